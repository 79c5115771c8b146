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
    private let bound = Mutex<Bound?>(nil)

    /// What `listen` made.
    private struct Bound {
        let channel: any Channel
        /// The socket, to be told from one that somebody put in its place.
        let socket: FileSystem.Identity
    }

    /// Names a socket to be made by `listen`.
    ///
    /// - Parameters:
    ///   - permissions: of the socket; connecting needs the write bit.
    ///   - replacesStale: removes a socket found at the path, where nobody answers. One that is answered is never
    ///     removed: it is another daemon's.
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
    ///   when there is something at the path or somebody answers there, `.denied` when the folder may not be written.
    package func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        try UnixAddress.check(path)
        do {
            // Held until the socket is made: of two that find the same stale socket, one takes its place.
            let turn = replacesStale ? await Self.turn(in: path) : nil
            defer { withExtendedLifetime(turn) {} }
            if replacesStale { try removeStale() }
            // Without the mask the socket would be open to others until chmod.
            let mask = CurrentProcess.setFileCreationMask(0o077)
            defer { CurrentProcess.setFileCreationMask(mask) }
            let bound = try await bootstrap(attach).bind(unixDomainSocketPath: path).get()
            try FileSystem.setPermissions(path, permissions)
            let socket = try FileSystem.identity(of: path)
            self.bound.withLock { $0 = Bound(channel: bound, socket: socket) }
        } catch {
            throw SocketFailure.ofListening(error, on: path)
        }
    }

    /// Removes a socket that nobody answers.
    private func removeStale() throws {
        guard try !FileSystem.socketAnswers(path) else {
            throw TransportError(
                .addressInUse, "\(path) is another daemon's, which answers there: stop that one, or listen elsewhere")
        }
        try FileSystem.removeSocket(path)
    }

    /// The turn to make a socket in the folder of a path; nil where somebody keeps it for a second, as anybody can who
    /// may read the folder.
    private static func turn(in path: String) async -> SocketTurn? {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        for _ in 0..<20 {
            do throws(SystemError) {
                return SocketTurn(try LockFile.acquire(directory: folder))
            } catch {
                guard error.code == .alreadyHeld else { return nil }
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return nil
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
        guard let bound = bound.withLock({ $0.take() }) else { return }
        // Closing twice is no failure, and a socket somebody removed is removed. Another in its place is
        // somebody else's.
        try? await bound.channel.close()
        guard (try? FileSystem.identity(of: path)) == bound.socket else { return }
        _ = try? FileSystem.removeSocket(path)
    }
}

/// The right to make sockets in a folder, until it is given up.
private final class SocketTurn {
    private let lock: LockFile

    init(_ lock: consuming LockFile) { self.lock = lock }
}
