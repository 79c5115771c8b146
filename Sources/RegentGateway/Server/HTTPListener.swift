import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import RegentRPC
import RegentSystem
import RegentTransport
import RegentTransportSocket
import ServiceLifecycle
import Synchronization

/// One place where HTTP is served: an application of Hummingbird, begun and ended from outside.
final class HTTPListener: Sendable {
    /// What is still open of a start.
    private struct State {
        var waiting: CheckedContinuation<Result<any Channel, TransportError>, Never>?
        var group: ServiceGroup?
        var channel: (any Channel)?
        /// The socket that was made, so that another one at its path is recognised.
        var socket: FileSystem.SocketIdentity?
    }

    private let place: SocketPlace
    private let loops: SocketLoops
    private let socketMode: UInt32
    private let state = Mutex(State())
    private let ended = Signal(staysRaised: true)

    init(_ place: SocketPlace, loops: SocketLoops, socketMode: UInt32) {
        self.place = place
        self.loops = loops
        self.socketMode = socketMode
    }

    /// Begins to serve; gives the place, with the port that the system chose for port 0.
    ///
    /// - Throws: `TransportError` where the place is taken or not allowed.
    func start(
        _ responder: GatewayResponder, server: HTTPServerBuilder, logger: Logger
    ) async throws(TransportError) -> SocketPlace {
        try prepare()
        let mask = CurrentProcess.setFileCreationMask(0o077)
        let result = await bind(application(responder, server: server, logger: logger), logger)
        CurrentProcess.setFileCreationMask(mask)
        let channel = try result.get()
        state.withLock { $0.channel = channel }
        do throws(TransportError) { return try confirmed(channel) } catch {
            await stop(within: .seconds(1))
            throw error
        }
    }

    /// Takes no more connections, lets requests end, and returns once all have or the time is over.
    func stop(within grace: Duration) async {
        guard let group = state.withLock({ $0.group }) else { return }
        await group.triggerGracefulShutdown()
        await ended.wait(until: .now + grace)
        guard case .unix(let path) = place, let socket = state.withLock({ $0.socket.take() }) else { return }
        // Another socket in its place belongs to another process and stays.
        guard (try? FileSystem.socketIdentity(of: path)) == socket else { return }
        _ = try? FileSystem.removeSocket(path)
    }

    /// Refuses a path on which another process answers: the library would take its place.
    private func prepare() throws(TransportError) {
        guard case .unix(let path) = place else { return }
        guard path.utf8.count <= UnixListener.pathBytesMax else {
            throw TransportError(.addressInvalid, "the path of a socket has at most \(UnixListener.pathBytesMax) bytes")
        }
        guard FileSystem.exists(path) else { return }
        let answers: Bool
        do throws(SystemError) { answers = try FileSystem.socketAnswers(path) } catch {
            throw SocketFailure.ofListening(error, on: place)
        }
        guard !answers else { throw TransportError(.addressInUse, "another process answers on \(place)") }
    }

    private func application(
        _ responder: GatewayResponder, server: HTTPServerBuilder, logger: Logger
    ) -> Application<GatewayResponder> {
        let address: BindAddress =
            switch place {
            case .unix(let path): .unixDomainSocket(path: path)
            case .tcp(let address), .tls(let address): .hostname(address.host, port: address.port)
            }
        return Application(
            responder: responder, server: server, configuration: ApplicationConfiguration(address: address),
            onServerRunning: { [self] in settle(.success($0)) }, eventLoopGroupProvider: .shared(loops.group),
            logger: logger)
    }

    /// Starts the application; returns once it is bound or has failed.
    private func bind(
        _ application: Application<GatewayResponder>, _ logger: Logger
    ) async -> Result<any Channel, TransportError> {
        let group = ServiceGroup(services: [application], logger: logger)
        return await withCheckedContinuation { continuation in
            state.withLock { state in
                state.waiting = continuation
                state.group = group
            }
            LooseWork.start { [self] in
                do {
                    try await group.run()
                    settle(.failure(TransportError(.closed, "\(place): stopped")))
                } catch {
                    settle(.failure(SocketFailure.ofListening(error, on: place)))
                }
                ended.raise()
            }
        }
    }

    private func settle(_ result: Result<any Channel, TransportError>) {
        state.withLock { $0.waiting.take() }?.resume(returning: result)
    }

    /// Checks what was bound.
    private func confirmed(_ channel: any Channel) throws(TransportError) -> SocketPlace {
        switch place {
        case .unix(let path):
            do throws(SystemError) {
                try FileSystem.setPermissions(path, socketMode)
                let socket = try FileSystem.socketIdentity(of: path)
                state.withLock { $0.socket = socket }
            } catch {
                throw SocketFailure.ofListening(error, on: place)
            }
            return place
        case .tcp(var address):
            guard ChannelPeer.isLoopback(channel) else {
                throw TransportError(
                    .addressInvalid, "\(address): plain TCP is limited to loopback addresses; use tls: instead")
            }
            address.port = channel.localAddress?.port ?? address.port
            return .tcp(address)
        case .tls(var address):
            address.port = channel.localAddress?.port ?? address.port
            return .tls(address)
        }
    }
}
