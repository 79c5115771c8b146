import RegentMessages
import RegentModel
import RegentTransport
import RegentWire
import Synchronization

/// Calls from their CALL to their END.
extension ServerConnection {
    // MARK: Beginning

    /// Makes the call of a CALL; nil when no handler can answer it, which is told at once.
    ///
    /// Decided by the head alone: the body of a refused call is never looked at.
    func open(_ key: StreamKey, _ head: Call) -> ServerCall? {
        guard let known = state.withLock({ $0.caller }) else { return nil }
        guard let entry = server.methods[name: head.method] else {
            refuse(key, RPCError(.unknownMethod, "no method \(head.method)"))
            return nil
        }
        guard head.encoding == 0 || MessageEncoding.supported.contains(head.encoding) else {
            let supported = MessageEncoding.supported.map { "\($0)" }.joined(separator: ",")
            refuse(
                key, RPCError(.unsupportedEncoding, "encoding \(head.encoding)",
                    metadata: ["supported": supported]))
            return nil
        }
        let caller: Caller
        do throws(RPCError) { caller = try server.authenticator.current(known) } catch {
            refuse(key, error)
            return nil
        }
        guard let takesPlace = admit(key, entry) else { return nil }
        let deadline = head.timeoutUs == 0
            ? nil : ContinuousClock.now + .microseconds(Int64(clamping: head.timeoutUs))
        let context = CallContext(
            method: entry.method, caller: caller, peer: connection.peer, metadata: head.metadata,
            deadline: deadline, attempt: head.attempt, drain: drainSignal, admission: server.options.admission)
        let call = ServerCall(
            key: key, entry: entry, context: context, requestEncoding: head.encoding,
            compressesResponses: head.accept.contains(MessageEncoding.zstd), hasPlace: takesPlace)
        state.withLock { state in
            state.calls[key] = call
            state.clocks.calls[key] = deadline
            if entry.isBulk { raiseCredit(of: key, &state) }
        }
        return call
    }

    /// Sheds a call that there is no room for; else gives whether it has taken its place among the handlers, which
    /// one that may be answered inline need not.
    private func admit(_ key: StreamKey, _ entry: MethodTable.Entry) -> Bool? {
        let criticality = entry.method.criticality
        if criticality != .p0, server.load.isPressed {
            refuse(key, server.load.overloaded("the daemon holds as many bytes as it may"))
            return nil
        }
        guard entry.answer == nil else { return false }
        guard server.load.takePlace(entry.method) else {
            refuse(key, server.load.overloaded("too many calls of this class run"))
            return nil
        }
        return true
    }

    private func refuse(_ key: StreamKey, _ error: RPCError) {
        let actions = state.withLock { state in
            let actions = state.machine.reject(key, with: error.end(trailers: []))
            account(&state)
            return actions
        }
        perform(actions)
    }

    /// Whether a handler may run for a call that could not be answered inline; otherwise the call has ended.
    func hasPlace(_ call: ServerCall) -> Bool {
        if call.hasPlace { return true }
        guard server.load.takePlace(call.entry.method) else {
            settle(call, failed(call, server.load.overloaded("too many calls of this class run")))
            return false
        }
        call.hasPlace = true
        return true
    }

    // MARK: Answering

    /// Answers a call here and now, if its method can and its request is whole.
    func answered(_ call: ServerCall) -> Bool {
        guard let answer = call.entry.answer, server.options.admission.admits(call.context),
            let message = call.inbox.takeOnly()
        else { return false }
        if message.isCounted { consumed(message, of: call.key) }
        do {
            let request = try MessageEncoding.decompress(
                message, encoding: call.requestEncoding, bytesMax: settings.messageBytesMax)
            settle(call, try Answer(try answer(request, call.context), of: call))
        } catch {
            settle(call, failed(call, error))
        }
        return true
    }

    /// Answers a call from admission to END.
    func run(_ call: ServerCall) async {
        do {
            try await server.options.admission.admit(call.context)
            let response = try await call.entry.invoke(
                WireSource(call: call, connection: self), WireSink(call: call, connection: self),
                call.context)
            settle(call, try Answer(response, of: call))
        } catch {
            settle(call, failed(call, error))
        }
    }

    /// What a call ends with whose handler threw.
    private func failed(_ call: ServerCall, _ error: any Error) -> Answer {
        var answer = Answer()
        answer.end = server.reporter.status(of: error, method: call.entry.method.name)
            .end(trailers: call.context.trailingMetadata)
        return answer
    }

    /// What a call ends with.
    private struct Answer {
        var end = End()
        var response: [UInt8]?
        var isCompressed = false

        init() {}

        init(_ response: [UInt8]?, of call: ServerCall) throws(RPCError) {
            end.trailers = call.context.trailingMetadata
            if !end.trailers.isEmpty, end.encodedByteCount > WireLimits.headBytesMax {
                throw RPCError(.metadataTooLarge, "trailing metadata beyond a head's size")
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
        let answer = affordable(answer, of: call)
        let isIdle = state.withLock { state in
            var answer = answer
            if let bytes = answer.response?.count, bytes > state.machine.peerMessageBytesMax {
                answer = Answer()
                answer.end = RPCError.tooLarge(bytes).end(trailers: [])
            }
            if answer.end.code == 0, let reply = call.takeReply(isCompressed: answer.isCompressed) {
                state.machine.setReply(reply, on: call.key)
            }
            state.machine.end(
                call.key, with: answer.end, message: answer.response, isCompressed: answer.isCompressed)
            state.machine.handlerReturned(call.key)
            state.calls[call.key] = nil
            state.clocks.calls[call.key] = nil
            returnCredit(of: call.key, &state)
            account(&state)
            return state.isClosed && state.calls.isEmpty
        }
        if call.hasPlace { server.load.returnPlace(call.entry.method) }
        connection.wake()
        if isIdle { server.forget(self) }
    }

    /// The answer, or the advice to ask again for a large one of a read, while the server holds too much: many calls
    /// may have begun before their answers filled it. A write is told what became of it.
    private func affordable(_ answer: Answer, of call: ServerCall) -> Answer {
        guard let bytes = answer.response?.count, bytes >= Self.largeAnswerBytesMin,
            call.entry.method.idempotency == .read, server.load.isPressed
        else { return answer }
        return failed(call, server.load.overloaded("no room for a large answer"))
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
        RPCError(.messageTooLarge, "the receiver takes no message of \(bytes) bytes")
    }
}
