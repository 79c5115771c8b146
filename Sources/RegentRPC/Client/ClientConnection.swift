import RegentMessages
import RegentModel
import RegentTransport
import RegentWire
import Synchronization

/// A client's connection: the machine, its calls and their clocks.
///
/// As on the server, actions are carried out on the transport's serial context after leaving the
/// lock. A call that finds every stream taken waits in line.
final class ClientConnection: ConnectionHandler {
    private struct State: ~Copyable {
        var machine: ClientConnectionMachine
        var streams: [StreamKey: ClientStream] = [:]
        /// Calls that wait for a free stream.
        var line = WaitingLine()
        /// Why no more calls can be made.
        var ending: RPCError?
        /// When a server that has not said HELLO is given up.
        var greetingDeadline: ContinuousClock.Instant?
        var timer: ContinuousClock.Instant?
        /// No actions; their memory is for those of the next read.
        var spare: [ClientConnectionMachine.Action] = []

        /// Time until a moment that comes before the transport's timer, which is to be set to it then.
        mutating func timerDelay(until moment: ContinuousClock.Instant?) -> Duration? {
            guard let moment, timer.map({ moment < $0 }) ?? true else { return nil }
            timer = moment
            return max(.zero, moment - .now)
        }
    }

    /// The data that opens a call.
    struct Opening {
        /// An encoded Call without a time left.
        var head: [UInt8]
        var deadline: ContinuousClock.Instant?
        var message: [UInt8]?
        var isCompressed = false
        var isLast = false
    }

    /// Actions for which memory is kept: those of a read with the answers to many calls.
    private static let spareActionsMax = 64

    let settings: ConnectionSettings
    private let connection: any Connection
    /// Whether the server is asked for a sign of life.
    private let isWatched: Bool
    private let state: Mutex<State>
    private let greeted = Signal(staysRaised: true)
    private let ended = Signal(staysRaised: true)

    /// - Parameter keepalive: instead of the settled numbers for a remote server, and none for one on this machine.
    init(_ connection: any Connection, settings: ConnectionSettings, keepalive: Keepalive? = nil) {
        self.connection = connection
        self.settings = settings
        let keepalive = keepalive ?? (connection.peer.isRemote ? Keepalive(now: .now) : nil)
        isWatched = keepalive != nil
        state = Mutex(State(machine: ClientConnectionMachine(settings: settings, keepalive: keepalive)))
        state.withLock { $0.greetingDeadline = .now + WireLimits.helloTimeout }
        rearm()
    }

    // MARK: Transport

    func received(_ bytes: [UInt8]) {
        var (actions, isAnswer) = state.withLock { state in
            let isAnswer = isWatched && state.machine.heard(at: .now)
            var actions = state.spare
            state.spare = []
            state.machine.receive(bytes, into: &actions)
            return (actions, isAnswer)
        }
        perform(actions)
        if isAnswer { rearm() }
        guard actions.capacity <= Self.spareActionsMax else { return }
        actions.removeAll(keepingCapacity: true)
        state.withLock { [actions] in $0.spare = actions }
    }

    func bytesToSend(bytesMax: Int) -> [UInt8] {
        let (bytes, actions, isDone) = state.withLock { state in
            let (bytes, actions) = state.machine.output(bytesMax: bytesMax, now: .now)
            return (bytes, actions, bytes.isEmpty && state.machine.isClosed)
        }
        perform(actions)
        if isDone { connection.close() }
        return bytes
    }

    func timerFired() {
        let now = ContinuousClock.now
        let (expired, waiting) = state.withLock { state in
            state.timer = nil
            let expired = state.streams.values.filter { $0.deadline.map { $0 <= now } ?? false }.map(\.key)
            return (expired, state.line.popExpired(at: now))
        }
        giveUpGreeting(at: now)
        watch(at: now)
        for key in expired { abandon(key, .deadlineExceeded) }
        for place in waiting { place.signal.raise() }
        rearm()
    }

    func closed(_ error: TransportError?) {
        let actions = state.withLock { state in
            if state.ending == nil {
                // A server may look at the client's certificate when the client's handshake is over.
                let isRefused = !state.machine.isConnected && error?.code == .handshakeFailed
                state.ending =
                    isRefused
                    ? error.map(RPCError.init(dialing:)) : RPCError(.connectionLost, "the connection was lost")
            }
            return state.machine.transportClosed()
        }
        perform(actions)
        wakeAllInLine()
        greeted.raise()
        ended.raise()
    }

