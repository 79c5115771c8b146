import NIOCore
import RegentTransport
import RegentTransportInProcess
import Synchronization

/// The connections over HTTP that are open, by their channels.
final class GatewayConnections: Sendable {
    private let listener: InProcessListener
    private let connectionsMax: Int
    private let bodyRoom: BodyRoom
    private let open = Mutex<[ObjectIdentifier: (channel: any Channel, connection: GatewayConnection)]>([:])

    init(_ listener: InProcessListener, limits: GatewayLimits) {
        self.listener = listener
        connectionsMax = limits.connectionsMax
        bodyRoom = BodyRoom(limits.bodyRoomBytes)
    }

    /// Number of open connections.
    var count: Int { open.withLock { $0.count } }

    /// Takes a connection until its channel closes.
    ///
    /// - Throws: where there are too many.
    func add(_ channel: any Channel, _ peer: PeerIdentity) throws(TransportError) -> GatewayConnection {
        let connection = GatewayConnection(listener, peer: peer, bodyRoom: bodyRoom)
        let isTaken = open.withLock { open in
            guard open.count < connectionsMax else { return false }
            open[ObjectIdentifier(channel)] = (channel, connection)
            return true
        }
        guard isTaken else { throw TransportError(.refused, "too many connections") }
        channel.closeFuture.whenComplete { [self] _ in
            _ = open.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
            connection.close()
        }
        return connection
    }

    /// The connection of a channel; nil once it has closed.
    func connection(of channel: any Channel) -> GatewayConnection? {
        open.withLock { $0[ObjectIdentifier(channel)]?.connection }
    }

    /// Closes all of them.
    func closeAll() {
        for (channel, _) in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }
}
