import RegentTransport
import Synchronization

/// A connection whose other end is a script: nothing moves but by its steps.
final class ScriptedConnection: Connection {
    private struct State {
        var isReading = true
        var isClosing = false
        var timer: Duration?
    }

    let peer = PeerIdentity.inProcess(uid: 7)
    private let state = Mutex(State())

    let unsentBytes = 0

    /// Whether the handler takes bytes now.
    var isReading: Bool { state.withLock { $0.isReading } }
    /// Whether the handler has asked for the end.
    var isClosing: Bool { state.withLock { $0.isClosing } }

    /// The wish for a timer, which is taken with it.
    func takeTimer() -> Duration? {
        state.withLock { state in
            defer { state.timer = nil }
            return state.timer
        }
    }

    func wake() {}
    func setTimer(after delay: Duration?) { state.withLock { $0.timer = delay } }
    func setReading(_ isReading: Bool) { state.withLock { $0.isReading = isReading } }
    func close() { state.withLock { $0.isClosing = true } }
}

/// Both ends of where a scripted connection is made.
final class ScriptedPlace: Listener, Dialer {
    private let attached = Mutex<ConnectionAttach?>(nil)
    private let handler = Mutex<(any ConnectionHandler)?>(nil)
    private let connection: ScriptedConnection

    init(_ connection: ScriptedConnection) { self.connection = connection }

    /// The handler of a dialed connection.
    var dialed: (any ConnectionHandler)? { handler.withLock { $0 } }

    /// The handler that a server makes for the connection, once; nil if nothing listens.
    func accepted() -> (any ConnectionHandler)? {
        let attach = attached.withLock { attached in
            defer { attached = nil }
            return attached
        }
        return attach.flatMap { $0(connection) }
    }

    func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        attached.withLock { $0 = attach }
    }

    func close() async {}

    func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        let made = attach(connection)
        handler.withLock { $0 = made }
    }
}

/// Waits until something holds, which other tasks bring about.
///
/// - Throws: `Finding` after ten seconds.
func wait(for what: String, _ holds: () -> Bool) async throws(Finding) {
    let deadline = ContinuousClock.now + .seconds(10)
    while !holds() {
        try expect(.now < deadline, what)
        await Task.yield()
    }
}