    /// Closes the connection if the server has let the time for its HELLO pass.
    private func giveUpGreeting(at now: ContinuousClock.Instant) {
        let isLate = state.withLock { state in
            guard let deadline = state.greetingDeadline, deadline <= now else { return false }
            state.greetingDeadline = nil
            guard !state.machine.isConnected else { return false }
            if state.ending == nil { state.ending = RPCError(.connectFailed, "the server did not answer HELLO") }
            return true
        }
        if isLate { connection.close() }
    }

    /// Sends PING to a silent server; gives up one that does not answer.
    private func watch(at now: ContinuousClock.Instant) {
        let (isAlive, hasOutput) = state.withLock { state in
            (state.machine.keepAlive(at: now), state.machine.hasOutput)
        }
        if hasOutput { connection.wake() }
        guard !isAlive else { return }
        let actions = state.withLock { state in
            if state.ending == nil { state.ending = RPCError(.connectionLost, "the server no longer answers") }
            return state.machine.transportClosed()
        }
        perform(actions)
        wakeAllInLine()
        connection.close()
    }

    // MARK: The connection

    /// Why no more calls can be made; nil while they can.
    var ending: RPCError? { state.withLock { $0.ending } }
    /// Whether no more calls can be made.
    var hasEnded: Bool { state.withLock { $0.ending != nil } }
    /// Calls that have not ended.
    var openCallCount: Int { state.withLock { $0.machine.openCallCount } }
    /// Largest message the server takes.
    var peerMessageBytesMax: Int { state.withLock { $0.machine.peerMessageBytesMax } }

    /// Whether the server understands an encoding; false before its HELLO.
    func peerUnderstands(_ encoding: UInt32) -> Bool {
        state.withLock { $0.machine.peerEncodings.contains(encoding) }
    }

    /// Returns when the server has accepted the connection.
    func greeting() async throws(RPCError) {
        await greeted.wait()
        let (isConnected, ending) = state.withLock { ($0.machine.isConnected, $0.ending) }
        guard !isConnected else { return }
        throw ending ?? .cancelled
    }

    /// Accepts no more calls; closes when the open ones have ended.
    func drain() {
        state.withLock { state in
            if state.ending == nil { state.ending = .clientClosed }
            state.machine.drain()
        }
        wakeAllInLine()
        connection.wake()
    }

    /// Gives every open call up and closes.
    func close() {
        drain()
        let keys = state.withLock { Array($0.streams.keys) }
        for key in keys { abandon(key, .clientClosed) }
    }

    /// Returns when the connection is closed, or at the moment if that comes first.
    func closing(until moment: ContinuousClock.Instant) async {
        await ended.wait(until: moment)
    }

    // MARK: Calls

    /// Opens a call, after waiting for a free stream if need be.
    ///
    /// - Throws: why the connection accepts no more calls; `DEADLINE_EXCEEDED` or `CANCELLED` while
    ///   waiting in line. The server has seen nothing of the call then.
    func open(_ opening: Opening) async throws(RPCError) -> ClientStream {
        var isNext = false
        while true {
            if let (stream, delay) = try tryOpen(opening, isNext: isNext) {
                if let delay { connection.setTimer(after: delay) }
                connection.wake()
                return stream
            }
            isNext = true
            guard let place = enterLine(opening) else { continue }
            rearm()
            await place.signal.wait()
            if let error = givingUp(opening) {
                // A turn that came too late goes to the next in line.
                if state.withLock({ !$0.line.leave(place) }) { wakeNextInLine() }
                throw error
            }
        }
    }

    /// Takes a place in the line, unless there is nothing left to wait for.
    private func enterLine(_ opening: Opening) -> WaitingLine.Place? {
        state.withLock { state in
            if state.ending != nil || (state.machine.hasFreeStream && state.line.isEmpty) { return nil }
            return state.line.enter(deadline: opening.deadline)
        }
    }

    private func givingUp(_ opening: Opening) -> RPCError? {
        var error: RPCError
        if Task.isCancelled {
            error = .cancelled
        } else if let deadline = opening.deadline, deadline <= .now {
            error = .deadlineExceeded
        } else {
            return nil
        }
        error.isNotProcessed = true
        return error
    }

