import RegentWire
import Synchronization

/// The messages of one call on their way from the connection to their one consumer.
///
/// Holds no more than the credit given allows.
final class Inbox: Sendable {
    private struct State {
        var messages = Fifo<WireMessage>()
        /// Taken messages that were not reported to the connection yet.
        var taken = TakenMessages()
        /// Set once; nil inside means an orderly end.
        var ending: RPCError??
    }

    /// A message, and the taken messages to report to the connection now, including this one.
    struct Taking {
        let message: WireMessage
        let told: TakenMessages?
    }

    /// Number of taken bytes and messages from which on the connection is informed although others wait.
    private static let toldBytesMin = 64 * 1024
    private static let toldMessagesMin = 64

    private let state = Mutex(State())
    private let signal = Signal()

    /// Adds a message, which is announced later; after the end it is dropped.
    func push(_ message: WireMessage) {
        state.withLock { if $0.ending == nil { $0.messages.append(message) } }
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
            state.messages.removeAll()
            state.ending = .some(error)
        }
        signal.raise()
    }

    /// Returns when a message can be taken, or the end.
    ///
    /// - Parameter onEmpty: called before waiting, so that the peer is asked for more.
    /// - Throws: `CANCELLED` when the task is cancelled while it waits.
    func arrival(onEmpty: () -> Void) async throws(RPCError) {
        while state.withLock({ $0.messages.isEmpty && $0.ending == nil }) {
            if Task.isCancelled { throw .cancelled }
            onEmpty()
            await signal.wait()
        }
    }

    /// The next message; nil after an orderly end.
    ///
    /// - Parameter onEmpty: called before waiting, so that the peer is asked for more.
    /// - Throws: the error of the end; `CANCELLED` when the task is cancelled while it waits.
    func next(onEmpty: () -> Void) async throws(RPCError) -> Taking? {
        while true {
            let (taking, ending) = state.withLock { state in (Self.take(&state), state.ending) }
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

    private static func take(_ state: inout State) -> Taking? {
        guard let message = state.messages.popFirst() else { return nil }
        state.taken.add(message)
        guard state.messages.isEmpty || state.taken.creditBytes >= toldBytesMin || state.taken.count >= toldMessagesMin
        else { return Taking(message: message, told: nil) }
        defer { state.taken = TakenMessages() }
        return Taking(message: message, told: state.taken)
    }
}
