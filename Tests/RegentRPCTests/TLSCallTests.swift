import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import RegentWire
import Synchronization
import Testing

@Suite("Calls over TLS") struct TLSCallTests {
    /// Names a principal after its token or, without one, after its certificate.
    private final class NamedDoor: Authenticator {
        let named = Mutex<[String]>([])

        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
            var name = String(decoding: token, as: UTF8.self)
            if name.isEmpty {
                guard case .network(_, let uri?) = peer else { throw RPCError(.unauthenticated, "nobody") }
                name = uri
            }
            named.withLock { $0.append(name) }
            return Caller(name: "principals/x", kind: .service, authority: .all)
        }
    }

    /// Runs a body against a server with TLS.
    private func with(
        _ door: any Authenticator = OpenDoor(), helloTimeout: Duration = hangLimit,
        _ body: (RPCServer, TLSPlace) async throws -> Void
    ) async throws {
        let loops = SocketLoops()
        try await withTemporaryFolder { folder in
            let server = RPCServer(
                methods: MethodTable(TestService.entries), authenticator: door,
                options: ServerOptions(limits: ServerLimits { $0.helloTimeout = helloTimeout }))
            try await body(server, try await TLSPlace(server, folder, loops))
            await server.drain(grace: .zero)
        }
        await loops.shutDown()
    }

    @Test("who calls is known by certificate, by token before it, and not without either")
    func identities() async throws {
        let door = NamedDoor()
        try await with(door) { _, place in
            let byCertificate = try await RPCChannel.connect(place.dialer(showing: "client"))
            #expect(try await byCertificate.unary(TestServiceMethods.emptyCall, .init()) == .init())
            let settings = ConnectionSettings(agent: "t", token: Array("sesame".utf8))
            _ = try await RPCChannel.connect(place.dialer(), settings: settings)
            _ = try await RPCChannel.connect(place.dialer(showing: "client"), settings: settings)
            #expect(door.named.withLock { $0 } == ["regent:principals/worker", "sesame", "sesame"])
            for certificate in [nil, "two"] {
                let error = await failure {
                    _ = try await RPCChannel.connect(place.dialer(showing: certificate))
                }
                #expect(error?.code == .unauthenticated)
            }
        }
    }

    @Test("a certificate of another CA is told as such")
    func stranger() async throws {
        try await with { server, place in
            let error = await failure { _ = try await RPCChannel.connect(place.dialer(showing: "stranger")) }
            #expect(error?.reason == "CONNECT_FAILED")
            #expect(await eventually { server.connectionCount == 0 })
        }
    }

    @Test("a client that never ends its handshake is closed when the time for its HELLO is over")
    func slowHandshake() async throws {
        try await with(helloTimeout: .milliseconds(50)) { server, place in
            let client = try await Sayer.dial(place.plainDialer)
            #expect(await eventually { client.isClosed })
            #expect(client.received.isEmpty)
            #expect(await eventually { server.connectionCount == 0 })
        }
    }

    @Test("plain bytes to a port with TLS end, and others go on")
    func plainToTLS() async throws {
        try await with { server, place in
            let good = try await RPCChannel.connect(place.dialer())
            let hello = Frame(kind: .hello, head: ConnectionSettings(agent: "c").hello.encoded()).encoded
            let client = try await Sayer.dial(place.plainDialer, says: WireLimits.preface + hello)
            #expect(await eventually { client.isClosed })
            #expect(await eventually { server.connectionCount == 1 })
            #expect(try await good.unary(TestServiceMethods.emptyCall, .init()) == .init())
        }
    }

    @Test("TLS to a port without it ends on both sides")
    func tlsToPlain() async throws {
        try await with { server, place in
            let loops = SocketLoops()
            let listener = TCPListener(try #require(NetworkAddress("127.0.0.1:0")), identity: nil, loops: loops)
            try await server.serve(listener)
            guard case .tcp(let address) = listener.place else { preconditionFailure("not plain") }
            let trust = ClientTrust(caFile: place.fixture.certificate("ca"))
            let error = await failure {
                _ = try await RPCChannel.connect(TCPDialer(address, trust: trust, loops: loops))
            }
            #expect(error?.reason == "CONNECT_FAILED")
            #expect(await eventually { server.connectionCount == 0 })
            _ = try await RPCChannel.connect(TCPDialer(address, trust: nil, loops: loops))
            await server.drain(grace: .zero)
            await loops.shutDown()
        }
    }
}

/// A client that says some bytes and notes what comes back.
private final class Sayer: ConnectionHandler {
    private struct State {
        var outgoing: [UInt8]
        var received: [UInt8] = []
        var isClosed = false
    }

    private let state: Mutex<State>

    private init(_ bytes: [UInt8]) { state = Mutex(State(outgoing: bytes)) }

    static func dial(_ dialer: some Dialer, says bytes: [UInt8] = []) async throws -> Sayer {
        let sayer = Sayer(bytes)
        try await dialer.dial { _ in sayer }
        return sayer
    }

    var received: [UInt8] { state.withLock { $0.received } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    func received(_ bytes: [UInt8]) { state.withLock { $0.received += bytes } }

    func bytesToSend(bytesMax: Int) -> [UInt8] {
        state.withLock { state in
            defer { state.outgoing = [] }
            return state.outgoing
        }
    }

    func timerFired() {}

    func closed(_ error: TransportError?) { state.withLock { $0.isClosed = true } }
}
