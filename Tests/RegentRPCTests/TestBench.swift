import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem
import RegentTestKit
import RegentTransport
import RegentTransportInProcess
import RegentTransportSocket
import RegentWire
import Synchronization
import Testing

/// The pipes every case runs over.
enum TestPipe: CaseIterable, CustomTestStringConvertible {
    case inProcess, dripping, unixSocket, tls

    var testDescription: String { "\(self)" }
}

/// Knows everybody, as the owner or as told.
struct OpenDoor: Authenticator {
    var authority = Caller.Authority.all

    init(authority: Caller.Authority = .all) { self.authority = authority }

    /// Knows everybody as one who holds a permission in a scope.
    init(holding permission: String, in scope: Scope = .everything) {
        authority = .granted([Authorisation(permissions: [Permission(permission)], scope: scope)])
    }

    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        Caller(
            name: "principals/uid-\(peer.uid ?? 0)", credential: peer.uid.map { .uid($0) } ?? .none,
            authority: authority)
    }
}

extension ServerOptions {
    /// Those of a server that gives its clients all the time they need: for tests that are about something else.
    static var patient: ServerOptions {
        ServerOptions(
            limits: ServerLimits { limits in
                (limits.helloTimeout, limits.frameTimeout, limits.messageTimeout) = (hangLimit, hangLimit, hangLimit)
                limits.slowConsumerTimeout = hangLimit
            })
    }
}

/// A server and a way to it.
struct TestBench: Sendable {
    let server: RPCServer
    private let dialer: @Sendable () async throws(RPCError) -> RPCChannel

    /// A new connection to the server.
    func connect() async throws(RPCError) -> RPCChannel {
        try await dialer()
    }

    /// Runs a body against a server over a pipe; both are gone afterwards.
    static func with(
        _ pipe: TestPipe = .inProcess, entries: [MethodTable.Entry] = TestService.entries,
        authenticator: any Authenticator = OpenDoor(), options: ServerOptions = .patient,
        settings: ConnectionSettings = ConnectionSettings(agent: "test"),
        _ body: (TestBench) async throws -> Void
    ) async throws {
        let server = RPCServer(
            methods: MethodTable(entries), authenticator: authenticator, options: options)
        guard pipe == .unixSocket || pipe == .tls else {
            let listener = InProcessListener()
            try await server.serve(listener)
            let fault: PipeFault = pipe == .dripping ? .drips(bytesMax: 1021) : .none
            let dialer = listener.dialer(uid: CurrentProcess.userID, fault: fault)
            try await body(
                TestBench(server: server) { () async throws(RPCError) in
                    try await RPCChannel.connect(dialer, settings: settings)
                })
            return await server.drain(grace: .zero)
        }
        let loops = SocketLoops()
        try await withTemporaryFolder { folder in
            let dialer =
                try await pipe == .tls
                ? serveTLS(server, folder, loops) : serveUnix(server, folder, loops)
            try await body(
                TestBench(server: server) { () async throws(RPCError) in
                    try await RPCChannel.connect(dialer, settings: settings)
                })
            await server.drain(grace: .zero)
        }
        await loops.shutDown()
    }

    private static func serveUnix(
        _ server: RPCServer, _ folder: TemporaryFolder, _ loops: SocketLoops
    ) async throws -> any Dialer {
        let path = folder.file("s")
        try await server.serve(UnixListener(path: path, loops: loops))
        return UnixDialer(path: path, loops: loops)
    }

    private static func serveTLS(
        _ server: RPCServer, _ folder: TemporaryFolder, _ loops: SocketLoops
    ) async throws -> any Dialer {
        let place = try await TLSPlace(server, folder, loops)
        return place.dialer()
    }
}

/// A server's port with the fixture's certificates.
struct TLSPlace {
    let fixture: TLSFixture
    let address: NetworkAddress
    private let loops: SocketLoops

    /// Serves on a free port.
    init(_ server: RPCServer, _ folder: TemporaryFolder, _ loops: SocketLoops) async throws {
        fixture = try TLSFixture(in: folder)
        self.loops = loops
        let identity = try ServerIdentity(
            ServerIdentity.Files(
                certificate: fixture.certificate("server"), key: fixture.key("server"),
                clientCA: fixture.certificate("ca")))
        let listener = TCPListener(try #require(NetworkAddress("127.0.0.1:0")), identity: identity, loops: loops)
        try await server.serve(listener)
        guard case .tls(let address) = listener.place else { preconditionFailure("not TLS") }
        self.address = address
    }

    /// A way there, with a certificate to show if there shall be one.
    func dialer(showing certificate: String? = nil) -> TCPDialer {
        let trust = ClientTrust(
            caFile: fixture.certificate("ca"), certificateFile: certificate.map(fixture.certificate),
            keyFile: certificate.map(fixture.key))
        return TCPDialer(address, trust: trust, loops: loops, timeLimit: hangLimit)
    }

    /// A way there without TLS.
    var plainDialer: TCPDialer { TCPDialer(address, trust: nil, loops: loops, timeLimit: hangLimit) }
}
