import NIOCore
import NIOPosix
import RegentSystem
package import RegentTransport
import Synchronization

/// A Unix domain socket on which a daemon takes connections.
package final class UnixListener: Listener {
    /// Bytes of a socket's path at most: `sun_path` of Linux less its NUL.
    /// - Source: unix(7).
    package static let pathBytesMax = 107

    /// Where the socket is.
    package let path: String
    private let loops: SocketLoops
    private let permissions: UInt32
    private let replacesStale: Bool
    private let channel = Mutex<(any Channel)?>(nil)

    /// Names a socket to be made by `listen`.
    ///
    /// - Parameters:
    ///   - permissions: of the socket; connecting needs the write bit.
    ///   - replacesStale: removes a socket found at the path. Only for the holder of the daemon's
    ///     lock file, because nothing else proves that no daemon listens there.
    package init(
        path: String, loops: SocketLoops, permissions: UInt32 = 0o600, replacesStale: Bool = false
    ) {
        self.path = path
        self.loops = loops
        self.permissions = permissions
        self.replacesStale = replacesStale
    }

    /// Makes the socket and begins to take connections.
    ///
    /// - Throws: `.addressInvalid` when the path is too long or its folder missing, `.addressInUse`
    ///   when there is something at the path, `.denied` when the folder may not be written.
    package func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        try UnixAddress.check(path)
        do {
            if replacesStale { try FileSystem.removeSocket(path) }
            // Without the mask the socket would be open to others until chmod.
            let mask = CurrentProcess.setFileCreationMask(0o077)
            defer { CurrentProcess.setFileCreationMask(mask) }
            let bound = try await bootstrap(attach).bind(unixDomainSocketPath: path).get()
            try FileSystem.setPermissions(path, permissions)
            channel.withLock { $0 = bound }
        } catch {
            throw SocketFailure.ofListening(error, on: path)
        }
    }

    private func bootstrap(_ attach: @escaping ConnectionAttach) -> ServerBootstrap {
        loops.listening()
            .childChannelOption(.writeBufferWaterMark, value: SocketChannelHandler.waterMark)
            .childChannelOption(.maxMessagesPerRead, value: SocketChannelHandler.readsAtOnce)
            .childChannelInitializer { channel in
                SocketChannelHandler.install(on: channel, attach: attach)
            }
    }

    /// Takes no more connections and removes the socket; open connections stay.
    package func close() async {
        guard let channel = channel.withLock({ $0.take() }) else { return }
        // Closing twice is no failure, and a socket somebody removed is removed.
        try? await channel.close()
        _ = try? FileSystem.removeSocket(path)
    }
}
