import NIOCore
import NIOPosix
import RegentTransport

/// The threads that move the bytes of sockets.
package struct SocketLoops: Sendable {
    let group: any EventLoopGroup
    private let isOwned: Bool

    /// Starts threads of its own: one is enough for a daemon on few cores, whose handlers run
    /// elsewhere. Shut them down when done.
    package init(count: Int = 1) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        isOwned = true
    }

    private init(shared group: any EventLoopGroup) {
        self.group = group
        isOwned = false
    }

    /// The loops the process has anyway; for clients and tools, never shut down.
    package static var ofProcess: SocketLoops {
        SocketLoops(shared: MultiThreadedEventLoopGroup.singleton)
    }

    /// Ends the threads; their connections close. Repeating it is harmless.
    package func shutDown() async {
        guard isOwned else { return }
        // A group that was already shut down throws; nothing is left to do then.
        try? await group.shutdownGracefully()
    }
}
