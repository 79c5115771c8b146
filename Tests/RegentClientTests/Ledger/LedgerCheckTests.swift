import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import Synchronization
import Testing

@Suite("The last checkpoint that a client has seen", .timeLimit(.minutes(10)))
struct LedgerCheckTests {
    private static let five = ["a", "b", "c", "d", "e"]

    private func options(_ memory: any CheckpointMemory) -> ClientOptions {
        ClientOptions(unaryTimeout: hangLimit, checkpoints: memory)
    }

    /// Connects with a memory; gives why it could not.
    private func failure(_ server: FakeServer, _ memory: any CheckpointMemory) async -> RPCError? {
        do throws(RPCError) {
            let client = try await RegentClient.connect(to: server.address, options: options(memory))
            await client.close(grace: .zero)
            return nil
        } catch { return error }
    }

    private func serving(_ ledger: FakeLedger, _ body: (FakeServer) async throws -> Void) async throws {
        let server = answeringServer()
        ledger.attach(to: server)
        try await body(server)
        await server.shutDown(grace: .zero)
    }

    @Test("A ledger that grew is taken, and its newest checkpoint kept")
    func grown() async throws {
        let (ledger, memory) = (FakeLedger(Array(Self.five.prefix(3))), ProcessCheckpoints())
        try await serving(ledger) { server in
            let first = await failure(server, memory)
            #expect(first == nil)
            #expect(memory.checkpoint(of: "regent.test/one")?.size == 3)
            ledger.set(Self.five)
            let second = await failure(server, memory)
            #expect(second == nil)
            #expect(memory.checkpoint(of: "regent.test/one")?.size == 5)
            let asked = server.calls(of: LedgerServiceMethods.proveConsistency)
            #expect(asked.map(\.request.oldSize) == [3])
        }
    }

    @Test(
        "A ledger that does not go on from what was seen is refused",
        arguments: [
            ["a", "b"], ["a", "x", "c"], ["a", "x", "c", "d", "e"], ["b", "a", "c", "d"], ["a", "b", "d", "e"], [],
        ])
    func forked(entries: [String]) async throws {
        let (ledger, memory) = (FakeLedger(Array(Self.five.prefix(3))), ProcessCheckpoints())
        try await serving(ledger) { server in
            let first = await failure(server, memory)
            #expect(first == nil)
            ledger.set(entries)
            let error = await failure(server, memory)
            #expect(error?.reason == "LEDGER_FORKED")
            #expect(error?.code == .dataLoss)
            #expect(error?.metadata["seen_size"] == "3")
            #expect(memory.checkpoint(of: "regent.test/one")?.size == 3)
        }
    }

    @Test("What was published last may be older than what was signed when it was asked for")
    func published() async throws {
        let (ledger, memory) = (FakeLedger(Self.five), ProcessCheckpoints())
        try await serving(ledger) { server in
            let first = await failure(server, memory)
            #expect(first == nil)
            ledger.published.withLock { $0 = 2 }
            let second = await failure(server, memory)
            #expect(second == nil)
            #expect(memory.checkpoint(of: "regent.test/one")?.size == 5)
        }
    }

    @Test("Another key of the same ledger is kept, another ledger has a checkpoint of its own")
    func keys() async throws {
        let (ledger, memory) = (FakeLedger(Self.five), ProcessCheckpoints())
        try await serving(ledger) { server in
            let first = await failure(server, memory)
            #expect(first == nil)
            let before = memory.checkpoint(of: "regent.test/one")?.verifierKey
            ledger.rotateKey()
            let second = await failure(server, memory)
            #expect(second == nil)
            #expect(memory.checkpoint(of: "regent.test/one")?.verifierKey != before)
            FakeLedger(["z"], origin: "regent.test/two").attach(to: server)
            let third = await failure(server, memory)
            #expect(third == nil)
            #expect(memory.checkpoint(of: "regent.test/one")?.size == 5)
            #expect(memory.checkpoint(of: "regent.test/two")?.size == 1)
        }
    }

    @Test("A daemon that signs nothing is taken, one whose signature is wrong is not")
    func unsigned() async throws {
        let memory = ProcessCheckpoints()
        let server = answeringServer()
        let earlier = await failure(server, memory)
        #expect(earlier == nil)
        server.answer(LedgerServiceMethods.getCheckpoint) { _ in
            GetCheckpointResponse(checkpoint: LedgerCheckpoint(note: "a\n", verifierKey: "b"))
        }
        let wrong = await failure(server, memory)
        #expect(wrong?.message.contains("cannot be used") == true)
        await server.shutDown(grace: .zero)
    }

