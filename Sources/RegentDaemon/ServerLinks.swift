import RegentRPC
import Synchronization

/// Gives services access to the server that is built after them, without keeping it alive.
final class ServerLinks: Sendable {
    private struct Link { weak var server: RPCServer? }
    private let link = Mutex(Link())

    var server: RPCServer? { link.withLock { $0.server } }

    func set(_ server: RPCServer) { link.withLock { $0.server = server } }
}
