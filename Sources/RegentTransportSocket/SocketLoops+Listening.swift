import NIOCore
import NIOPosix

extension SocketLoops {
    /// Connections that may wait to be accepted; the system's `somaxconn` caps it.
    static let backlog: Int32 = 1024
    /// Connections accepted before the loop looks at its other sockets.
    private static let acceptedAtOnce: UInt = 16
    /// Time without accepting after the process has run out of descriptors or buffers.
    ///
    /// NIO itself would ask again at once, find the same connection waiting and the same descriptors missing, and
    /// spin. Connections that have ended meanwhile make room: a tenth of a second is soon enough.
    private static let pause = TimeAmount.milliseconds(100)

    /// Options of every listener.
    func listening() -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Self.backlog)
            .serverChannelOption(.maxMessagesPerRead, value: Self.acceptedAtOnce)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AcceptBackoffHandler(shouldForwardIOErrorCaught: false) { _ in Self.pause })
                }
            }
    }
}
