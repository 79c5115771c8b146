import HummingbirdCore
package import Logging
import RegentModel
package import RegentRPC
package import RegentTransport
import RegentTransportInProcess
package import RegentTransportSocket
import Synchronization

/// HTTP in front of a server: each request becomes a call over a connection in memory, as whoever made it.
package final class HTTPGateway: Sendable {
    private let options: GatewayOptions
    private let server: RPCServer
    private let loops: SocketLoops
    private let identity: ServerIdentity?
    private let parts: [any GatewayRoutes]
    private let sessions = SessionStore()
    private let spans: RequestSpans?
    private let logger: Logger
    private let listener = InProcessListener()
    private let connections: GatewayConnections
    private let places = Mutex<[HTTPListener]>([])

    /// Makes a gateway, which listens nowhere yet.
    ///
    /// - Parameters:
    ///   - identity: the certificate of `tls:` places.
    ///   - redeem: whom the code of a login link stands for, once; nil for any other code.
    ///   - log: what of the ledger's log everybody may read; nil = it is not served.
    ///   - spans: takes the spans of requests; nil where they go nowhere.
    ///   - others: parts beside the methods, in the order in which they are asked.
    package init(
        _ options: GatewayOptions, server: RPCServer, loops: SocketLoops, identity: ServerIdentity?,
        health: GatewayHealth, metrics: GatewayMetrics? = nil, log: GatewayLog? = nil,
        redeem: (@Sendable (_ code: [UInt8]) -> PeerIdentity?)? = nil, spans: RequestSpans? = nil,
        others: [any GatewayRoutes] = [], logger: Logger
    ) {
        self.options = options
        self.server = server
        self.loops = loops
        self.identity = identity
        self.spans = spans
        self.logger = logger
        connections = GatewayConnections(listener, limits: options.limits)
        let logParts: [any GatewayRoutes] = log.map { [LogRoutes($0)] } ?? []
        parts =
            [
                HealthRoutes(health, metrics: metrics, isOpen: options.isMetricsOpen),
                ConnectRoutes(server.methods.methods), UploadRoutes(),
                LedgerEventRoutes(), LiveRoutes(), SessionRoutes(store: sessions, redeem: redeem),
                PathRoutes(), TraceRoutes(), ConsoleRoutes(folder: options.consoleFolder),
            ] + logParts + others
    }

    /// Connections over HTTP that are open.
    package var connectionCount: Int { connections.count }

    /// Begins to serve every place; gives them, with the ports that the system chose for port 0.
    ///
    /// - Throws: `TransportError` for a place that is taken or not allowed; then none is served.
    package func start() async throws(TransportError) -> [SocketPlace] {
        try await server.serve(listener)
        var bound: [SocketPlace] = []
        do throws(TransportError) {
            for place in options.places { bound.append(try await start(place)) }
        } catch {
            await stop(within: .zero)
            throw error
        }
        return bound
    }

    /// Takes no more connections, lets requests end within the grace, then closes what is left.
    ///
    /// Streams end with the calls under them, when the server drains.
    package func stop(within grace: Duration) async {
        let listeners = places.withLock { places in
            defer { places = [] }
            return places
        }
        await withDiscardingTaskGroup { group in
            for listener in listeners { group.addTask { await listener.stop(within: grace) } }
        }
        connections.closeAll()
    }

    private func start(_ place: SocketPlace) async throws(TransportError) -> SocketPlace {
        if case .tls = place, identity == nil {
            throw TransportError(.identityInvalid, "no certificate is configured")
        }
        let listener = HTTPListener(place, loops: loops, socketMode: options.socketMode)
        let server = HTTPServerBuilder { [self] responder in
            GatewayChannel(
                place, identity: identity, connections: connections, limits: options.limits, responder: responder)
        }
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        let bound = try await listener.start(responder(place), server: server, logger: quiet)
        places.withLock { $0.append(listener) }
        return bound
    }

    private func responder(_ place: SocketPlace) -> GatewayResponder {
        let isSecure = if case .tls = place { true } else { false }
        return GatewayResponder(
            hosts: HostNames(place, others: options.hosts), origins: OriginCheck(scheme: isSecure ? "https" : "http"),
            connections: connections, parts: parts, sessions: sessions, limits: options.limits,
            reporter: ErrorReporter(logger: logger), spans: spans)
    }
}
