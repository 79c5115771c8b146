import RegentMessages
import RegentModel
import RegentSystem
import RegentTransport
import RegentWire
import Synchronization

/// Calls from their CALL to their END.
extension ServerConnection {
    // MARK: Beginning

    /// Makes the call of a CALL; nil when it needs no handler of its own: it was refused, or answered at once.
    ///
    /// Refused by the head alone: the body of a refused call is never looked at.
    /// - Parameter request: the only request, if it came whole with the CALL.
    func open(_ key: StreamKey, _ head: Call, _ request: WireMessage?) -> ServerCall? {
        guard let opened = opened(key, head) else { return nil }
        if let answer = opened.entry.answer, let request, isShort(request, of: opened.entry.method),
            self.answer(opened, answer, request)
        {
            return nil
        }
        let method = opened.entry.method
        let running = server.load.isScarce(method) ? runningCount(of: method) : 0
        guard server.load.takePlace(method, ofConnection: running) else {
            let error = server.load.overloaded("too many calls of this class are running")
            server.options.failures?.note(CallFailure(error, error, of: opened.context))
            server.observer.noteEnd(opened, error, from: SteadyClock.nanoseconds)
            refuse(key, error, opened.context.subject())
            return nil
        }
        let call = ServerCall(
            opened, chunks: server.chunks, isTraced: server.observer.tracing != nil, at: now)
        if let request {
            push(request, to: call)
            call.inbox.finish()
        }
        state.withLock { state in
            state.calls[key] = call
            state.clocks.calls[key] = opened.context.deadline
            if opened.entry.isBulk { raiseCredit(of: key, &state) }
            if let outbox = call.outbox { state.machine.attach(outbox, to: key) }
        }
        return call
    }

    /// The decoded head of a CALL, if the call may be made; otherwise the call has been refused.
    private func opened(_ key: StreamKey, _ head: Call) -> OpenedCall? {
        guard let known = state.withLock({ $0.caller }) else { return nil }
        let identity = server.observer.identity(head.metadata, number: (number, key.ordinal))
        guard let entry = server.methods[name: head.method] else {
            refuse(
                key, RPCError(.unknownMethod, "the daemon has no method \(head.method)"), subject(of: known, identity))
            return nil
        }
        guard head.encoding == 0 || MessageEncoding.supported.contains(head.encoding) else {
            let supported = MessageEncoding.supported.map { "\($0)" }.joined(separator: ",")
            refuse(
                key,
                RPCError(
                    .unsupportedEncoding, "encoding \(head.encoding) is not supported; use one of \(supported)",
                    metadata: ["supported": supported]), subject(of: known, identity, entry.method.name))
            return nil
        }
        let caller: Caller
        do throws(RPCError) { caller = try server.authenticator.current(known) } catch {
            refuse(key, error, subject(of: known, identity, entry.method.name))
            return nil
        }
        guard entry.method.criticality == .p0 || !server.load.isPressed else {
            refuse(
                key, server.load.overloaded("the daemon has reached its memory limit for requests and answers"),
                subject(of: known, identity, entry.method.name))
            return nil
        }
        let deadline =
            head.timeoutUs == 0
            ? nil : now + .microseconds(Int64(clamping: head.timeoutUs))
        let context = CallContext(
            method: entry.method, permissions: entry.permissions, caller: caller, peer: connection.peer,
            metadata: head.metadata, deadline: deadline, attempt: head.attempt, identity: identity, drain: drainSignal,
            admission: server.options.admission, clocks: server.options.clocks,
            authenticator: server.authenticator)
        return OpenedCall(
            key: key, entry: entry, context: context, requestEncoding: head.encoding,
            compressesResponses: head.accept.contains(MessageEncoding.zstd))
    }

    /// A call of a caller, as the log names it; the name of a method that there is not is the peer's own and is left
    /// out.
    private func subject(
        of caller: Caller, _ identity: CallIdentity, _ method: String = ""
    ) -> CallJournal.Subject {
        CallJournal.Subject(
            method: method, principal: caller.name, peer: "\(connection.peer)", trace: "\(identity.span.traceID)",
            request: identity.request)
    }

    private func refuse(_ key: StreamKey, _ error: RPCError, _ subject: CallJournal.Subject) {
        server.journal.noteFailure(error, subject, at: now)
        // It took no time; the name of a method that there is not is the peer's own.
        let method = subject.method.isEmpty ? CallDurations.other : subject.method
        server.methods.durations.histogram(method: method, status: error.code)
            .note(nanoseconds: 0, trace: subject.trace)
        let actions = state.withLock { state in
            let actions = state.machine.reject(key, with: error.end(trailers: []))
            account(&state)
            return actions
        }
        perform(actions)
    }