    /// Opens a call if a stream is free; those in line go first. Gives what the timer is to be set to with it.
    private func tryOpen(
        _ opening: Opening, isNext: Bool
    ) throws(RPCError) -> (ClientStream, timer: Duration?)? {
        let result: Result<(ClientStream, timer: Duration?)?, RPCError> = state.withLock { state in
            if var ending = state.ending {
                ending.isNotProcessed = true
                return .failure(ending)
            }
            guard isNext || state.line.isEmpty else { return .success(nil) }
            let key = state.machine.open(
                opening.head, deadline: opening.deadline, message: opening.message,
                isCompressed: opening.isCompressed, isLast: opening.isLast)
            guard let key else { return .success(nil) }
            let stream = ClientStream(key: key, deadline: opening.deadline)
            state.streams[key] = stream
            return .success((stream, state.timerDelay(until: opening.deadline)))
        }
        return try result.get()
    }

    func offer(_ message: [UInt8], isCompressed: Bool, on key: StreamKey) -> SendOffer {
        let offer = state.withLock { $0.machine.offer(message, isCompressed: isCompressed, on: key) }
        if offer == .accepted { connection.wake() }
        return offer
    }

    func finishSending(_ key: StreamKey) {
        wakeAfter { $0.finishSending(key) }
    }

    func demand(_ key: StreamKey) {
        wakeAfter { $0.demand(key) }
    }

    func consumed(_ taken: TakenMessages, on key: StreamKey) {
        wakeAfter { $0.consumed(taken, on: key) }
    }

    private func wakeAfter(_ change: (inout ClientConnectionMachine) -> Void) {
        let hasOutput = state.withLock { state in
            change(&state.machine)
            return state.machine.hasOutput
        }
        if hasOutput { connection.wake() }
    }

    /// Gives a call up; it fails with the error unless it has ended before.
    func abandon(_ key: StreamKey, _ error: RPCError) {
        let stream = state.withLock { state in
            state.machine.cancel(key, error.code)
            return state.streams.removeValue(forKey: key)
        }
        guard let stream else { return }
        stream.abandon(error)
        wakeNextInLine()
        connection.wake()
    }

    // MARK: Actions

    private func perform(_ actions: [ClientConnectionMachine.Action]) {
        // Nearly always there is one, and it ends here.
        var reached: ClientStream?
        var others: [ClientStream] = []
        for action in actions {
            switch action {
            case .connected:
                state.withLock { $0.greetingDeadline = nil }
                greeted.raise()
                rearm()
                // The server may take more streams than was assumed.
                wakeAllInLine()
            case .reply(let key, let reply): stream(key)?.begin(reply)
            case .message(let key, let message):
                reach(key, &reached, &others)?.inbox.push(message)
            case .messages(let key, let messages):
                reach(key, &reached, &others)?.inbox.push(messages)
            case .ended(let key, let end):
                finish(key, end)
                if reached?.key == key { reached = nil }
            case .writable(let key): stream(key)?.writable.raise()
            case .draining(let drain): noteEnding(RPCError(drain))
            case .failed(let error): noteEnding(RPCError(.protocolViolation, error.message))
            }
        }
        // Last, so that who wakes finds all that came together.
        for stream in others { stream.announce() }
        reached?.announce()
    }

    /// The stream of a key, as the one that was reached last; nil where it has been given up.
    private func reach(_ key: StreamKey, _ last: inout ClientStream?, _ others: inout [ClientStream]) -> ClientStream? {
        if last?.key != key, let stream = stream(key) {
            if let last { others.append(last) }
            last = stream
        }
        return last?.key == key ? last : nil
    }

    private func noteEnding(_ error: RPCError) {
        state.withLock { if $0.ending == nil { $0.ending = error } }
        wakeAllInLine()
    }

    private func stream(_ key: StreamKey) -> ClientStream? {
        state.withLock { $0.streams[key] }
    }

    private func finish(_ key: StreamKey, _ end: End) {
        let stream = state.withLock { $0.streams.removeValue(forKey: key) }
        stream?.finish(end)
        wakeNextInLine()
    }

    // MARK: The line

    private func wakeNextInLine() {
        state.withLock { $0.line.popFirst() }?.signal.raise()
    }

    private func wakeAllInLine() {
        for place in state.withLock({ $0.line.popAll() }) { place.signal.raise() }
    }

    // MARK: Clocks

    /// Sets the transport's timer to the next deadline, if that is sooner than it is set already.
    private func rearm() {
        let delay: Duration? = state.withLock { state in
            let deadlines = state.streams.values.lazy.compactMap(\.deadline)
            let soonest = [
                state.greetingDeadline, deadlines.min(), state.line.soonestDeadline, state.machine.keepaliveDue,
            ].compactMap { $0 }.min()
            return state.timerDelay(until: soonest)
        }
        if let delay { connection.setTimer(after: delay) }
    }
}

extension RPCError {
    /// The program shut its client down.
    package static let clientClosed = RPCError(.clientClosed, "the client was shut down")
}
