import RegentMessages
import RegentRPC
import RegentWire
import Tracing

/// Metrics and trace of one call: a duration, a span, and the trace context on the wire.
struct CallObservation {
    private let method: String
    private let metrics: CallMetrics
    private let span: any Tracing.Span
    private let tracer: any Tracer
    private let begin = ContinuousClock.now

    /// Begins a span of kind client, under the current one.
    init(of method: MethodDescriptor, _ metrics: CallMetrics) {
        self.method = String(method.name.dropFirst())
        self.metrics = metrics
        tracer = InstrumentationSystem.tracer
        span = tracer.startSpan(self.method, ofKind: .client)
    }

    /// Puts the span's context into a call's metadata, as `traceparent` and other keys of the tracer.
    func inject(into metadata: inout [KeyValue]) {
        tracer.inject(span.context, into: &metadata, using: MetadataInjector())
    }

    /// Ends the span and records the duration; nil for a success.
    func end(_ failure: RPCError?) {
        let code = failure?.code ?? .ok
        // Nearly always there is no tracer.
        if span.isRecording { describe(code, failure) }
        span.end()
        metrics.record(ContinuousClock.now - begin, of: method, code)
    }

    private func describe(_ code: StatusCode, _ failure: RPCError?) {
        span.attributes["rpc.method"] = method
        span.attributes["rpc.response.status_code"] = code.description
        guard let failure else { return }
        span.recordError(failure)
        span.setStatus(SpanStatus(code: .error, message: failure.reason))
    }

    /// Puts the current span's context, if there is one, into the metadata of a call without a span of its own: a
    /// stream may outlive whatever opened it.
    static func injectCurrent(into metadata: inout [KeyValue]) {
        guard let context = ServiceContext.current else { return }
        InstrumentationSystem.instrument.inject(context, into: &metadata, using: MetadataInjector())
    }
}

/// Writes a trace's context into metadata: keys in lower case, each once.
private struct MetadataInjector: Injector {
    func inject(_ value: String, forKey key: String, into metadata: inout [KeyValue]) {
        let key = key.lowercased()
        metadata.removeAll { $0.key == key }
        metadata.append(KeyValue(key: key, value: Array(value.utf8)))
    }
}
