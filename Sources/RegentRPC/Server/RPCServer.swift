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
    /// Lines and numbers of what does not succeed.
    package let journal: CallJournal
    /// Counts calls, and hands them to who traces.
    let observer: CallObserver
    let load: ServerLoad
    /// The executor of handlers; nil for the threads that all tasks share.
    let executor: FairExecutor?
    /// The connection that was read last.
    private let lastRead = Atomic<UInt64>(0)

    private struct State {
        var listeners: [any Listener] = []
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        /// Those of them whose HELLO has not been accepted, by their number.
        var unaccepted: [UInt64: ServerConnection] = [:]
        /// Connections taken so far.
        var connectionsTaken: UInt64 = 0
        /// When all connections were last asked to let go.
        var lastRelief: ContinuousClock.Instant?
        var isDraining = false
    }

    private let state = Mutex(State())
    private let idle = Signal(staysRaised: true)
    /// Memory of responses that wait to be written.
    let chunks = ChunkPool()

    /// Makes a server, which accepts no connections before `serve`.
    package init(
        methods: MethodTable, authenticator: any Authenticator, options: ServerOptions = ServerOptions()
    ) {
        self.methods = methods
        self.authenticator = authenticator
        self.options = options
        reporter = ErrorReporter(logger: options.logger)
        journal = CallJournal(
            logger: options.logger, slowCallMin: options.slowCallMin, start: options.now())
        observer = CallObserver(tracing: options.tracing)
        load = ServerLoad(limits: options.limits, random: options.random)
        executor = options.callThreads > 0 ? FairExecutor(threads: options.callThreads) : nil
    }

    /// Connections that are open or whose handlers still run.
    package var connectionCount: Int { state.withLock { $0.connections.count } }

    /// Bytes held for all connections, about: unread and half-sent messages, output.
    package var heldBytes: Int { load.heldBytes }

    /// Whether it is stopping.
    package var isDraining: Bool { state.withLock { $0.isDraining } }

    /// Handlers that have not returned.
    package var runningHandlerCount: Int {
        state.withLock { Array($0.connections.values) }.reduce(0) { $0 + $1.runningHandlerCount }
    }

    /// Begins to take connections from a listener; returns when clients can reach it.
    ///
    /// - Throws: the error of the listener.
    package func serve(_ listener: any Listener) async throws(TransportError) {
        try await listener.listen { connection in self.attach(connection) }
        state.withLock { $0.listeners.append(listener) }
    }

    /// Takes a connection, if there is a place for it.
    private func attach(_ connection: any Connection) -> (any ConnectionHandler)? {
        let isRemote = options.isRemote(connection.peer)
        let limits = options.limits
        let most = limits.connectionsMax - (isRemote ? limits.localConnectionsKept : 0)
        let (handler, oldest) = state.withLock { state -> (ServerConnection?, ServerConnection?) in
            guard !state.isDraining, state.connections.count < most else { return (nil, nil) }
            state.connectionsTaken += 1
            let handler = ServerConnection(
                connection, number: state.connectionsTaken, isRemote: isRemote, server: self)
            state.connections[ObjectIdentifier(handler)] = handler
            state.unaccepted[handler.number] = handler
            guard state.unaccepted.count > limits.unacceptedConnectionsMax,
                let oldest = state.unaccepted.keys.min()
            else { return (handler, nil) }
            return (handler, state.unaccepted.removeValue(forKey: oldest))
        }
        if handler == nil {
            journal.noteConnection(
                .unavailable, isDraining ? "DRAINING" : "TOO_MANY_CONNECTIONS", .init(peer: "\(connection.peer)"),
                at: options.now())
        }
        // A slow peer is the oldest: a good one says HELLO within milliseconds.
        oldest?.giveWay()
        handler?.begin()
        return handler
    }

    /// The HELLO of a connection was accepted.
    func accepted(_ connection: ServerConnection) {
        state.withLock { $0.unaccepted[connection.number] = nil }
    }

    /// A connection is read; whether another one was since it was last.
    func noteReading(_ number: UInt64) -> Bool { lastRead.exchange(number, ordering: .relaxed) != number }

    func forget(_ connection: ServerConnection) {
        executor?.forget(connection.account)
        let isIdle = state.withLock { state in
            state.unaccepted[connection.number] = nil
            state.connections[ObjectIdentifier(connection)] = nil
            return state.isDraining && state.connections.isEmpty
        }
        if isIdle { idle.raise() }
    }

    /// Writes the numbers of log lines that were left out; to be called once a second.
    package func flushJournal() { journal.flush(at: options.now()) }

    /// Finds anew which calls are slow for their method; to be called once a second.
    package func renewSlow() {
        for (_, figures) in methods.figures where figures.isUsed { figures.renewSlow() }
    }

    /// Ends connections and calls that are no longer allowed: to be called when access has changed, and from time to
    /// time for credentials that expire.
    ///
    /// - Parameter expiringOnly: looks only at callers whose credential may run out by itself.
    package func checkAccess(expiringOnly: Bool = false) {
        for connection in state.withLock({ Array($0.connections.values) }) {
            connection.checkAccess(expiringOnly: expiringOnly)
        }
    }

    /// Time between two rounds over all connections while too much is held.
    private static let reliefInterval = Duration.milliseconds(100)

    /// Frees memory while too much is held: every connection drops what it can drop at once.
    func relieve(at now: ContinuousClock.Instant) {
        let connections = state.withLock { state -> [ServerConnection] in
            if let last = state.lastRelief, now - last < Self.reliefInterval { return [] }
            state.lastRelief = now
            return Array(state.connections.values)
        }
        for connection in connections { connection.shedHalfSent() }
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
