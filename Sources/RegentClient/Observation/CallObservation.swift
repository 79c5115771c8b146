import RegentMessages
import RegentModel
import RegentRPC
import RegentWire
import Tracing

/// Metrics and trace of one call: a duration, a span, and the trace context on the wire.
struct CallObservation {
    private let method: MethodDescriptor
    private let metrics: CallMetrics
    /// Nil where the program has no tracer: then a call makes neither a name nor a span.
    private let trace: (tracer: any Tracer, span: any Tracing.Span)?
    private let begin = ContinuousClock.now

    /// Begins a span of kind client, under the current one.
    init(of method: MethodDescriptor, _ metrics: CallMetrics) {
        self.method = method
        self.metrics = metrics
        let tracer = InstrumentationSystem.tracer
        trace = tracer is NoOpTracer ? nil : (tracer, tracer.startSpan(method.qualifiedName, ofKind: .client))
    }

    /// Puts the span's context into a call's metadata, as `traceparent` and other keys of the tracer.
    func inject(into metadata: inout [KeyValue]) {
        guard let trace else { return }
        Self.inject(trace.span.context, by: trace.tracer, into: &metadata)
    }

    /// Ends the span and records the duration; nil for a success.
    func end(_ failure: RPCError?) {
        let code = failure?.code ?? .ok
        if let span = trace?.span {
            if span.isRecording { describe(span, code, failure) }
            span.end()
        }
        metrics.record(ContinuousClock.now - begin, of: method, code)
    }

    private func describe(_ span: any Tracing.Span, _ code: StatusCode, _ failure: RPCError?) {
        span.attributes["rpc.method"] = method.qualifiedName
        span.attributes["rpc.response.status_code"] = code.description
        guard let failure else { return }
        span.recordError(failure)
        span.setStatus(SpanStatus(code: .error, message: failure.reason))
    }

    /// Puts a span's context into metadata.
    static func inject(_ context: ServiceContext, by tracer: any Tracer, into metadata: inout [KeyValue]) {
        tracer.inject(context, into: &metadata, using: MetadataInjector())
    }

    /// Puts the current span's context, if there is one, into the metadata of a call without a span of its own: a
    /// stream may outlive whatever opened it. Metadata that has a context keeps it.
    static func injectCurrent(into metadata: inout [KeyValue]) {
        guard let context = ServiceContext.current,
            !metadata.contains(where: { $0.key == TraceContext.parentKey })
        else { return }
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
