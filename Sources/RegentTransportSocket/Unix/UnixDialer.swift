import NIOCore
import NIOPosix
package import RegentTransport

/// A client's way to a daemon's Unix domain socket.
package struct UnixDialer: Dialer {
    private let path: String
    private let loops: SocketLoops

    /// Names a socket.
    package init(path: String, loops: SocketLoops) {
        self.path = path
        self.loops = loops
    }

    /// Opens a connection.
    ///
    /// - Throws: `.addressInvalid` when the path is too long, `.refused` when nothing listens there.
    package func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        try UnixAddress.check(path)
        do {
            _ = try await ClientBootstrap(group: loops.group)
                .channelOption(.writeBufferWaterMark, value: SocketChannelHandler.waterMark)
                .channelOption(.maxMessagesPerRead, value: 16)
                .channelInitializer { [buffers = loops.buffers] channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            SocketChannelHandler(attach: attach, buffers: buffers))
                    }
                }
                .connect(unixDomainSocketPath: path).get()
        } catch {
            throw SocketFailure.ofConnecting(error, to: path)
        }
    }
}
