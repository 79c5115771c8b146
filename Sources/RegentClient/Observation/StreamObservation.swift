import RegentMessages
import RegentModel
import RegentRPC
import RegentWire
import Synchronization
import Tracing

/// The trace of one stream, from its first opening to its end, over every connection that it needs: one span of kind
/// client, with an event for each thing that happens to it.
final class StreamObservation: Sendable {
    /// Events of a span: a stream may last for days.
    static let eventsMax = 128

    private let method: MethodDescriptor
    /// Nil where the program has no tracer.
    private let trace: (tracer: any Tracer, span: any Tracing.Span)?

    private struct State {
        var events = 0
        var leftOut = 0
        var isEnded = false
    }

    private let state = Mutex(State())

    /// Begins a span of kind client, under the current one.
    init(of method: MethodDescriptor) {
        self.method = method
        let tracer = InstrumentationSystem.tracer
        trace = tracer is NoOpTracer ? nil : (tracer, tracer.startSpan(method.qualifiedName, ofKind: .client))
    }

    deinit { end(.cancelled) }

    /// Puts the span's context into the metadata of a call, as `CallObservation` does.
    func inject(into metadata: inout [KeyValue]) {
        guard let trace else { return }
        CallObservation.inject(trace.span.context, by: trace.tracer, into: &metadata)
    }

    /// Something happened.
    func event(_ name: String, _ attributes: @autoclosure () -> [String: Int] = [:]) {
        guard let span = trace?.span, span.isRecording else { return }
        let isKept = state.withLock { state in
            guard !state.isEnded, state.events < Self.eventsMax else {
                state.leftOut += 1
                return false
            }
            state.events += 1
            return true
        }
        guard isKept else { return }
        var values = SpanAttributes()
        for (key, value) in attributes() { values["regent.\(key)"] = Int64(value) }
        span.addEvent(SpanEvent(name: name, attributes: values))
    }

    /// Ends the span, once; nil for a success.
    func end(_ failure: RPCError?, _ attributes: @autoclosure () -> [String: Int] = [:]) {
        guard let span = trace?.span else { return }
        let leftOut = state.withLock { state -> Int? in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            return state.leftOut
        }
        guard let leftOut else { return }
        if span.isRecording {
            var values = attributes()
            if leftOut > 0 { values["events_left_out"] = leftOut }
            describe(span, failure, values)
        }
        span.end()
    }

    private func describe(_ span: any Tracing.Span, _ failure: RPCError?, _ attributes: [String: Int]) {
        for (key, value) in attributes { span.attributes["regent.\(key)"] = Int64(value) }
        span.attributes["rpc.method"] = method.qualifiedName
        span.attributes["rpc.response.status_code"] = (failure?.code ?? .ok).description
        // Whoever no longer wants a stream has not met an error.
        guard let failure, failure.code != .cancelled else { return }
        span.recordError(failure)
        span.setStatus(SpanStatus(code: .error, message: failure.reason))
    }
}
