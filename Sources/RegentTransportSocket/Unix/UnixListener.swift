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
    /// A socket at the path that another process has opened and keeps; nil = `listen` makes one.
    private let inherited: Int32?
    private let bound = Mutex<Bound?>(nil)

    /// What `listen` made.
    private struct Bound {
        let channel: any Channel
        /// Identifies the socket, so that another one at its path is recognised; nil = it is not ours to remove.
        let socket: FileSystem.SocketIdentity?
    }

    /// Names a socket to be made by `listen`.
    ///
    /// - Parameters:
    ///   - permissions: of the socket; connecting needs the write bit.
    ///   - replacesStale: removes a socket at the path on which nothing answers. One that is answered is never
    ///     removed: it is another daemon's.
    package init(
        path: String, loops: SocketLoops, permissions: UInt32 = 0o600, replacesStale: Bool = false
    ) {
        self.path = path
        self.loops = loops
        self.permissions = permissions
        self.replacesStale = replacesStale
        inherited = nil
    }

    /// Takes over a socket that another process has opened, with its permissions; it stays when this one ends.
    ///
    /// - Parameter descriptor: listens at the path, and does not block.
    package init(inherited descriptor: Int32, path: String, loops: SocketLoops) {
        self.path = path
        self.loops = loops
        permissions = 0
        replacesStale = false
        inherited = descriptor
    }

    /// Makes the socket and begins to take connections.
    ///
    /// - Throws: `.addressInvalid` when the path is too long or its folder missing, `.addressInUse`
    ///   when there is something at the path or a process answers there, `.denied` when the folder is not writable.
    package func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        if let inherited { return try await takeOver(inherited, attach) }
        try UnixAddress.check(path)
        do {
            // Held until the socket is made: of two that find the same stale socket, one takes its place.
            let turn = replacesStale ? await Self.turn(in: path) : nil
            defer { withExtendedLifetime(turn) {} }
            if replacesStale { try removeStale() }
            // Without the mask the socket would be open to others until chmod.
            let mask = CurrentProcess.setFileCreationMask(0o077)
            defer { CurrentProcess.setFileCreationMask(mask) }
            // Not by the library, which would remove whatever is at the path when it closes.
            let descriptor = try FileSystem.listen(on: path, backlog: SocketLoops.backlog)
            let bound = try await bootstrap(attach).withBoundSocket(descriptor).get()
            try FileSystem.setPermissions(path, permissions)
            let socket = try FileSystem.socketIdentity(of: path)
            self.bound.withLock { $0 = Bound(channel: bound, socket: socket) }
        } catch {
            throw SocketFailure.ofListening(error, on: path)
        }
    }

    private func takeOver(_ descriptor: Int32, _ attach: @escaping ConnectionAttach) async throws(TransportError) {
        do {
            let channel = try await bootstrap(attach).withBoundSocket(descriptor).get()
            bound.withLock { $0 = Bound(channel: channel, socket: nil) }
        } catch {
            throw SocketFailure.ofListening(error, on: path)
        }
    }

    /// Removes a socket on which nothing answers.
    private func removeStale() throws {
        guard try !FileSystem.socketAnswers(path) else {
            throw TransportError(
                .addressInUse, "another daemon answers on \(path): stop it, or use another --listen address")
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
            .childChannelInitializer { [buffers = loops.buffers] channel in
                SocketChannelHandler.install(on: channel, buffers: buffers, attach: attach)
            }
    }

    /// Accepts no more connections and removes the socket; open connections stay.
    package func close() async {
        guard let bound = bound.withLock({ $0.take() }) else { return }
        // Closing twice is not a failure, nor is a socket that is already removed. Another socket in its place
        // belongs to another process and stays.
        try? await bound.channel.close()
        guard let socket = bound.socket, (try? FileSystem.socketIdentity(of: path)) == socket else { return }
        _ = try? FileSystem.removeSocket(path)
    }
}

/// The right to make sockets in a folder, until it is given up.
private final class SocketTurn {
    private let lock: LockFile

    init(_ lock: consuming LockFile) { self.lock = lock }
}
