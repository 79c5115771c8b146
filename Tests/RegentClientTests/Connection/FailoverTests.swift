import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentTransport
import RegentTransportInProcess
import RegentWire
import Synchronization
import Testing

@Suite("Several addresses")
struct FailoverTests {
    /// Two fake daemons, each behind a dialer that counts.
    private struct Pair {
        let servers = [answeringServer(), answeringServer()]
        let dialers: [CountingDialer]
        let addresses: [Address]

        init() {
            dialers = servers.map { CountingDialer($0.address.dialer) }
            addresses = dialers.enumerated().map { Address(embedded: $1, name: "\($0)") }
        }

        /// Decisions each has made.
        var decided: [Int] { servers.map { $0.calls(of: RoutingServiceMethods.select).count } }
        /// Dials to each.
        var dials: [Int] { dialers.map(\.total) }
    }

    private func with(
        _ addresses: [Address], _ options: ClientOptions = quickOptions(), _ body: (RegentClient) async throws -> Void
    ) async throws {
        try await withRegentClient(to: addresses, options: options) { try await body($0) }
    }

    @Test("the first address that answers is used")
    func first() async throws {
        let pair = Pair()
        try await with(pair.addresses) { _ = try await $0.select(decision) }
        #expect(pair.dials == [1, 0] && pair.decided == [1, 0])
        pair.servers[0].isReachable = false
        try await with(pair.addresses) { _ = try await $0.select(decision) }
        #expect(pair.dials == [2, 1] && pair.decided == [1, 1])
    }

    @Test("after a lost connection the next address of the list is used, in a circle")
    func lost() async throws {
        let pair = Pair()
        try await with(pair.addresses) { client in
            for turn in 0..<4 {
                _ = try await client.select(decision)
                await pair.servers[turn % 2].disconnectAll()
            }
        }
        #expect(pair.dials == [2, 2] && pair.decided == [2, 2])
    }

    @Test("a client of a stopping daemon goes to the next address")
    func draining() async throws {
        let pair = Pair()
        try await with(pair.addresses) { client in
            _ = try await client.select(decision)
            await pair.servers[0].shutDown(grace: .zero)
            _ = try await client.select(decision)
            // It is passed over from then on.
            await pair.servers[1].disconnectAll()
            _ = try await client.select(decision)
        }
        #expect(pair.decided == [1, 2])
    }

    @Test("a client waits only when every address has failed")
    func wholeRound() async throws {
        let pair = Pair()
        // The dial after a failed round is hours away.
        var options = ClientOptions(unaryTimeout: .seconds(86_400))
        options.pace = Pace(random: { 1e6 })
        try await with(pair.addresses, options) { client in
            pair.servers[0].isReachable = false
            await pair.servers[0].disconnectAll()
            _ = try await client.select(decision)
            #expect(pair.decided == [0, 1])
            pair.servers[1].isReachable = false
            await pair.servers[1].disconnectAll()
            let once = CallOptions(waitsForConnection: false)
            for _ in 0..<3 {
                #expect(await failure { _ = try await client.select(decision, once) }?.reason == "CONNECT_FAILED")
            }
        }
        // The first connection, and one try of each in the one round since.
        #expect(pair.dials == [2, 2])
    }

    @Test("an address that never answers delays one call only")
    func silent() async throws {
        let pair = Pair()
        let silent = CountingDialer(SilentDialer())
        let addresses = [Address(embedded: silent, name: "silent"), pair.addresses[0]]
        let error = await failure {
            try await with(addresses, ClientOptions(unaryTimeout: .milliseconds(20))) { _ in }
        }
        #expect(error?.code == .deadlineExceeded)
        // A client that is connected, and whose next dial meets the silent one.
        try await with([pair.addresses[0], addresses[0], pair.addresses[1]]) { client in
            _ = try await client.select(decision)
            await pair.servers[0].disconnectAll()
            // On a busy machine the time may be over before the dial begins: then there was too little of it.
            let before = silent.total
            var timeout = Duration.milliseconds(20)
            repeat {
                let late = await failure {
                    _ = try await client.select(decision, CallOptions(timeout: timeout))
                }
                #expect(late?.code == .deadlineExceeded)
                timeout *= 4
            } while silent.total == before && timeout < hangLimit
            _ = try await client.select(decision)
        }
        #expect(pair.decided == [1, 1])
    }

    @Test("UNAUTHENTICATED does not lead to the next address")
    func unauthenticated() async throws {
        let pair = Pair()
        let listener = InProcessListener()
        let server = RPCServer(methods: MethodTable([]), authenticator: TokenDoor())
        try await server.serve(listener)
        let dialer = CountingDialer(listener.dialer(uid: 0))
        let closed = Address(embedded: dialer, name: "closed")
        let error = await failure { try await with([closed, pair.addresses[0]]) { _ in } }
        #expect(error?.code == .unauthenticated)
        #expect(dialer.total == 1 && pair.dials == [0, 0])
        await server.drain(grace: .zero)
    }

    @Test("an empty list of addresses is refused")
    func none() async {
        #expect(await failure { _ = try await RegentClient.connect(to: []) }?.reason == "BAD_REQUEST")
    }
}

/// Lets those in who know the word.
struct TokenDoor: Authenticator {
    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        guard token == Array("sesame".utf8) else { throw RPCError(.unauthenticated, "the token is not known") }
        return Caller(name: "principals/ali", kind: .service, authority: .all)
    }
}

/// Never gets through, until its caller gives up.
private struct SilentDialer: Dialer {
    func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        await Signal().wait()
        throw TransportError(.closed, "given up")
    }
}
