import Logging
import RegentMessages
import RegentModel
import RegentSystem
import RegentTransport
import RegentWire
import Synchronization

/// One client's connection: the machine, its calls and their clocks.
///
/// The machine is entered under the lock and its actions are carried out after leaving it, always on
/// the transport's serial context, so that they keep their order.
final class ServerConnection: ConnectionHandler {
    struct State: ~Copyable {
        var machine: ServerConnectionMachine
        var calls: [StreamKey: ServerCall] = [:]
        var clocks: ConnectionClocks
        /// The result of authentication, until the serial context takes it.
        var admission: Result<Caller, RPCError>?
        var caller: Caller?
        /// Whether its peer is not read: it does not take what waits for it, or has asked for more than is its turn.
        var isPaused = false
        /// Bytes this connection holds, as last reported to the server.
        var heldBytes = 0
        /// Calls whose credit was raised.
        var bulkCalls: Set<StreamKey> = []
        /// Whether the connection closes although handlers still run.
        var isCutShort = false
        var isClosed = false
    }

    /// Which of the server's connections this is, from 1.
    let number: UInt64
    let settings: ConnectionSettings
    let limits: ServerLimits
    let connection: any Connection
    let server: RPCServer
    let drainSignal = Signal(staysRaised: true)
    let state: Mutex<State>
    /// The account that it is charged to.
    let account: ConnectionAccount
    /// The executor of its handlers; nil for the threads that all tasks share.
    private let lanes: CallLanes?
    /// How long calls were answered on the serial context since it was last asked for output.
    let inlineTime = InlineTime()
    /// Calls that are answered where they lie; nil where none is.
    private let inPlace: InPlaceCalls?
    /// Bytes of whole requests that wait for handlers which need nothing more to take them.
    let waitingRequests = Atomic<Int>(0)

    init(_ connection: any Connection, number: UInt64, isRemote: Bool, server: RPCServer) {
        self.connection = connection
        self.number = number
        self.server = server
        settings = server.options.settings
        limits = server.options.limits
        account = ConnectionAccount(number: number)
        lanes = server.executor?.lanes(of: account)
        let answersInPlace = server.options.answersInPlace && !server.methods.inPlace.isEmpty
        inPlace = answersInPlace ? InPlaceCalls(server, account, inlineTime) : nil
        let clocks = ConnectionClocks(at: server.options.now(), isRemote: isRemote, options: server.options)
        state = Mutex(
            State(machine: ServerConnectionMachine(settings: server.options.settings), clocks: clocks))
    }

    /// The time by the server's clock.
    var now: ContinuousClock.Instant { server.options.now() }

    /// Starts the clocks.
    func begin() { rearm() }

    /// Handlers that have not returned.
    var runningHandlerCount: Int { state.withLock { $0.calls.count } }

    // MARK: Transport

    func received(_ bytes: [UInt8]) {
        let now = self.now
        account.note(bytes: bytes.count)
        inlineTime.isLimited = server.noteReading(number)
        let (actions, isLate, isFull) = state.withLock { state in
            let actions =
                if let inPlace {
                    state.machine.receive(bytes, at: now) { inPlace.answer($0, $1, into: &$2) }
                } else {
                    state.machine.receive(bytes, at: now)
                }
            account(&state)
            // Behind the HELLO what comes waits for this side, and so does a peer that is not read.
            let isWaiting = state.machine.isAuthenticating || state.isPaused
            let isLate = state.clocks.noteRead(state.machine.progress, isWaiting: isWaiting, at: now)
            return (actions, isLate, state.machine.queuedBytes > limits.queuedBytesPause)
        }
        perform(actions)
        if isLate { rearm() }
        if server.load.isPressed {
            shedHalfSent()
            server.relieve(at: now)
        }
        if isFull || waitingRequests.load(ordering: .relaxed) > limits.waitingRequestBytesMax { pauseIfCongested() }
    }

    func bytesToSend(bytesMax: Int) -> [UInt8] {
        settleAdmission()
        inlineTime.forget()
        let now = self.now
        let (bytes, actions, isDone, isLate, isPaused, hadUnsent) = state.withLock { state in
            let (bytes, actions) = state.machine.output(bytesMax: bytesMax, now: now)
            let isLate = state.clocks.output.handedOver(bytes.count, at: now, limits: limits)
            account(&state)
            let isOver = state.machine.isClosed || state.isCutShort
            let hadUnsent = state.clocks.output.unsentBytes > 0
            return (bytes, actions, bytes.isEmpty && isOver, isLate, state.isPaused, hadUnsent)
        }
        account.note(bytes: bytes.count)
        if hadUnsent || bytes.count >= Self.toldBytesMin { noteUnsent(beside: bytes.count) }
        perform(actions)
        if isLate { rearm() }
        if isPaused { resumeIfDrained(at: now) }
        if isDone { connection.close() }
        return bytes
    }

