import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentSystem
import RegentTransport
import RegentWire
import Synchronization
import Testing

@Suite("Authentication and permissions") struct AccessTests {
    /// A method that changes something and needs a permission.
    static let sealing = Method<EmptyCallRequest, EmptyCallResponse>(
        descriptor("Seal", permissions: ["eval.seal", "eval.gate"], .keyed))
    /// A method that reads and needs a permission.
    static let reading = Method<EmptyCallRequest, EmptyCallResponse>(
        descriptor("Read", permissions: ["eval.read"], .read))
    /// A method whose .proto names no permission.
    static let closed = Method<EmptyCallRequest, EmptyCallResponse>(
        descriptor("Closed", permissions: [], .read))

    static func descriptor(
        _ name: String, permissions: [String], _ idempotency: Idempotency
    ) -> MethodDescriptor {
        MethodDescriptor(
            name: "/t.T/\(name)", service: "t.T", method: name, requireAny: permissions, scope: ["any"],
            idempotency: idempotency, criticality: .p2, audit: .none, clientStreaming: false,
            serverStreaming: false, requestType: EmptyCallRequest.fullName,
            responseType: EmptyCallResponse.fullName, comment: "")
    }

    static let entries: [MethodTable.Entry] = [
        .unary(sealing, TestService.EmptyCall()), .unary(reading, TestService.EmptyCall()),
        .unary(closed, TestService.EmptyCall()),
    ]

    /// Refuses everybody, with or without saying why.
    struct ClosedDoor: Authenticator {
        struct Silent: Error {}
        let error: any Error

        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller { throw error }
    }

