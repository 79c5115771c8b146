import RegentMessages
import RegentRPC
import RegentServices
import Synchronization

/// Gives services access to the server that is built after them, without keeping it alive.
final class ServerLinks: Sendable {
    private struct Link { weak var server: RPCServer? }
    private let link = Mutex(Link())

    var server: RPCServer? { link.withLock { $0.server } }

    func set(_ server: RPCServer) { link.withLock { $0.server = server } }
}

extension ServerOperation {
    /// That of the server behind a link, and of the log.
    init(_ links: ServerLinks, _ threshold: LogThreshold) {
        self.init()
        counts = { links.server?.journal.counts.numbers ?? CallCounts.Numbers() }
        heldBytes = { links.server?.heldBytes ?? 0 }
        runningCalls = { links.server?.runningHandlerCount ?? 0 }
        logLevel = { LogLevel(threshold.level) }
        setLogLevel = { threshold.level = $0.logger }
    }
}