    func closed(_ error: TransportError?) {
        let calls = state.withLock { state in
            state.isClosed = true
            state.machine.refuse(.unavailable, "closed")
            state.clocks.stop()
            account(&state)
            return Array(state.calls.values)
        }
        for call in calls { call.cancel(RPCError(.connectionLost, "the client closed the connection")) }
        // Otherwise the last handler to return removes the connection.
        if calls.isEmpty { server.forget(self) }
    }

    // MARK: The end

    /// Another connection takes this one's place before its HELLO was accepted.
    func giveWay() {
        state.withLock { state in
            guard state.machine.isAwaitingHello else { return }
            state.machine.refuse(.resourceExhausted, "too many connections are waiting to send HELLO")
            server.journal.noteConnection(
                .resourceExhausted, "TOO_MANY_UNACCEPTED", .init(peer: "\(connection.peer)"), at: now)
        }
        connection.wake()
    }

    /// Accepts no more calls; open ones have the grace to end.
    func drain(grace: Duration) {
        state.withLock { state in
            state.machine.drain(.ok, "the daemon accepts no more calls on this connection; connect again", grace: grace)
            state.clocks.drain = now + grace
        }
        drainSignal.raise()
        rearm()
        connection.wake()
    }

    /// The grace is over: what is open is cancelled, and the connection closes behind it.
    func cutShort() {
        let calls = state.withLock { state in
            state.isCutShort = true
            return Array(state.calls.values)
        }
        for call in calls { end(call, early: RPCError(.draining, "the daemon is stopping; connect again")) }
    }

    // MARK: Actions

    func perform(_ actions: [ServerConnectionMachine.Action]) {
        var begun: [ServerCall] = []
        var reached: [ServerCall] = []
        var rest = actions[...]
        while let action = rest.popFirst() {
            switch action {
            case .authenticate(let hello): authenticate(hello)
            case .opened(let key, let head):
                if let call = open(key, head, Self.takeWholeRequest(of: key, &rest)) { begun.append(call) }
            case .message(let key, let message):
                if reached.last?.key != key, let call = call(key) { reached.append(call) }
                if let call = reached.last, call.key == key { push(message, to: call) }
            case .requestsEnded(let key): call(key)?.inbox.finish()
            case .cancelled(let key, let status):
                call(key)?.cancel(RPCError(code: status, message: "the call was cancelled"))
            case .writable(let key): call(key)?.writable.raise()
            case .draining: drainSignal.raise()
            case .failed(let error): fail(error)
            }
        }
        // Last, so that a handler finds all that came together.
        for call in reached { call.inbox.announce() }
        for call in begun {
            let lane = lanes?[call.entry.method.criticality]
            call.attach(
                LooseWork.start(on: lane) {
                    await WorkOwner.$number.withValue(self.number) {
                        await WorkRecord.$current.withValue(call.record) { await self.run(call) }
                    }
                })
        }
        if !begun.isEmpty { rearm() }
    }

    /// Takes the only request of a call that has just begun, if it came whole with its CALL.
    private static func takeWholeRequest(
        of key: StreamKey, _ actions: inout ArraySlice<ServerConnectionMachine.Action>
    ) -> WireMessage? {
        guard case .message(key, let message)? = actions.first,
            case .requestsEnded(key)? = actions.dropFirst().first
        else { return nil }
        actions.removeFirst(2)
        return message
    }

    func call(_ key: StreamKey) -> ServerCall? {
        state.withLock { $0.calls[key] }
    }

    private func fail(_ error: WireError) {
        let subject = CallJournal.Subject(
            principal: state.withLock { $0.caller?.name } ?? "", peer: "\(connection.peer)")
        server.journal.noteConnection(.invalidArgument, "PROTOCOL_VIOLATION", subject, at: now)
        server.options.logger.debug("connection failed", metadata: ["error": "\(error.message)"])
        let calls = state.withLock { state in
            state.clocks.calls = [:]
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
                admission = .failure(status ?? RPCError(.unauthenticated, "no valid credentials"))
            }
            state.withLock { $0.admission = admission }
            connection.wake()
        }
    }

    /// Takes what authentication gave, on the serial context.
    private func settleAdmission() {
        let now = self.now
        let actions: [ServerConnectionMachine.Action]? = state.withLock { state in
            guard let admission = state.admission else { return nil }
            state.admission = nil
            state.clocks.hello = nil
            switch admission {
            case .success(let caller):
                state.caller = caller
                inPlace?.begin(caller)
                let actions = state.machine.accept(at: now)
                _ = state.clocks.noteRead(state.machine.progress, isWaiting: false, at: now)
                return actions
            case .failure(let error):
                state.machine.refuse(error.code, error.message)
                server.journal.noteConnection(
                    error.code, error.reason.isEmpty ? "\(error.code)" : error.reason,
                    .init(peer: "\(connection.peer)"),
                    at: now)
                return []
            }
        }
        guard let actions else { return }
        server.accepted(self)
        connection.setReading(true)
        perform(actions)
        rearm()
    }
}
