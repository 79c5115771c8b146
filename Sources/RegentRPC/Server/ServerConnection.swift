import Logging
import RegentMessages
import RegentModel
import RegentTransport
import RegentWire
import Synchronization

/// One client's connection: the machine, its calls and their clocks.
///
/// The machine is entered under the lock and its actions are carried out after leaving it, always on
/// the transport's serial context, so that they keep their order.
final class ServerConnection: ConnectionHandler {
    private struct State {
        var machine: ServerConnectionMachine
        var calls: [StreamKey: ServerCall] = [:]
        /// When each call ends whatever its handler does.
        var deadlines: [StreamKey: ContinuousClock.Instant] = [:]
        var helloDeadline: ContinuousClock.Instant?
        var drainDeadline: ContinuousClock.Instant?
        /// When the transport's timer is set to fire.
        var timer: ContinuousClock.Instant?
        /// What authentication gave, until the serial context takes it.
        var admission: Result<Caller, RPCError>?
        var caller: Caller?
        /// Whether the connection closes although handlers still run.
        var isCutShort = false
        var isClosed = false
    }

    let settings: ConnectionSettings
    private let connection: any Connection
    private let server: RPCServer
    private let drainSignal = Signal(staysRaised: true)
    private let state: Mutex<State>

    init(_ connection: any Connection, server: RPCServer) {
        self.connection = connection
        self.server = server
        settings = server.options.settings
        state = Mutex(State(machine: ServerConnectionMachine(settings: server.options.settings)))
        let hello = ContinuousClock.now + server.options.helloTimeout
        state.withLock { $0.helloDeadline = hello }
        rearm()
    }

    /// Handlers that have not returned.
    var runningHandlerCount: Int { state.withLock { $0.calls.count } }

    // MARK: Transport

    func received(_ bytes: [UInt8]) {
        perform(state.withLock { $0.machine.receive(bytes) })
    }

    func bytesToSend(bytesMax: Int) -> [UInt8] {
        settleAdmission()
        let (bytes, actions, isDone) = state.withLock { state in
            let (bytes, actions) = state.machine.output(bytesMax: bytesMax, now: .now)
            let isOver = state.machine.isClosed || state.isCutShort
            return (bytes, actions, bytes.isEmpty && isOver)
        }
        perform(actions)
        if isDone { connection.close() }
        return bytes
    }

    func timerFired() {
        let now = ContinuousClock.now
        let (expired, isDrained) = state.withLock { state in
            state.timer = nil
            if let hello = state.helloDeadline, hello <= now {
                state.helloDeadline = nil
                // Once the HELLO is there, the time is the authenticator's, not the client's.
                if state.machine.isAwaitingHello, !state.machine.isAuthenticating {
                    state.machine.refuse(.deadlineExceeded, "no HELLO came")
                }
            }
            let isDrained = state.drainDeadline.map { $0 <= now } ?? false
            if isDrained { state.drainDeadline = nil }
            let expired = state.deadlines.filter { $0.value <= now }.keys.compactMap { state.calls[$0] }
            return (expired, isDrained)
        }
        for call in expired { end(call, early: .deadlineExceeded) }
        if isDrained { cutShort() }
        rearm()
        connection.wake()
    }

    func closed(_ error: TransportError?) {
        let calls = state.withLock { state in
            state.isClosed = true
            state.machine.refuse(.unavailable, "closed")
            state.deadlines = [:]
            return Array(state.calls.values)
        }
        for call in calls { call.cancel(RPCError(.connectionLost, "the client has gone")) }
        // Otherwise the last handler to return says goodbye.
        if calls.isEmpty { server.forget(self) }
    }

    // MARK: Drain

    /// Takes no more calls; what is open has the grace to end.
    func drain(grace: Duration) {
        state.withLock { state in
            state.machine.drain(.ok, "the daemon takes no more calls here", grace: grace)
            state.drainDeadline = .now + grace
        }
        drainSignal.raise()
        rearm()
        connection.wake()
    }

