import Logging
import RegentDatabase
import RegentGateway
import RegentMessages
import RegentProofs
import RegentRPC
import RegentServices
import RegentStorage
import RegentTelemetry
import RegentTransport
import RegentTransportSocket

extension Daemon {
    /// The gateway of a daemon; nil where HTTP is served nowhere.
    static func gateway(
        _ configuration: DaemonConfiguration, server: RPCServer, loops: SocketLoops, identity: ServerIdentity?,
        readiness: Readiness, metrics: MetricsPage, context: ServiceContext, spans: RequestSpans?, logger: Logger
    ) -> HTTPGateway? {
        guard !configuration.http.places.isEmpty else { return nil }
        var options = GatewayOptions(
            places: configuration.http.places, hosts: configuration.http.hosts, socketMode: configuration.socketMode,
            isMetricsOpen: configuration.opensMetrics)
        options.consoleFolder = configuration.http.consoleFolder
        return HTTPGateway(
            options, server: server, loops: loops, identity: identity,
            // The gateway listens once the start is over.
            health: GatewayHealth(readiness: readiness.checks, hasStarted: { true }),
            metrics: GatewayMetrics { accept in
                let page = metrics.render(accept: accept)
                return (mediaType: page.contentType, text: page.body)
            },
            log: log(context),
            redeem: { [logins = context.consoleLogins] code in logins.redeem(code).map { .inProcess(uid: $0) } },
            spans: spans, logger: logger)
    }

    private static func log(_ context: ServiceContext) -> GatewayLog {
        GatewayLog(
            checkpoint: { [log = context.log] in Array(try await log.checkpoint(of: 0).note.utf8) },
            hashes: { [store = context.store] tile in try await store.hashes(of: tile).map(MerkleProof.bytes) })
    }

    /// Begins to serve HTTP; returns where, with the ports that were found for port 0.
    func startHTTP() async throws(DaemonError) -> [SocketPlace] {
        guard let gateway else { return [] }
        do throws(TransportError) {
            let places = try await gateway.start()
            context.consoleLogins.base = places.lazy.compactMap(consoleBase).first
            return places
        } catch {
            throw DaemonError("cannot serve HTTP: \(error.diagnostic)")
        }
    }

    /// The address of the console at a place; nil for one that no browser reaches.
    private func consoleBase(_ place: SocketPlace) -> String? {
        switch place {
        case .unix: nil
        case .tcp(let address): "http://\(address)"
        // The address may be that of every network.
        case .tls(let address):
            "https://" + (configuration.http.hosts.first.map { "\($0):\(address.port)" } ?? "\(address)")
        }
    }
}
