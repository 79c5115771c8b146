import RegentMessages
import RegentModel
import RegentWire
import Synchronization

/// The state that a connection keeps for one call that it has opened.
final class ClientStream: Sendable {
    let key: StreamKey
    /// When the caller stops waiting; nil for never.
    let deadline: ContinuousClock.Instant?
    let inbox = Inbox()
    /// Raised when a request may be offered again, or never will.
    let writable = LazySignal()
    /// Raised when the leading metadata is known, or never will be.
    let begun = LazySignal(staysRaised: true)

    private struct State {
        var reply = Reply()
        var end: End?
    }

    private let state = Mutex(State())

    init(key: StreamKey, deadline: ContinuousClock.Instant?) {
        self.key = key
        self.deadline = deadline
    }

    /// The server's Reply; the default while none has come.
    var reply: Reply { state.withLock { $0.reply } }
    /// How the call ended; nil while it has not.
    var end: End? { state.withLock { $0.end } }
    /// Whether it has ended.
    var hasEnded: Bool { state.withLock { $0.end != nil } }

    func begin(_ reply: Reply) {
        state.withLock { $0.reply = reply }
        begun.raise()
    }

    /// Adds a response, which is announced later.
    func push(_ message: WireMessage) {
        inbox.push(message)
    }

    /// Wakes who waits for what was pushed.
    func announce() {
        begun.raise()
        inbox.announce()
    }

    /// Ends the call with the server's END; messages that came before can still be read.
    func finish(_ end: End) {
        guard note(end) else { return }
        inbox.finish(RPCError(end))
    }

    /// Ends the call on this side; messages that were not read are dropped.
    func abandon(_ error: RPCError) {
        guard note(error.end(trailers: [])) else { return }
        inbox.abandon(error)
    }

    private func note(_ end: End) -> Bool {
        let isFirst = state.withLock { state in
            defer { if state.end == nil { state.end = end } }
            return state.end == nil
        }
        if isFirst {
            begun.raise()
            writable.raise()
        }
        return isFirst
    }
}
