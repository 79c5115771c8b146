package import NIOCore
import NIOPosix
import RegentSystem

/// The threads that move the bytes of sockets.
package struct SocketLoops: Sendable {
    package let group: any EventLoopGroup
    /// Runs tasks on one of the threads, the same each time.
    package let executor: any TaskExecutor
    private let isOwned: Bool
    /// Those of the channels on these threads.
    let buffers = WriteBuffers()

    /// Starts threads of its own: one is enough for a daemon on few cores, whose handlers run
    /// elsewhere. Shut them down when done.
    package init(count: Int = 1) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        executor = Self.executor(of: group.next())
        isOwned = true
    }

    private init(shared group: any EventLoopGroup) {
        self.group = group
        executor = Self.executor(of: group.next())
        isOwned = false
    }

    private static func executor(of loop: any EventLoop) -> any TaskExecutor {
        let steps = LoopSteps(loop)
        return RelayExecutor { steps.add($0) }
    }

    /// The loops the process has anyway; for clients and tools, never shut down.
    package static var ofProcess: SocketLoops {
        SocketLoops(shared: MultiThreadedEventLoopGroup.singleton)
    }

    /// One of them, with an executor that runs tasks on it.
    package static var oneOfProcess: SocketLoops { SocketLoops(shared: MultiThreadedEventLoopGroup.singleton.next()) }

    /// Returns once each of the threads has come round to work that is given to it now.
    package func turn() async {
        for loop in group.makeIterator() { try? await loop.submit {}.get() }
    }

    /// Ends the threads; their connections close. Repeating it is harmless.
    package func shutDown() async {
        guard isOwned else { return }
        // A group that was already shut down throws; nothing is left to do then.
        try? await group.shutdownGracefully()
    }
}