    /// The grace is over: what is open is cancelled, and the connection closes behind it.
    private func cutShort() {
        let calls = state.withLock { state in
            state.isCutShort = true
            return Array(state.calls.values)
        }
        for call in calls { end(call, early: RPCError(.draining, "the daemon is going down")) }
    }

    // MARK: Calls, from their handlers

    func demand(_ key: StreamKey) {
        wakeAfter { $0.demand(key) }
    }

    func consumed(_ message: WireMessage, of key: StreamKey) {
        guard message.isCounted else { return }
        wakeAfter { $0.consumed(message, on: key) }
    }

    /// Offers a response, with the Reply if it is the first.
    func offer(_ message: [UInt8], isCompressed: Bool, of call: ServerCall) -> SendOffer {
        let offer = state.withLock { state in
            if let reply = call.takeReply(isCompressed: call.compressesResponses) {
                state.machine.setReply(reply, on: call.key)
            }
            return state.machine.offer(message, isCompressed: isCompressed, on: call.key)
        }
        if offer == .accepted { connection.wake() }
        return offer
    }

    private func wakeAfter(_ change: (inout ServerConnectionMachine) -> Void) {
        let hasOutput = state.withLock { state in
            change(&state.machine)
            return state.machine.hasOutput
        }
        if hasOutput { connection.wake() }
    }

    // MARK: Actions

    private func perform(_ actions: [ServerConnectionMachine.Action]) {
        var begun: [ServerCall] = []
        for action in actions {
            switch action {
            case .authenticate(let hello): authenticate(hello)
            case .opened(let key, let head): if let call = open(key, head) { begun.append(call) }
            case .message(let key, let message): call(key)?.inbox.push(message)
            case .requestsEnded(let key): call(key)?.inbox.finish()
            case .cancelled(let key, let status):
                call(key)?.cancel(RPCError(code: status, message: "the call was cancelled"))
            case .writable(let key): call(key)?.writable.raise()
            case .failed(let error): fail(error)
            }
        }
        // Begun last, so that a handler finds what came with its CALL.
        let waiting = begun.filter { !answered($0) }
        for call in waiting { call.attach(LooseWork.start { await self.run(call) }) }
        if !waiting.isEmpty { rearm() }
    }

    /// Answers a call here and now, if its method can and its request is whole.
    private func answered(_ call: ServerCall) -> Bool {
        guard let answer = call.entry.answer, server.options.admission.admits(call.context),
            let message = call.inbox.takeOnly()
        else { return false }
        consumed(message, of: call.key)
        do {
            let request = try MessageEncoding.decompress(
                message, encoding: call.requestEncoding, bytesMax: settings.messageBytesMax)
            settle(call, try Answer(try answer(request, call.context), of: call))
        } catch {
            settle(call, failed(call, error))
        }
        return true
    }

    private func call(_ key: StreamKey) -> ServerCall? {
        state.withLock { $0.calls[key] }
    }

    private func fail(_ error: WireError) {
        server.options.logger.debug("connection failed", metadata: ["error": "\(error.message)"])
        let calls = state.withLock { state in
            state.deadlines = [:]
            return Array(state.calls.values)
        }
        for call in calls { call.cancel(RPCError(.protocolViolation, error.message)) }
    }

    // MARK: Authentication

    private func authenticate(_ hello: Hello) {
        connection.setReading(false)
        LooseWork.start { [self] in
            let admission: Result<Caller, RPCError>
            do {
                admission = .success(
                    try await server.authenticator.caller(
                        of: connection.peer, token: hello.authToken))
            } catch {
                let status = (error as? any StatusConvertible)?.status
                admission = .failure(status ?? RPCError(.unauthenticated, "the peer is not known"))
            }
            state.withLock { $0.admission = admission }
            connection.wake()
        }
    }

    /// Takes what authentication gave, on the serial context.
    private func settleAdmission() {
        let actions: [ServerConnectionMachine.Action]? = state.withLock { state in
            guard let admission = state.admission else { return nil }
            state.admission = nil
            state.helloDeadline = nil
            switch admission {
            case .success(let caller):
                state.caller = caller
                return state.machine.accept()
            case .failure(let error):
                state.machine.refuse(error.code, error.message)
                return []
            }
        }
        guard let actions else { return }
        connection.setReading(true)
        perform(actions)
    }