    /// Whether a request is answered on the serial context: it is small, and others do not wait longer for it than for
    /// a turn. Health waits for no turn.
    private func isShort(_ request: WireMessage, of method: MethodDescriptor) -> Bool {
        guard request.bytes.count <= WireLimits.inlineBytesMax, !request.isCompressed else { return false }
        return method.criticality == .p0 || inlineTime.isLeft
    }

    /// Calls of a method's class whose handlers have not returned.
    private func runningCount(of method: MethodDescriptor) -> Int {
        state.withLock { $0.calls.values.count { ServerLoad.sharePlaces($0.entry.method, method) } }
    }

    /// Hands a message to a call. Where its handler needs no other one, reading waits for it.
    func push(_ message: WireMessage, to call: ServerCall) {
        if !call.entry.method.clientStreaming {
            waitingRequests.add(call.noteWaiting(message.bytes.count), ordering: .relaxed)
        }
        call.inbox.push(message)
    }

    /// The handler has taken its request, or will not.
    func noteTaken(_ call: ServerCall, isOver: Bool = false) {
        let taken = call.takeWaiting(isOver: isOver)
        guard taken > 0 else { return }
        let left = waitingRequests.subtract(taken, ordering: .relaxed).newValue
        let resumeAt = limits.waitingRequestBytesMax / 2
        // A call that goes on for long would not have the connection asked for output.
        if left <= resumeAt, left + taken > resumeAt { connection.wake() }
    }

    // MARK: Answering

    /// Answers a call here and now; false where that would take too long.
    private func answer(
        _ opened: OpenedCall, _ answer: ([UInt8], CallContext) throws -> [UInt8]?, _ request: WireMessage
    ) -> Bool {
        let began = SteadyClock.nanoseconds
        defer {
            let taken = Int(clamping: SteadyClock.nanoseconds &- began)
            inlineTime.add(taken)
            // By the clock on the wall: on a busy machine it may have waited for a processor.
            account.note(nanoseconds: min(taken, WireLimits.inlineNanosecondsMax))
        }
        do {
            guard server.options.admission.admits(opened.context) else {
                throw Admission.denied(opened.context)
            }
            let bytes = try MessageEncoding.decompress(
                request, encoding: opened.requestEncoding, bytesMax: settings.messageBytesMax)
            guard let response = try answer(bytes, opened.context) else { return false }
            let whole = try Answer(response, of: opened)
            server.observer.noteEnd(opened, nil, from: began, ruleFrom: began)
            settle(opened, whole, took: Self.time(since: began))
            server.journal.noteAnswer()
        } catch {
            let (answer, status) = failed(opened, error)
            server.observer.noteEnd(opened, status, from: began)
            settle(opened, answer, took: Self.time(since: began))
        }
        return true
    }

    private static func time(since nanoseconds: UInt64) -> Duration {
        .nanoseconds(Int64(clamping: SteadyClock.nanoseconds &- nanoseconds))
    }

    /// Answers a call from admission to END.
    func run(_ call: ServerCall) async {
        call.record.add(.queue, from: call.record.begin)
        do {
            if server.executor != nil, now - call.openedAt > limits.queueTimeMax,
                !call.entry.method.criticality.isUrgent
            {
                throw server.load.overloaded("the call waited too long for a free thread")
            }
            try await server.options.admission.admit(call.context)
            let response = try await call.entry.invoke(
                WireSource(call: call, connection: self), WireSink(call: call, connection: self),
                call.context)
            let answer = try Answer(response, of: call.opened)
            server.observer.noteEnd(call, nil)
            settle(call, answer)
            noteAnswer(call)
        } catch {
            let (answer, status) = failed(call.opened, error, since: call.openedAt)
            server.observer.noteEnd(call, status)
            settle(call, answer)
        }
    }

    /// Takes note of an answer; a stream has no time that could be too long.
    private func noteAnswer(_ call: ServerCall) {
        let method = call.entry.method
        guard !method.clientStreaming, !method.serverStreaming else { return server.journal.noteAnswer() }
        let (end, context) = (now, call.context)
        let duration = end - call.openedAt
        server.journal.noteAnswer(context.subject(took: duration), took: duration, at: end)
    }