    /// Lets those in who know the word.
    struct TokenDoor: Authenticator {
        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
            guard token == Array("sesame".utf8) else {
                throw RPCError(.unauthenticated, "the token is not known")
            }
            return Caller(name: "principals/ali", kind: .service, authority: .all)
        }
    }

    @Test("any one of a method's permissions suffices", arguments: ["eval.seal", "eval.gate"])
    func anyPermission(_ held: String) async throws {
        let door = OpenDoor(holding: held)
        try await TestBench.with(entries: Self.entries, authenticator: door) { bench in
            let channel = try await bench.connect()
            #expect(try await channel.unary(Self.sealing, .init()) == .init())
        }
    }

    @Test("without a permission a call is denied, and a mutating one recorded first")
    func denied() async throws {
        let recorded = Mutex<[String]>([])
        let options = ServerOptions(
            admission: Admission { call, _ in recorded.withLock { $0.append(call.method.name) } })
        let door = OpenDoor(holding: "eval.upload")
        try await TestBench.with(entries: Self.entries, authenticator: door, options: options) { bench in
            let channel = try await bench.connect()
            for method in [Self.sealing, Self.reading, Self.closed] {
                let error = await failure { _ = try await channel.unary(method, .init()) }
                #expect(error?.code == .permissionDenied)
                #expect(error?.reason == ErrorReason.permissionDenied.name)
                #expect(
                    error?.metadata["permission"] == method.descriptor.requireAny.joined(separator: ","))
            }
            #expect(recorded.withLock { $0 } == ["/t.T/Seal"])
        }
    }

    @Test("a look at all calls tells no caller of a denial before it is recorded")
    func deniedOnce() async throws {
        let (begun, goesOn) = (Signal(staysRaised: true), Signal(staysRaised: true))
        let options = ServerOptions(
            admission: Admission { _, _ in
                begun.raise()
                await goesOn.wait()
            })
        let door = OpenDoor(holding: "eval.upload")
        let entries = Self.entries + [.unary(TestServiceMethods.emptyCall, TestService.EmptyCall())]
        try await TestBench.with(entries: entries, authenticator: door, options: options) { bench in
            let channel = try await bench.connect()
            let denied = Task { await failure { _ = try await channel.unary(Self.sealing, .init()) } }
            await begun.wait()
            bench.server.checkAccess()
            // What the look had to say would come before this answer.
            _ = try await channel.unary(TestServiceMethods.emptyCall, .init())
            #expect(channel.openCallCount == 1)
            goesOn.raise()
            let error = await denied.value
            #expect(error?.code == .permissionDenied)
        }
    }

    @Test("a denial that cannot be recorded ends AUDIT_BLOCKED")
    func auditBlocked() async throws {
        struct Full: Error {}
        let options = ServerOptions(admission: Admission { _, _ in throw Full() })
        try await TestBench.with(
            entries: Self.entries, authenticator: OpenDoor(authority: .granted([])), options: options
        ) { bench in
            let channel = try await bench.connect()
            let error = await failure { _ = try await channel.unary(Self.sealing, .init()) }
            #expect(error?.code == .unavailable)
            #expect(error?.reason == ErrorReason.auditBlocked.name)
        }
    }

    @Test("anyone may call what anyone may call", arguments: TestPipe.allCases)
    func anyone(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe, authenticator: OpenDoor(authority: .granted([]))) { bench in
            let channel = try await bench.connect()
            #expect(try await channel.unary(TestServiceMethods.emptyCall, .init()) == .init())
        }
    }

    @Test("peercred_auth: the kernel's uid reaches the handler", arguments: TestPipe.allCases)
    func peerCredentials(_ pipe: TestPipe) async throws {
        struct WhoAmI: UnaryHandler {
            func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
                let isUnix = if case .unix = call.peer { true } else { false }
                return UnaryCallResponse(body: Array("\(call.caller.name) \(isUnix)".utf8))
            }
        }
        try await TestBench.with(pipe, entries: [.unary(TestServiceMethods.unaryCall, WhoAmI())]) { bench in
            let channel = try await bench.connect()
            let response = try await channel.unary(TestServiceMethods.unaryCall, .init())
            let expected = "principals/uid-\(CurrentProcess.userID) \(pipe == .unixSocket)"
            #expect(response.body == Array(expected.utf8))
        }
    }

    @Test("token_auth: the token decides, before any call is read", arguments: TestPipe.allCases)
    func token(_ pipe: TestPipe) async throws {
        let known = ConnectionSettings(agent: "t", token: Array("sesame".utf8))
        try await TestBench.with(pipe, authenticator: TokenDoor(), settings: known) { bench in
            let channel = try await bench.connect()
            #expect(try await channel.unary(TestServiceMethods.emptyCall, .init()) == .init())
        }
        try await TestBench.with(pipe, authenticator: TokenDoor()) { bench in
            let error = await failure { _ = try await bench.connect() }
            #expect(error?.code == .unauthenticated)
        }
    }

    @Test(
        "an unknown caller is refused and no call runs, even if calls came with the HELLO",
        arguments: [ClosedDoor.Silent() as any Error, RPCError(.unauthenticated, "no")])
    func refused(_ error: any Error) async throws {
        struct Never: UnaryHandler {
            func handle(_ request: EmptyCallRequest, _ call: CallContext) async throws -> EmptyCallResponse {
                Issue.record("a handler ran for an unknown peer")
                return .init()
            }
        }
        try await RawClient.with(
            entries: [.unary(TestServiceMethods.emptyCall, Never())],
            authenticator: ClosedDoor(error: error), greets: false
        ) { client in
            let call = Call(method: TestServiceMethods.emptyCall.descriptor.name)
            client.writeBytes(
                WireLimits.preface
                    + Frame(kind: .hello, head: ConnectionSettings(agent: "x").hello.encoded()).encoded
                    + Frame(
                        stream: 1, kind: .call, flags: [.hasMessage, .end], head: call.encoded()
                    ).encoded)
            let frames = await client.rest()
            #expect(frames.map(\.kind) == [.drain])
            let drain = try Drain(decoding: frames[0].head)
            #expect(drain.code == StatusCode.unauthenticated.rawValue)
            #expect(drain.acceptedCalls == 0)
        }
    }
}
