import RegentRPC
import RegentTransport
import RegentTransportInProcess
import Synchronization

/// Where a fake server listens, in this process; it begins to serve at the first dial.
final class FakePlace: Dialer {
    private struct State {
        var isReachable = true
        var isServing = false
        /// The server's ends that are open.
        var ends: [ObjectIdentifier: ServerEnd] = [:]
    }

    let server: RPCServer
    private let listener = InProcessListener()
    private let state = Mutex(State())
    private let serving = Signal(staysRaised: true)

    init(_ server: RPCServer) {
        self.server = server
    }

    var isReachable: Bool {
        get { state.withLock { $0.isReachable } }
        set { state.withLock { $0.isReachable = newValue } }
    }

    /// Opens a connection.
    ///
    /// - Throws: `.refused` when it shall not be reached or has shut down.
    func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        guard isReachable else { throw TransportError(.refused, "the fake server is not reachable") }
        try await serve()
        try await listener.dialer(uid: 0).dial(attach)
    }

    private func serve() async throws(TransportError) {
        let isFirst = state.withLock { state in
            defer { state.isServing = true }
            return !state.isServing
        }
        guard isFirst else { return await serving.wait() }
        try await server.serve(Door(place: self))
        serving.raise()
    }

    /// Closes every connection; returns when both sides know.
    func disconnectAll() async {
        let ends = state.withLock { Array($0.ends.values) }
        for end in ends { end.connection.close() }
        for end in ends { await end.gone.wait() }
    }

    private func enter(_ end: ServerEnd) {
        state.withLock { $0.ends[ObjectIdentifier(end)] = end }
    }

    private func leave(_ end: ServerEnd) {
        state.withLock { $0.ends[ObjectIdentifier(end)] = nil }
    }

    /// The listener, with an eye on who comes in.
    private struct Door: Listener {
        let place: FakePlace

        func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
            try await place.listener.listen { connection in
                guard let inner = attach(connection) else { return nil }
                let end = ServerEnd(connection, inner) { place.leave($0) }
                place.enter(end)
                return end
            }
        }

        func close() async { await place.listener.close() }
    }

    /// The server's handler of a connection, with an eye on its end.
    private final class ServerEnd: ConnectionHandler {
        let connection: any Connection
        /// Raised when the connection is gone.
        let gone = Signal(staysRaised: true)
        private let inner: any ConnectionHandler
        private let onEnd: @Sendable (ServerEnd) -> Void

        init(
            _ connection: any Connection, _ inner: any ConnectionHandler,
            onEnd: @escaping @Sendable (ServerEnd) -> Void
        ) {
            self.connection = connection
            self.inner = inner
            self.onEnd = onEnd
        }

        func received(_ bytes: [UInt8]) { inner.received(bytes) }

        func bytesToSend(bytesMax: Int) -> [UInt8] { inner.bytesToSend(bytesMax: bytesMax) }

        func timerFired() { inner.timerFired() }

        func closed(_ error: TransportError?) {
            inner.closed(error)
            onEnd(self)
            gone.raise()
        }
    }
}
