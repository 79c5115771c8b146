import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Reconnecting")
struct ReconnectTests {
    @Test("Connecting fails at once when nobody answers")
    func nobody() async throws {
        let server = answeringServer()
        server.isReachable = false
        let error = await failure { _ = try await RegentClient.connect(to: server.address) }
        #expect(error?.reason == "CONNECT_FAILED")
        let unix = try Address("unix:/nowhere/at/all")
        #expect(await failure { _ = try await RegentClient.connect(to: unix) }?.reason == "CONNECT_FAILED")
    }

    @Test("After a loss the next call connects again, of either kind")
    func nextCall() async throws {
        let server = answeringServer()
        server.answerStream(LedgerServiceMethods.watch) { _, responses in
            try await responses.send(WatchResponse(revision: 7))
        }
        try await withClient(server, quickOptions()) { client in
            for _ in 0..<3 {
                await server.disconnectAll()
                _ = try await client.select(decision)
                await server.disconnectAll()
                var revisions: [UInt64] = []
                for try await response in try await client.watch(WatchRequest()) {
                    revisions.append(response.revision)
                }
                #expect(revisions == [7])
            }
        }
    }

    @Test("Calls on a lost connection are answered on the next one, for one token of the budget")
    func underWay() async throws {
        let server = FakeServer()
        let state = Mutex((isDown: true, heldCount: 0))
        server.answer(RoutingServiceMethods.select) { _ in
            let isHeld = state.withLock { state in
                state.heldCount += state.isDown ? 1 : 0
                return state.isDown
            }
            if isHeld {
                await Signal().wait()
                throw CancellationError()
            }
            return SelectResponse()
        }
        try await withClient(server, quickOptions()) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 { group.addTask { _ = try await client.select(decision) } }
                #expect(await eventually { state.withLock { $0.heldCount } == 50 })
                state.withLock { $0.isDown = false }
                await server.disconnectAll()
                try await group.waitForAll()
            }
            let attempts = server.calls(of: RoutingServiceMethods.select).map(\.attempt)
            #expect(attempts.filter { $0 == 0 }.count == 50)
            #expect(attempts.filter { $0 == 1 }.count == 50)
            #expect(attempts.allSatisfy { $0 < 2 })
        }
    }

    @Test("Many calls that find no connection wait for one dial at a time")
    func oneDial() async throws {
        let server = answeringServer()
        let dialer = CountingDialer(server.address.dialer)
        let client = try await RegentClient.connect(
            to: Address(embedded: dialer, name: "counted"), options: quickOptions())
        server.isReachable = false
        await server.disconnectAll()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = try await client.select(decision) } }
            #expect(await eventually { dialer.total >= 4 })
            server.isReachable = true
            try await group.waitForAll()
        }
        #expect(dialer.mostAtOnce == 1)
        #expect(server.calls(of: RoutingServiceMethods.select).count == 50)
        await client.close(grace: .zero)
    }

    @Test("A call that must not wait fails with the first dial, also while others wait")
    func waitsForConnection() async throws {
        let server = answeringServer()
        let dialer = CountingDialer(server.address.dialer)
        // One failed dial, and the next is hours away.
        var options = ClientOptions(unaryTimeout: .seconds(86_400))
        options.pace = Pace(random: { 1e6 })
        let address = Address(embedded: dialer, name: "counted")
        try await withRegentClient(to: address, options: options) { client in
            server.isReachable = false
            await server.disconnectAll()
            let once = CallOptions(waitsForConnection: false)
            let error = await failure { _ = try await client.select(decision, once) }
            #expect(error?.reason == "CONNECT_FAILED" && error?.isNotProcessed == true)
            // Without a deadline, and so without waiting.
            let stream = await failure { _ = try await client.watch(WatchRequest()) }
            #expect(stream?.reason == "CONNECT_FAILED")
            await withTaskGroup(of: RPCError?.self) { group in
                group.addTask { await failure { _ = try await client.select(decision) } }
                for _ in 0..<100 { await Task.yield() }
                let other = await failure { _ = try await client.select(decision, once) }
                #expect(other?.reason == "CONNECT_FAILED")
                group.cancelAll()
                #expect(await group.next() == RPCError.cancelled.notProcessed)
            }
            #expect(dialer.total == 2)
            #expect(server.calls(of: RoutingServiceMethods.select).isEmpty)
        }
    }

    @Test("A call that may have been processed is never reported as not processed")
    func perhapsProcessed() async throws {
        let server = FakeServer()
        server.answer(RoutingServiceMethods.select) { _ in
            server.isReachable = false
            await server.disconnectAll()
            return SelectResponse()
        }
        try await withClient(server, quickOptions()) { client in
            let error = await failure {
                _ = try await client.select(decision, CallOptions(waitsForConnection: false))
            }
            #expect(error?.reason == "CONNECT_FAILED" && error?.isNotProcessed == false)
        }
    }

    @Test("A call waits no longer than its deadline")
    func deadline() async throws {
        let server = answeringServer()
        try await withClient(server, quickOptions()) { client in
            server.isReachable = false
            await server.disconnectAll()
            let error = await failure {
                _ = try await client.select(decision, CallOptions(timeout: .milliseconds(50)))
            }
            #expect(error?.code == .deadlineExceeded && error?.isNotProcessed == true)
        }
    }

    @Test("A cancelled waiting call hands its turn to the next")
    func turn() async throws {
        let server = answeringServer()
        try await withClient(server, quickOptions()) { client in
            server.isReachable = false
            await server.disconnectAll()
            try await withThrowingTaskGroup(of: Void.self) { others in
                await withTaskGroup(of: RPCError?.self) { group in
                    for _ in 0..<10 { group.addTask { await failure { _ = try await client.select(decision) } } }
                    for _ in 0..<100 { await Task.yield() }
                    for _ in 0..<10 { others.addTask { _ = try await client.select(decision) } }
                    for _ in 0..<100 { await Task.yield() }
                    group.cancelAll()
                    for await error in group { #expect(error?.code == .cancelled) }
                }
                server.isReachable = true
                try await others.waitForAll()
            }
            #expect(server.calls(of: RoutingServiceMethods.select).count == 10)
        }
    }
}

extension RPCError {
    fileprivate var notProcessed: RPCError {
        var error = self
        error.isNotProcessed = true
        return error
    }
}
