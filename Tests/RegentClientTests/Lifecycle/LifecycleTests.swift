import Logging
import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import ServiceLifecycle
import Synchronization
import Testing

@Suite("Lifecycle")
struct LifecycleTests {
    /// Background work that writes down what happens to it; its flush makes a call.
    private final class Diary: ClientBackground {
        private let written = Mutex<[String]>([])

        var lines: [String] { written.withLock { $0 } }

        private func write(_ line: String) { written.withLock { $0.append(line) } }

        func run(with client: RegentClient) async {
            write("begun")
            while !Task.isCancelled { await Signal().wait() }
            write("ended")
        }

        func flush(with client: RegentClient) async {
            let error = await failure { _ = try await client.select(decision) }
            write(error.map { "\($0.code)" } ?? "flushed")
        }
    }

    @Test("A closed client fails every call, and closing again is harmless")
    func closed() async throws {
        let server = answeringServer()
        let client = try await RegentClient.connect(to: server.address)
        await client.close()
        await client.close()
        #expect(await failure { _ = try await client.select(decision) }?.reason == "CLIENT_CLOSED")
        #expect(await failure { _ = try await client.watch(WatchRequest()) }?.reason == "CLIENT_CLOSED")
        #expect(server.calls(of: RoutingServiceMethods.select).isEmpty)
    }

    @Test("Closing ends the calls that wait for a connection")
    func closeWhileWaiting() async throws {
        let server = answeringServer()
        let client = try await RegentClient.connect(to: server.address, options: quickOptions())
        server.isReachable = false
        await server.disconnectAll()
        await withTaskGroup(of: RPCError?.self) { group in
            for _ in 0..<5 { group.addTask { await failure { _ = try await client.select(decision) } } }
            for _ in 0..<100 { await Task.yield() }
            await client.close()
            for await error in group { #expect(error?.reason == "CLIENT_CLOSED") }
        }
    }

    @Test("Open calls have the grace to end")
    func grace() async throws {
        let server = FakeServer()
        let (begun, end) = (Signal(), Signal())
        server.answer(RoutingServiceMethods.select) { _ in
            begun.raise()
            await end.wait()
            return SelectResponse()
        }
        let client = try await RegentClient.connect(to: server.address)
        let error = await withTaskGroup(of: RPCError?.self) { group in
            group.addTask { await failure { _ = try await client.select(decision) } }
            await begun.wait()
            group.addTask {
                await client.close(grace: hangLimit)
                return nil
            }
            while await failure({ _ = try await client.watch(WatchRequest()) })?.reason != "CLIENT_CLOSED" {}
            end.raise()
            return await group.reduce(nil) { $0 ?? $1 }
        }
        #expect(error == nil)
    }

    @Test("A service runs until graceful shutdown, sends remaining data, and closes")
    func service() async throws {
        let (server, diary) = (answeringServer(), Diary())
        let client = try await RegentClient.connect(to: server.address, options: patientOptions(), background: [diary])
        let group = ServiceGroup(services: [client], logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            #expect(await eventually { diary.lines == ["begun"] })
            _ = try await client.select(decision)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        #expect(diary.lines == ["begun", "flushed", "ended"])
        #expect(await failure { _ = try await client.select(decision) }?.reason == "CLIENT_CLOSED")
    }

    @Test("A cancelled service still sends remaining data")
    func cancelledService() async throws {
        let (server, diary) = (answeringServer(), Diary())
        let client = try await RegentClient.connect(to: server.address, options: patientOptions(), background: [diary])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await client.run() }
            #expect(await eventually { diary.lines == ["begun"] })
            group.cancelAll()
        }
        #expect(Set(diary.lines) == ["begun", "flushed", "ended"])
        #expect(await failure { _ = try await client.select(decision) }?.reason == "CLIENT_CLOSED")
    }

    @Test("A service ends when its client is closed elsewhere")
    func closedService() async throws {
        let server = answeringServer()
        let client = try await RegentClient.connect(to: server.address)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            await client.close()
            try await group.waitForAll()
        }
    }

    private struct Stop: Error {}

    /// Clients that got out of their scope.
    private final class Kept: Sendable {
        private let all = Mutex<[RegentClient]>([])

        var clients: [RegentClient] { all.withLock { $0 } }

        func add(_ client: RegentClient) { all.withLock { $0.append(client) } }
    }

    @Test("A scope closes its client after its end, an error and a cancellation")
    func scope() async throws {
        let server = answeringServer()
        let kept = Kept()
        let answer = try await withRegentClient(to: server.address) { client in
            kept.add(client)
            return try await client.select(decision)
        }
        #expect(answer == SelectResponse())
        await #expect(throws: Stop.self) {
            try await withRegentClient(to: server.address) { client in
                kept.add(client)
                throw Stop()
            }
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await withRegentClient(to: server.address) { client in
                    kept.add(client)
                    await Signal().wait()
                }
            }
            #expect(await eventually { kept.clients.count == 3 })
            group.cancelAll()
        }
        for client in kept.clients {
            #expect(await failure { _ = try await client.select(decision) }?.reason == "CLIENT_CLOSED")
        }
    }

    @Test("A scope runs background work during its body and sends remaining data, also when cancelled")
    func scopedWork() async throws {
        let (server, diary) = (answeringServer(), Diary())
        let client = try await RegentClient.connect(to: server.address, options: patientOptions(), background: [diary])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await client.scoped { _ in await Signal().wait() } }
            #expect(await eventually { diary.lines == ["begun"] })
            group.cancelAll()
        }
        #expect(Set(diary.lines) == ["begun", "flushed", "ended"])
    }

    @Test("Work that cannot be sent delays the end of a client by no more than the grace")
    func stuckWork() async throws {
        struct Stuck: ClientBackground {
            func run(with client: RegentClient) async {}
            func flush(with client: RegentClient) async { await Signal().wait() }
        }
        let server = answeringServer()
        let client = try await RegentClient.connect(to: server.address, background: [Stuck()])
        await client.close(grace: .milliseconds(10))
        #expect(await failure { _ = try await client.select(decision) }?.reason == "CLIENT_CLOSED")
    }
}
