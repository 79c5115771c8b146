import Logging
import RegentDatabase
import RegentGateway
import RegentRPC
import RegentStorage
import RegentTelemetry
import RegentTransport
import RegentTransportSocket

extension Daemon {
    /// The gateway of a daemon; nil where HTTP is served nowhere.
    static func gateway(
        _ configuration: DaemonConfiguration, server: RPCServer, loops: SocketLoops, identity: ServerIdentity?,
        readiness: Readiness, metrics: MetricsPage, logger: Logger
    ) -> HTTPGateway? {
        guard !configuration.http.places.isEmpty else { return nil }
        let options = GatewayOptions(
            places: configuration.http.places, hosts: configuration.http.hosts, socketMode: configuration.socketMode,
            isMetricsOpen: configuration.opensMetrics)
        return HTTPGateway(
            options, server: server, loops: loops, identity: identity,
            // The gateway listens once the start is over.
            health: GatewayHealth(readiness: readiness.checks, hasStarted: { true }),
            metrics: GatewayMetrics { accept in
                let (mediaType, text) = metrics.render(accept: accept)
                return (mediaType, text)
            }, logger: logger)
    }

    /// Begins to serve HTTP; returns where, with the ports that were found for port 0.
    func startHTTP() async throws(DaemonError) -> [SocketPlace] {
        guard let gateway else { return [] }
        do throws(TransportError) { return try await gateway.start() } catch {
            throw DaemonError("cannot serve HTTP: \(error.diagnostic)")
        }
    }
}
