import NIOCore
import NIOPosix
import NIOSSL
package import RegentTransport
import Synchronization

/// A TCP port on which a daemon takes connections, with TLS or, on this machine, without.
package final class TCPListener: Listener {
    private let address: NetworkAddress
    private let identity: ServerIdentity?
    private let loops: SocketLoops
    private let channel = Mutex<(any Channel)?>(nil)

    /// Names a port to be opened by `listen`.
    ///
    /// - Parameter identity: what TLS shows to clients; nil for plain TCP, of this machine only.
    package init(_ address: NetworkAddress, identity: ServerIdentity?, loops: SocketLoops) {
        self.address = address
        self.identity = identity
        self.loops = loops
    }

    /// Where it listens, with the port that the system chose for port 0.
    package var place: SocketPlace {
        var bound = address
        bound.port = channel.withLock { $0?.localAddress?.port } ?? address.port
        return identity == nil ? .tcp(bound) : .tls(bound)
    }

    /// Opens the port and begins to take connections.
    ///
    /// - Throws: `.addressInvalid` when the host has no such address, or plain TCP would reach beyond this machine;
    ///   `.addressInUse` when another process listens there; `.denied` when the port may not be opened.
    package func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        do {
            let bound = try await bootstrap(attach).bind(host: address.host, port: address.port).get()
            guard identity != nil || bound.localAddress?.isLoopback == true else {
                try? await bound.close()
                throw TransportError(
                    .addressInvalid, "\(address): plain TCP is limited to loopback addresses; use tls: instead")
            }
            channel.withLock { $0 = bound }
        } catch {
            throw SocketFailure.ofListening(error, on: address)
        }
    }

    private func bootstrap(_ attach: @escaping ConnectionAttach) -> ServerBootstrap {
        ServerBootstrap(group: loops.group)
            .serverChannelOption(.backlog, value: 256)
            // A daemon that starts again finds the port in TIME_WAIT.
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.writeBufferWaterMark, value: SocketChannelHandler.waterMark)
            .childChannelOption(.maxMessagesPerRead, value: SocketChannelHandler.readsAtOnce)
            .childChannelInitializer { [identity, buffers = loops.buffers] channel in
                channel.eventLoop.makeCompletedFuture {
                    try Self.install(on: channel, identity: identity, buffers: buffers, attach: attach)
                }
            }
    }

    /// Puts the handlers on a new connection. Its own is attached at once, so that its time for the HELLO is the
    /// handshake's too.
    private static func install(
        on channel: any Channel, identity: ServerIdentity?, buffers: WriteBuffers,
        attach: @escaping ConnectionAttach
    ) throws {
        let peer = ChannelPeer.ofNetwork(channel)
        if let identity {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: identity.context))
        }
        try channel.pipeline.syncOperations.addHandler(
            SocketChannelHandler(
                attach: attach, buffers: buffers, peer: peer,
                security: identity == nil ? .plain : .awaitingHandshake))
    }

    /// Accepts no more connections; open ones stay. Repeating it is harmless.
    package func close() async {
        guard let channel = channel.withLock({ $0.take() }) else { return }
        // Closing twice is not a failure.
        try? await channel.close()
    }
}