    @Test("A connection that is made again is compared too, before any call; a restore is accepted when asked to")
    func reconnected() async throws {
        let (ledger, memory) = (FakeLedger(Self.five), ProcessCheckpoints())
        try await serving(ledger) { server in
            try await self.withBoth(server, memory) { client, plain in
                _ = try await client.select(decision)
                ledger.set(["other"])
                await server.disconnectAll()
                let before = server.calls(of: RoutingServiceMethods.select).count
                await #expect(throws: RPCError.self) { try await client.select(decision) }
                #expect(server.calls(of: RoutingServiceMethods.select).count == before)
                let kept = try await plain.acceptLedger(memory)
                #expect(kept.size == 1)
                try await plain.checkLedger(memory)
                let again = await failure(server, memory)
                #expect(again == nil)
            }
        }
    }

    /// Counts what it is told.
    private final class Told: CheckpointMemory {
        private let inner = ProcessCheckpoints()
        private let reasons = Mutex<[String]>([])

        var postponed: [String] { reasons.withLock { $0 } }

        func checkpoint(of origin: String) -> KeptCheckpoint? { inner.checkpoint(of: origin) }
        func keep(_ checkpoint: KeptCheckpoint) { inner.keep(checkpoint) }
        func postponed(_ reason: String) { reasons.withLock { $0.append(reason) } }
    }

    private func options(_ memory: any CheckpointMemory, gap: Duration) -> ClientOptions {
        var options = options(memory)
        options.pace.comparisonGap = gap
        return options
    }

    @Test("A busy daemon is used, and compared before a later call; once it is a fork, no call reaches it")
    func busy() async throws {
        let (ledger, memory) = (FakeLedger(Array(Self.five.prefix(3))), Told())
        try await serving(ledger) { server in
            let first = await failure(server, memory)
            #expect(first == nil)
            ledger.set(Self.five)
            ledger.isBusy.withLock { $0 = true }
            let client = try await RegentClient.connect(to: server.address, options: options(memory, gap: .zero))
            _ = try await client.select(decision)
            #expect(!memory.postponed.isEmpty && memory.postponed.allSatisfy { $0 == "too many calls" })
            #expect(memory.checkpoint(of: "regent.test/one")?.size == 3)
            ledger.isBusy.withLock { $0 = false }
            _ = try await client.select(decision)
            #expect(memory.checkpoint(of: "regent.test/one")?.size == 5)
            let asked = server.calls(of: LedgerServiceMethods.getCheckpoint).count
            _ = try await client.select(decision)
            #expect(server.calls(of: LedgerServiceMethods.getCheckpoint).count == asked)

            ledger.isBusy.withLock { $0 = true }
            await server.disconnectAll()
            _ = try await client.select(decision)
            let before = server.calls(of: RoutingServiceMethods.select).count
            ledger.set(["other"])
            ledger.isBusy.withLock { $0 = false }
            for _ in 0..<2 {
                let error = await self.selectFailure(client)
                #expect(error?.reason == "LEDGER_FORKED")
            }
            #expect(server.calls(of: RoutingServiceMethods.select).count == before)
            await client.close(grace: .zero)
        }
    }

    private func selectFailure(_ client: RegentClient) async -> RPCError? {
        do throws(RPCError) {
            _ = try await client.select(decision)
            return nil
        } catch { return error }
    }

    @Test("A busy daemon is not asked with each call")
    func gap() async throws {
        let (ledger, memory) = (FakeLedger(Self.five), Told())
        ledger.isBusy.withLock { $0 = true }
        try await serving(ledger) { server in
            let client = try await RegentClient.connect(to: server.address, options: options(memory, gap: hangLimit))
            for _ in 0..<3 { _ = try await client.select(decision) }
            #expect(memory.postponed.count == 1)
            #expect(server.calls(of: LedgerServiceMethods.getCheckpoint).count == 1)
            await client.close(grace: .zero)
        }
    }

    /// Runs a body with a client that compares and one that does not.
    private func withBoth(
        _ server: FakeServer, _ memory: any CheckpointMemory, _ body: (RegentClient, RegentClient) async throws -> Void
    ) async throws {
        let client = try await RegentClient.connect(to: server.address, options: options(memory))
        let plain = try await RegentClient.connect(to: server.address)
        do { try await body(client, plain) } catch {
            Issue.record(error)
        }
        await client.close(grace: .zero)
        await plain.close(grace: .zero)
    }
}
