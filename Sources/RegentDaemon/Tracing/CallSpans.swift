package import RegentGateway
import RegentMessages
package import RegentModel
package import RegentRPC
import RegentSystem
package import RegentTelemetry
import RegentWire

/// Makes spans of calls that have ended: one of the call, and one of each piece of its work below it.
///
/// Kept are calls whose caller records the trace, a share of those that begin a trace here, and calls that failed or
/// were slow for their method, so many of these a second.
package struct CallSpans: CallTracing {
    private let sampler: TraceSampler
    private let allowance = TailAllowance()
    private let sink: any SpanSink
    private let requests: RequestSpans
    /// Microseconds since 1970.
    private let now: @Sendable () -> Int64

    /// Hands spans to a sink.
    ///
    /// - Parameter requests: the spans above calls that come over HTTP.
    package init(
        sampler: TraceSampler, sink: any SpanSink, requests: RequestSpans, now: @escaping @Sendable () -> Int64
    ) {
        self.requests = requests
        self.sampler = sampler
        self.sink = sink
        self.now = now
    }

    /// Whether spans of a trace are kept, whatever becomes of its call.
    package func isSampled(_ trace: TraceContext.TraceID) -> Bool { sampler.isSampled(trace) }

    /// Makes the spans of a call that has ended, if its trace is kept.
    package func take(_ call: EndedCall) {
        guard call.identity.span.isSampled || allowance.take(at: call.time.end) else { return }
        requests.noteKept(below: call.identity.parent)
        // Both clocks are read once: what lies between the pieces stays as it was measured.
        let steady = SteadyClock.nanoseconds
        let wall = UInt64(clamping: now()).multipliedReportingOverflow(by: 1_000).partialValue
        let time = { (moment: UInt64) in wall &- (steady &- moment) }
        var spans = [callSpan(call, time)]
        for piece in call.pieces {
            guard let id = TraceContext.SpanID(FastRandom.ofProcess.next()) else { continue }
            var place = spans[0].context
            place.spanID = id
            spans.append(
                FinishedSpan(
                    context: place, parent: call.identity.span.spanID, name: "regent.\(piece.phase.spanName)",
                    kind: .internal, begin: time(piece.begin), end: time(piece.end),
                    attributes: piece.phase.attributes(of: call)))
        }
        sink.add(spans)
    }

    private func callSpan(_ call: EndedCall, _ time: (UInt64) -> UInt64) -> FinishedSpan {
        var attributes: [FinishedSpan.Attribute] = [
            .init("rpc.system.name", "regent"), .init("rpc.method", call.method.qualifiedName),
            .init("rpc.response.status_code", call.code.description),
            .init("regent.request_id", call.identity.request),
        ]
        if !call.principal.isEmpty { attributes.append(.init("enduser.id", call.principal)) }
        if call.isSlow { attributes.append(.init("regent.slow", .truth(true))) }
        if call.omittedPieces > 0 { attributes.append(.init("regent.spans_left_out", call.omittedPieces)) }
        if call.code != .ok {
            attributes.append(.init("error.type", call.reason.isEmpty ? call.code.description : call.reason))
        }
        var context = call.identity.span
        // What is exported is recorded, whatever was decided at first.
        context.isSampled = true
        var span = FinishedSpan(
            context: context, parent: call.identity.parent, name: call.method.qualifiedName, kind: .server,
            begin: time(call.time.begin), end: time(call.time.end), attributes: attributes)
        if call.isFailed { span.status = .failed(call.reason) }
        return span
    }
}

extension WorkPhase {
    /// What its spans are called, behind `regent.`.
    fileprivate var spanName: String { self == .segment ? "segment.read" : name }

    /// What is said of a piece.
    fileprivate func attributes(of call: EndedCall) -> [FinishedSpan.Attribute] {
        switch self {
        case .rule: [.init("regent.verb", call.method.method)]
        case .commit: [.init("db.system.name", "sqlite"), .init("db.operation.name", "COMMIT")]
        case .read, .segment: [.init("db.system.name", "sqlite")]
        default: []
        }
    }
}
