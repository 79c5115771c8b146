import RegentMessages
import RegentRPC
import RegentServices
import RegentTelemetry
import Synchronization

/// Gives services access to the server and the page of metrics, which are built after them, without keeping them alive.
final class ServerLinks: Sendable {
    private struct Link {
        weak var server: RPCServer?
        weak var page: MetricsPage?
    }
    private let link = Mutex(Link())

    var server: RPCServer? { link.withLock { $0.server } }

    var page: MetricsPage? { link.withLock { $0.page } }

    func set(_ server: RPCServer, _ page: MetricsPage) {
        link.withLock { ($0.server, $0.page) = (server, page) }
    }
}

extension ServerOperation {
    /// That of the server behind a link, and of the log.
    init(_ links: ServerLinks, _ threshold: LogThreshold) {
        self.init()
        counts = { links.server?.journal.counts.numbers ?? CallCounts.Numbers() }
        heldBytes = { links.server?.heldBytes ?? 0 }
        runningCalls = { links.server?.runningHandlerCount ?? 0 }
        metricsPage = { links.page?.render(accept: $0) ?? ("", []) }
        logLevel = { LogLevel(threshold.level) }
        setLogLevel = { threshold.level = $0.logger }
    }
}
