import Logging
package import RegentTransport
import RegentWire
import Synchronization

/// Serves a table of methods on any number of listeners.
package final class RPCServer: Sendable {
    /// What is served.
    package let methods: MethodTable
    let authenticator: any Authenticator
    let options: ServerOptions
    let reporter: ErrorReporter

    private struct State {
        var listeners: [any Listener] = []
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        var isDraining = false
    }

    private let state = Mutex(State())
    private let idle = Signal(staysRaised: true)

    /// Makes a server; it serves nobody until `serve`.
    package init(
        methods: MethodTable, authenticator: any Authenticator, options: ServerOptions = ServerOptions()
    ) {
        self.methods = methods
        self.authenticator = authenticator
        self.options = options
        reporter = ErrorReporter(logger: options.logger)
    }

    /// Connections that are open or whose handlers still run.
    package var connectionCount: Int { state.withLock { $0.connections.count } }

    /// Whether it has been told to come to an end.
    package var isDraining: Bool { state.withLock { $0.isDraining } }

    /// Handlers that have not returned.
    package var runningHandlerCount: Int {
        state.withLock { Array($0.connections.values) }.reduce(0) { $0 + $1.runningHandlerCount }
    }

    /// Begins to take connections from a listener; returns when clients can reach it.
    ///
    /// - Throws: what the listener says.
    package func serve(_ listener: any Listener) async throws(TransportError) {
        try await listener.listen { connection in self.attach(connection) }
        state.withLock { $0.listeners.append(listener) }
    }

    private func attach(_ connection: any Connection) -> any ConnectionHandler {
        let handler = ServerConnection(connection, server: self)
        let isTaken = state.withLock { state in
            guard !state.isDraining, state.connections.count < options.connectionsMax else { return false }
            state.connections[ObjectIdentifier(handler)] = handler
            return true
        }
        if !isTaken { connection.close() }
        return handler
    }

    func forget(_ connection: ServerConnection) {
        let isIdle = state.withLock { state in
            state.connections[ObjectIdentifier(connection)] = nil
            return state.isDraining && state.connections.isEmpty
        }
        if isIdle { idle.raise() }
    }

    /// Ends connections and calls that are not allowed any more: to be called when access has changed, and now and then
    /// for credentials that expire.
    package func checkAccess() {
        for connection in state.withLock({ Array($0.connections.values) }) { connection.checkAccess() }
    }

    /// Comes to an orderly end: no new connections, no new calls, what is open has the grace to end,
    /// then it is cancelled; returns when every connection is closed and every handler has returned,
    /// or two seconds after the grace for handlers that do not heed their cancellation.
    package func drain(grace: Duration) async {
        let (listeners, connections) = state.withLock { state in
            state.isDraining = true
            return (state.listeners, Array(state.connections.values))
        }
        for listener in listeners { await listener.close() }
        for connection in connections { connection.drain(grace: grace) }
        if connectionCount == 0 { return }
        await idle.wait(until: .now + grace + .seconds(2))
    }
}