    /// The end of a call whose handler threw.
    private func failed(
        _ call: OpenedCall, _ error: any Error, since begin: ContinuousClock.Instant? = nil
    ) -> (answer: Answer, status: RPCError) {
        let status = server.reporter.status(of: error, call.context)
        if status.code != .cancelled { server.options.failures?.note(CallFailure(error, status, of: call.context)) }
        let end = now
        server.journal.noteFailure(status, call.context.subject(took: begin.map { end - $0 }), at: end)
        var answer = Answer()
        answer.end = status.end(trailers: call.context.trailingMetadata)
        return (answer, status)
    }

    /// The end of a call.
    private struct Answer {
        var end = End()
        var response: [UInt8]?
        var isCompressed = false

        init() {}

        init(_ response: [UInt8]?, of call: OpenedCall) throws(RPCError) {
            end.trailers = call.context.trailingMetadata
            if !end.trailers.isEmpty, end.encodedByteCount > WireLimits.headBytesMax {
                throw RPCError(
                    .metadataTooLarge, "the trailing metadata is larger than \(WireLimits.headBytesMax) bytes")
            }
            guard let response else { return }
            let encoded = call.compressesResponses ? MessageEncoding.compress(response) : (response, false)
            (self.response, isCompressed) = encoded
        }
    }

    // MARK: Ending

    /// Answers of this size and more are not kept for their clients while the server holds too much.
    private static let largeAnswerBytesMin = 64 * 1024

    /// Ends a call whose handler has returned, its last response in the same frame when possible.
    private func settle(_ call: ServerCall, _ answer: Answer) {
        // Before its client hears of the end, and may call again.
        server.load.returnPlace(call.entry.method)
        noteTaken(call, isOver: true)
        let isFirst = call.takeReply()
        settle(call.opened, answer, took: now - call.openedAt, endedAs: call.cancellation?.code, isFirst: isFirst) {
            state in
            state.calls[call.key] = nil
            state.clocks.calls[call.key] = nil
            returnCredit(of: call.key, &state)
        }
    }

    /// Ends a call.
    ///
    /// - Parameters:
    ///   - duration: time since its CALL.
    ///   - early: what its client was told before the handler returned; nil = nothing.
    ///   - isFirst: whether no response has gone before, so that the Reply does.
    ///   - forget: forgets what is kept of a call while its handler runs.
    private func settle(
        _ call: OpenedCall, _ answer: Answer, took duration: Duration, endedAs early: StatusCode? = nil,
        isFirst: Bool = true, forget: (inout State) -> Void = { _ in }
    ) {
        let answer = affordable(answer, of: call)
        let (isIdle, code) = state.withLock { state in
            var answer = answer
            if let bytes = answer.response?.count, bytes > state.machine.peerMessageBytesMax {
                answer = Answer()
                answer.end = RPCError.tooLarge(bytes).end(trailers: [])
            }
            if answer.end.code == 0, isFirst, let reply = call.reply(isCompressed: answer.isCompressed) {
                state.machine.setReply(reply, on: call.key)
            }
            state.machine.end(
                call.key, with: answer.end, message: answer.response, isCompressed: answer.isCompressed)
            state.machine.handlerReturned(call.key)
            forget(&state)
            account(&state)
            return (state.isClosed && state.calls.isEmpty, StatusCode(rawValue: answer.end.code))
        }
        server.methods.durations.histogram(method: call.entry.method.name, status: early ?? code)
            .note(duration, trace: call.context.traceID)
        connection.wake()
        if isIdle { server.forget(self) }
    }

    /// The answer, or the advice to ask again for a large one of a read, while the server holds too much: many calls
    /// may have begun before their answers filled it. The result of a write is always sent.
    private func affordable(_ answer: Answer, of call: OpenedCall) -> Answer {
        guard let bytes = answer.response?.count, bytes >= Self.largeAnswerBytesMin,
            call.entry.method.idempotency == .read, server.load.isPressed
        else { return answer }
        return failed(call, server.load.overloaded("the daemon has no memory left for a large answer")).answer
    }

    /// Ends a call over its handler's head: the client hears of it now, the handler is cancelled.
    func end(_ call: ServerCall, early error: RPCError) {
        state.withLock { state in
            state.clocks.calls[call.key] = nil
            state.machine.end(call.key, with: error.end(trailers: []), isAbrupt: true)
            account(&state)
        }
        call.cancel(error)
    }
}

extension RPCError {
    /// A message that its receiver does not take.
    static func tooLarge(_ bytes: Int) -> RPCError {
        RPCError(.messageTooLarge, "the message has \(bytes) bytes, more than its receiver accepts")
    }
}
