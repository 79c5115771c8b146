import RegentWire
import Synchronization

/// The messages of one call on their way from the connection to their one consumer.
///
/// Holds no more than the credit given allows.
struct Inbox: ~Copyable, Sendable {
    /// What came at once.
    enum Arrival: Sendable {
        case message(WireMessage)
        case messages(EncodedMessages)
    }

    private struct State {
        var arrivals = Fifo<Arrival>()
        /// What is left of the messages that came together and are being taken one by one.
        var rest: EncodedMessages?
        /// Taken messages that were not reported to the connection yet.
        var taken = TakenMessages()
        /// Set once; nil inside means an orderly end.
        var ending: RPCError??

        var isEmpty: Bool { rest == nil && arrivals.isEmpty }

        /// Takes the next message.
        mutating func popMessage() -> WireMessage? {
            if rest == nil {
                switch arrivals.popFirst() {
                case .message(let message): return message
                case .messages(let messages): rest = messages
                case nil: return nil
                }
            }
            let message = rest?.nextMessage()
            if rest?.isEmpty ?? true { rest = nil }
            return message
        }

        /// Takes what came at once, or what is left of it.
        mutating func popArrival() -> Arrival? {
            guard let rest else { return arrivals.popFirst() }
            self.rest = nil
            return .messages(rest)
        }
    }

    /// What was taken, and the taken messages to report to the connection now, including these.
    struct Taking<Taken> {
        let taken: Taken
        let told: TakenMessages?
    }

    /// Number of taken bytes and messages from which on the connection is informed although others wait.
    private static let toldBytesMin = 64 * 1024
    private static let toldMessagesMin = 64

    private let state = Mutex(State())
    private let signal = SignalState()

    /// Adds a message, which is announced later; after the end it is dropped.
    func push(_ message: WireMessage) { push(.message(message)) }

    /// Adds messages that came together, as `push`.
    func push(_ messages: EncodedMessages) { push(.messages(messages)) }

    private func push(_ arrival: Arrival) {
        state.withLock { if $0.ending == nil { $0.arrivals.append(arrival) } }
    }

    /// Wakes the consumer for what was pushed: once for all that came together.
    func announce() {
        signal.raise()
    }

    /// Ends the messages, by an error or in order; what has arrived can still be taken.
    func finish(_ error: RPCError? = nil) {
        state.withLock { if $0.ending == nil { $0.ending = .some(error) } }
        signal.raise()
    }

    /// Ends the messages at once; what has arrived is dropped.
    func abandon(_ error: RPCError) {
        state.withLock { state in
            state.arrivals.removeAll()
            state.rest = nil
            state.ending = .some(error)
        }
        signal.raise()
    }

    /// Returns when a message can be taken, or the end.
    ///
    /// - Parameter onEmpty: called before waiting, so that the peer is asked for more.
    /// - Throws: `CANCELLED` when the task is cancelled while it waits.
    func arrival(onEmpty: () -> Void) async throws(RPCError) {
        while state.withLock({ $0.isEmpty && $0.ending == nil }) {
            if Task.isCancelled { throw .cancelled }
            onEmpty()
            await signal.wait()
        }
    }

    /// The next message; nil after an orderly end.
    ///
    /// - Parameter onEmpty: called before waiting, so that the peer is asked for more.
    /// - Throws: the error of the end; `CANCELLED` when the task is cancelled while it waits.
    func next(onEmpty: () -> Void) async throws(RPCError) -> Taking<WireMessage>? {
        try await next(onEmpty: onEmpty) { state in
            guard let message = state.popMessage() else { return nil }
            state.taken.add(message)
            return message
        }
    }

    /// The next messages, all that came at once; nil after an orderly end.
    ///
    /// - Parameter onEmpty: called before waiting, so that the peer is asked for more.
    /// - Throws: as `next`.
    func nextArrival(onEmpty: () -> Void) async throws(RPCError) -> Taking<Arrival>? {
        try await next(onEmpty: onEmpty) { state in
            guard let arrival = state.popArrival() else { return nil }
            switch arrival {
            case .message(let message): state.taken.add(message)
            case .messages(let messages): state.taken.add(messages)
            }
            return arrival
        }
    }

    private func next<Taken: Sendable>(
        onEmpty: () -> Void, take: (inout State) -> Taken?
    ) async throws(RPCError) -> Taking<Taken>? {
        while true {
            let (taking, ending) = state.withLock { state in
                (take(&state).map { Taking(taken: $0, told: Self.told(&state)) }, state.ending)
            }
            if let taking { return taking }
            if let ending {
                if let error = ending { throw error }
                return nil
            }
            if Task.isCancelled { throw .cancelled }
            onEmpty()
            await signal.wait()
        }
    }

    /// What the connection is told of after something was taken; nil while it is not worth that.
    private static func told(_ state: inout State) -> TakenMessages? {
        guard state.isEmpty || state.taken.creditBytes >= toldBytesMin || state.taken.count >= toldMessagesMin
        else { return nil }
        defer { state.taken = TakenMessages() }
        return state.taken
    }
}
