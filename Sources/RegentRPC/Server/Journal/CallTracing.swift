package import RegentMessages
package import RegentModel
package import RegentSystem
package import RegentWire

/// Takes the calls of a server that are to be traced.
///
/// A call is decided on when it has ended, so that every failure and every slow call has its trace; until then its
/// pieces are kept, a bounded number of them.
package protocol CallTracing: Sendable {
    /// Whether a call whose caller has no trace is recorded, by the trace that begins with it.
    func isSampled(_ trace: TraceContext.TraceID) -> Bool
    /// Takes a call that has ended and is sampled, slow or failed. Called on threads that serve: it must be brief.
    func take(_ call: EndedCall)
}

/// A call that has ended, as its trace shows it.
package struct EndedCall: Sendable {
    /// The method.
    package let method: MethodDescriptor
    /// Its place in a trace.
    package let identity: CallIdentity
    /// The principal; empty where it is not known.
    package let principal: String
    /// How it ended.
    package let code: StatusCode
    /// The finer reason of a failure; empty = none.
    package let reason: String
    /// When it began and ended, by `SteadyClock`.
    package let time: (begin: UInt64, end: UInt64)
    /// Whether it took longer than 99 of 100 calls of its method have.
    package let isSlow: Bool
    /// What it did.
    package let pieces: [WorkRecord.Piece]
    /// Pieces that were not kept.
    package let omittedPieces: Int

    /// Whether it failed: every status but OK and CANCELLED.
    package var isFailed: Bool { code != .ok && code != .cancelled }

    /// A call, by its parts.
    package init(
        method: MethodDescriptor, identity: CallIdentity, principal: String, code: StatusCode = .ok,
        reason: String = "", time: (begin: UInt64, end: UInt64), isSlow: Bool = false,
        pieces: [WorkRecord.Piece] = [], omittedPieces: Int = 0
    ) {
        (self.method, self.identity, self.principal) = (method, identity, principal)
        (self.code, self.reason, self.time, self.isSlow) = (code, reason, time, isSlow)
        (self.pieces, self.omittedPieces) = (pieces, omittedPieces)
    }
}

/// Counts each call in the figures of its method, and hands those that are to be traced to who traces.
struct CallObserver: Sendable {
    let tracing: (any CallTracing)?

    /// The identity of a call that begins, with the decision whether it is sampled.
    func identity(
        _ metadata: [KeyValue], number: (connection: UInt64, call: UInt64)
    ) -> CallIdentity {
        var identity = CallIdentity(metadata, number: number)
        if identity.parent == nil, let tracing { identity.span.isSampled = tracing.isSampled(identity.span.traceID) }
        return identity
    }

    /// A call of a handler has ended.
    func noteEnd(_ call: ServerCall, _ failure: RPCError?) {
        let (end, record, method) = (SteadyClock.nanoseconds, call.record, call.entry.method)
        let figures = call.entry.figures
        // A stream lasts as long as its client wants.
        let isStream = method.clientStreaming || method.serverStreaming
        let isSlow = figures.note(
            nanoseconds: isStream ? nil : end &- record.begin, failure: failure?.code, phases: record.nanoseconds)
        guard let tracing, isTraced(call.context, failure, isSlow) else { return }
        let pieces = record.pieces
        tracing.take(
            ended(
                call.context, failure, (record.begin, end), isSlow: isSlow, pieces: pieces.kept,
                omitted: pieces.omitted))
    }

    /// A call was answered, or refused, at once.
    func noteEnd(_ call: OpenedCall, _ failure: RPCError?, from begin: UInt64, ruleFrom: UInt64? = nil) {
        let end = SteadyClock.nanoseconds
        let isSlow = call.entry.figures.note(nanoseconds: end &- begin, failure: failure?.code)
        guard let tracing, isTraced(call.context, failure, isSlow) else { return }
        let pieces = ruleFrom.map { [WorkRecord.Piece(phase: .rule, begin: $0, end: end)] } ?? []
        tracing.take(ended(call.context, failure, (begin, end), isSlow: isSlow, pieces: pieces))
    }

    /// A call was answered where it lay; nothing is made of it unless it is traced.
    func noteAnswer(
        inPlace method: InPlaceMethod, from begin: UInt64, to end: UInt64, caller: () -> Caller?
    ) {
        let isSlow = method.figures.note(nanoseconds: end &- begin, failure: nil)
        guard let tracing else { return }
        let random = FastRandom.ofProcess
        guard let trace = TraceContext.TraceID(high: random.next(), low: random.next()),
            tracing.isSampled(trace) || isSlow
        else { return }
        var identity = CallIdentity([])
        identity.span.traceID = trace
        identity.span.isSampled = tracing.isSampled(trace)
        tracing.take(
            EndedCall(
                method: method.method, identity: identity, principal: caller()?.name ?? "", time: (begin, end),
                isSlow: isSlow, pieces: [WorkRecord.Piece(phase: .rule, begin: begin, end: end)]))
    }

    private func isTraced(_ call: CallContext, _ failure: RPCError?, _ isSlow: Bool) -> Bool {
        call.identity.span.isSampled || isSlow || failure.map { $0.code != .cancelled } ?? false
    }

    private func ended(
        _ call: CallContext, _ failure: RPCError?, _ time: (begin: UInt64, end: UInt64), isSlow: Bool,
        pieces: [WorkRecord.Piece], omitted: Int = 0
    ) -> EndedCall {
        EndedCall(
            method: call.method, identity: call.identity, principal: call.caller.name, code: failure?.code ?? .ok,
            reason: failure?.reason ?? "", time: time, isSlow: isSlow, pieces: pieces, omittedPieces: omitted)
    }
}
