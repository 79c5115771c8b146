import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import Synchronization
import Testing

/// A listener on TCP with the fixture's certificates, and what came to it.
struct TLSBench {
    let loops: SocketLoops
    let folder: TemporaryFolder
    let fixture: TLSFixture
    let identity: ServerIdentity?
    let listener: TCPListener
    private let ends: Ends

    /// The server's ends, in the order of their coming.
    final class Ends: Sendable {
        let all = Mutex<[SocketRecorder]>([])
    }

    /// Where clients find it, on the literal address.
    var address: NetworkAddress {
        switch listener.place {
        case .tls(let address), .tcp(let address): return address
        case .unix: preconditionFailure("not on TCP")
        }
    }

    /// The same place by name.
    var named: NetworkAddress { NetworkAddress("localhost:\(address.port)")! }

    /// Runs a body against a listener.
    ///
    /// - Parameters:
    ///   - server: name of the certificate it shows; nil for plain TCP.
    ///   - says: bytes each server end has to send at once.
    static func with(
        server: String? = "server", asksForCertificate: Bool = true, says: [UInt8] = [],
        _ body: (TLSBench) async throws -> Void
    ) async throws {
        let loops = SocketLoops()
        try await withTemporaryFolder { folder in
            let fixture = try TLSFixture(in: folder)
            let identity = try server.map { name in
                try ServerIdentity(
                    ServerIdentity.Files(
                        certificate: fixture.certificate(name), key: fixture.key(name),
                        clientCA: asksForCertificate ? fixture.certificate("ca") : nil))
            }
            let listener = TCPListener(NetworkAddress("127.0.0.1:0")!, identity: identity, loops: loops)
            let ends = Ends()
            try await listener.listen { connection in
                let end = SocketRecorder(connection)
                if !says.isEmpty { end.say(says) }
                ends.all.withLock { $0.append(end) }
                return end
            }
            try await body(
                TLSBench(
                    loops: loops, folder: folder, fixture: fixture, identity: identity, listener: listener, ends: ends))
            await listener.close()
        }
        await loops.shutDown()
    }

    /// What a client trusts and shows.
    func trust(ca: String = "ca", certificate: String? = nil) -> ClientTrust {
        ClientTrust(
            caFile: fixture.certificate(ca), certificateFile: certificate.map(fixture.certificate),
            keyFile: certificate.map(fixture.key))
    }

    /// Opens a connection.
    func dial(
        _ trust: ClientTrust?, to address: NetworkAddress? = nil, timeLimit: Duration = hangLimit
    ) async throws -> SocketRecorder {
        let made = Mutex<SocketRecorder?>(nil)
        let dialer = TCPDialer(address ?? self.address, trust: trust, loops: loops, timeLimit: timeLimit)
        do {
            try await dialer.dial { connection in
                let end = SocketRecorder(connection)
                made.withLock { $0 = end }
                return end
            }
        } catch {
            #expect(made.withLock { $0 == nil }, "a handler was attached")
            throw error
        }
        return made.withLock { $0! }
    }

    /// How many connections have come.
    var endCount: Int { ends.all.withLock { $0.count } }

    /// The server's end of a number, once it is there.
    func serverEnd(_ number: Int = 0) async -> SocketRecorder? {
        _ = await eventually { ends.all.withLock { $0.count } > number }
        return ends.all.withLock { $0.count > number ? $0[number] : nil }
    }

    /// A connection of bytes, or of a TLS of the test's own, that shows what comes back.
    func stranger(_ configuration: TLSConfiguration? = nil, says bytes: [UInt8] = []) async throws -> Stranger {
        let stranger = Stranger()
        let address = address
        let channel = try await ClientBootstrap(group: loops.testGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let configuration {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(
                                context: try NIOSSLContext(configuration: configuration), serverHostname: nil))
                    }
                    try channel.pipeline.syncOperations.addHandler(StrangerHandler(stranger))
                }
            }
            .connect(host: address.host, port: address.port).get()
        // Who closes at once may do so before this is written.
        if !bytes.isEmpty { try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }
        return stranger
    }

    /// Settings of a client that trusts the fixture's CA and is otherwise the library's.
    func foreignTLS() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(fixture.certificate("ca")))
        configuration.applicationProtocols = ["regent/1"]
        return configuration
    }
}

extension SocketLoops {
    /// The process's loops, for what is not ours.
    var testGroup: any EventLoopGroup { MultiThreadedEventLoopGroup.singleton }
}

/// What a client or server of another kind has met.
final class Stranger: Sendable {
    struct State {
        var received = 0
        var hasShakenHands = false
        var hasFailed = false
        var isClosed = false
    }

    let state = Mutex(State())

    /// Returns when its connection is over.
    func closed() async -> Bool { await eventually { state.withLock { $0.isClosed } } }
}

/// Notes what happens on a channel.
final class StrangerHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let stranger: Stranger

    init(_ stranger: Stranger) { self.stranger = stranger }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let count = unwrapInboundIn(data).readableBytes
        stranger.state.withLock { $0.received += count }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent {
            stranger.state.withLock { $0.hasShakenHands = true }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        stranger.state.withLock { $0.hasFailed = true }
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stranger.state.withLock { $0.isClosed = true }
    }
}

/// The code of the transport error a body throws.
func transportFailure(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
) async -> TransportError.Code? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? TransportError)?.code
    }
}
