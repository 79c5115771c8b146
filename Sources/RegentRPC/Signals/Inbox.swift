import RegentWire
import Synchronization

/// The messages of one call on their way from the connection to their one consumer.
///
/// Holds no more than the credit given allows.
final class Inbox: Sendable {
    private struct State {
        var messages = Fifo<WireMessage>()
        /// Set once; nil inside means an orderly end.
        var ending: RPCError??
    }

    private let state = Mutex(State())
    private let signal = Signal()

    /// Adds a message; after the end it is dropped.
    func push(_ message: WireMessage) {
        state.withLock { if $0.ending == nil { $0.messages.append(message) } }
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

    /// Takes the only message, if it has come and no other will.
    func takeOnly() -> WireMessage? {
        state.withLock { state in
            guard case .some(.none) = state.ending, state.messages.count == 1 else { return nil }
            return state.messages.popFirst()
        }
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
    func next(onEmpty: () -> Void) async throws(RPCError) -> WireMessage? {
        while true {
            let (message, ending) = state.withLock { ($0.messages.popFirst(), $0.ending) }
            if let message { return message }
            if let ending {
                if let error = ending { throw error }
                return nil
            }
            if Task.isCancelled { throw .cancelled }
            onEmpty()
            await signal.wait()
        }
    }
}