    // MARK: Handlers

    /// Makes the call of a CALL; nil when no handler can answer it, which is told at once.
    private func open(_ key: StreamKey, _ head: Call) -> ServerCall? {
        guard let known = state.withLock({ $0.caller }) else { return nil }
        guard let entry = server.methods[name: head.method] else {
            refuse(key, RPCError(.unknownMethod, "no method \(head.method)"))
            return nil
        }
        guard head.encoding == 0 || MessageEncoding.supported.contains(head.encoding) else {
            let supported = MessageEncoding.supported.map { "\($0)" }.joined(separator: ",")
            refuse(
                key,
                RPCError(
                    .unsupportedEncoding, "encoding \(head.encoding)",
                    metadata: ["supported": supported]))
            return nil
        }
        let caller: Caller
        do throws(RPCError) { caller = try server.authenticator.current(known) } catch {
            refuse(key, error)
            return nil
        }
        let deadline =
            head.timeoutUs == 0
            ? nil : ContinuousClock.now + .microseconds(Int64(clamping: head.timeoutUs))
        let context = CallContext(
            method: entry.method, caller: caller, peer: connection.peer, metadata: head.metadata,
            deadline: deadline, attempt: head.attempt, drain: drainSignal, admission: server.options.admission
        )
        let call = ServerCall(
            key: key, entry: entry, context: context, requestEncoding: head.encoding,
            compressesResponses: head.accept.contains(MessageEncoding.zstd))
        state.withLock { state in
            state.calls[key] = call
            state.deadlines[key] = deadline
            if entry.isBulk { state.machine.raiseWindow(of: key, to: WireLimits.bulkCreditBytes) }
        }
        return call
    }

    private func refuse(_ key: StreamKey, _ error: RPCError) {
        state.withLock { state in
            state.machine.end(key, with: error.end(trailers: []))
            state.machine.handlerReturned(key)
        }
    }

    /// Answers a call from admission to END.
    private func run(_ call: ServerCall) async {
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

    /// Ends a call whose handler has returned, its last response in the same frame when possible.
    private func settle(_ call: ServerCall, _ answer: Answer) {
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
            state.deadlines[call.key] = nil
            return state.isClosed && state.calls.isEmpty
        }
        connection.wake()
        if isIdle { server.forget(self) }
    }

    /// Ends a call over its handler's head: the client hears of it now, the handler is cancelled.
    private func end(_ call: ServerCall, early error: RPCError) {
        state.withLock { state in
            state.deadlines[call.key] = nil
            state.machine.end(call.key, with: error.end(trailers: []), isAbrupt: true)
        }
        call.cancel(error)
    }

    // MARK: Access

    /// Ends what the caller may do no more: the whole connection where its credential holds no longer, else the calls
    /// it would not be admitted to now.
    func checkAccess() {
        let (known, calls) = state.withLock { ($0.caller, Array($0.calls.values)) }
        guard let known else { return }
        do throws(RPCError) {
            let caller = try server.authenticator.current(known)
            for call in calls where !call.context.isAllowed(to: caller) {
                end(call, early: Admission.denied(call.context))
            }
        } catch {
            state.withLock { $0.machine.refuse(error.code, error.message) }
            for call in calls { call.cancel(error) }
        }
        connection.wake()
    }

    // MARK: Clocks

    /// Sets the transport's timer to the next deadline, if that is sooner than it is set already.
    private func rearm() {
        let delay: Duration? = state.withLock { state in
            let soonest = [state.helloDeadline, state.drainDeadline, state.deadlines.values.min()]
                .compactMap { $0 }.min()
            guard let soonest, soonest < state.timer ?? .now + .seconds(1 << 40) else { return nil }
            state.timer = soonest
            return max(.zero, soonest - .now)
        }
        if let delay { connection.setTimer(after: delay) }
    }
}

extension RPCError {
    /// A message that its receiver does not take.
    static func tooLarge(_ bytes: Int) -> RPCError {
        RPCError(.messageTooLarge, "the receiver takes no message of \(bytes) bytes")
    }
}
