import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Retries")
struct RetryTests {
    static let unavailable = RPCError(code: .unavailable, message: "not now")

    @Test("A mutating call keeps its key over its attempts, which are counted")
    func keyed() async throws {
        let (server, pause) = (answeringServer(), NoPause())
        try await withClient(server, pause.options()) { client in
            server.fail(next: 2, with: Self.unavailable)
            let response = try await client.createRun(CreateRunRequest(name: "evalRuns/a", type: .offline))
            #expect(response.run?.name == "evalRuns/a")
            let calls = server.calls(of: EvaluationServiceMethods.createRun)
            #expect(calls.map(\.attempt) == [0, 1, 2])
            let keys = calls.map { $0.request.mutation?.idempotencyKey ?? "" }
            #expect(Set(keys).count == 1 && keys[0].count == 32)
            #expect(pause.waits == [.milliseconds(20), .milliseconds(32)])
            let timeouts = calls.compactMap(\.timeout)
            #expect(timeouts.count == 3 && timeouts == timeouts.sorted(by: >), "one deadline over all attempts")
            _ = try await client.createRun(CreateRunRequest(name: "evalRuns/b", type: .offline))
            let last = server.calls(of: EvaluationServiceMethods.createRun).last
            #expect(last?.request.mutation?.idempotencyKey != keys[0], "another call, another key")
        }
    }

    @Test("A read is retried; a key of the caller is not replaced")
    func read() async throws {
        let (server, pause) = (answeringServer(), NoPause())
        try await withClient(server, pause.options()) { client in
            server.fail(next: 1, with: Self.unavailable)
            _ = try await client.select(decision)
            #expect(server.calls(of: RoutingServiceMethods.select).map(\.attempt) == [0, 1])
            let mutation = Mutation(idempotencyKey: "mine")
            _ = try await client.createRun(
                CreateRunRequest(name: "evalRuns/a", type: .offline, mutation: mutation))
            let calls = server.calls(of: EvaluationServiceMethods.createRun)
            #expect(calls.map { $0.request.mutation?.idempotencyKey } == ["mine"])
        }
    }

    @Test(
        "Errors that another attempt cannot fix are not retried",
        arguments: [
            RPCError(code: .invalidArgument, message: "bad"), RPCError(code: .aborted, message: "read again"),
            RPCError(code: .deadlineExceeded, message: "late"), RPCError(code: .internal, message: "broken"),
            RPCError(code: .resourceExhausted, message: "quota"),
            RPCError(code: .invalidArgument, message: "bad", isNotProcessed: true),
        ])
    func hopeless(_ error: RPCError) async throws {
        let (server, pause) = (answeringServer(), NoPause())
        try await withClient(server, pause.options()) { client in
            server.fail(next: 1, with: error)
            #expect(await failure { _ = try await client.select(decision) }?.code == error.code)
            #expect(server.calls(of: RoutingServiceMethods.select).count == 1)
            #expect(pause.waits.isEmpty)
        }
    }

    @Test("RESOURCE_EXHAUSTED is retried no sooner than retry_after_ms")
    func retryAfter() async throws {
        let (server, pause) = (answeringServer(), NoPause())
        try await withClient(server, pause.options()) { client in
            server.fail(
                next: 1, with: RPCError(code: .resourceExhausted, message: "full", retryAfter: .seconds(5)))
            _ = try await client.select(decision)
            #expect(server.calls(of: RoutingServiceMethods.select).count == 2)
            #expect(pause.waits == [.seconds(5)])
            server.fail(next: 1, with: RPCError(code: .resourceExhausted, message: "full", isNotProcessed: true))
            _ = try await client.select(decision)
            #expect(pause.waits == [.seconds(5), .milliseconds(20)])
        }
    }

    @Test("A wait beyond the deadline is not begun, and the last error is thrown")
    func noTimeLeft() async throws {
        let (server, pause) = (answeringServer(), NoPause())
        try await withClient(server, pause.options()) { client in
            server.fail(
                next: 1, with: RPCError(code: .resourceExhausted, message: "full", retryAfter: .seconds(3600)))
            #expect(await failure { _ = try await client.select(decision) }?.code == .resourceExhausted)
            #expect(pause.waits.isEmpty)
        }
    }

    @Test("The deadline is that of all attempts together")
    func deadline() async throws {
        let (server, pause) = (FakeServer(), NoPause())
        server.answer(RoutingServiceMethods.select) { _ in
            await Signal().wait()
            throw CancellationError()
        }
        try await withClient(server, pause.options()) { client in
            // On a busy machine the first attempt may take all the time there is: then there was too little of it.
            var (timeout, attempts) = (Duration.milliseconds(50), [UInt32]())
            repeat {
                let before = server.calls(of: RoutingServiceMethods.select).count
                server.fail(next: 1, with: Self.unavailable)
                let error = await failure { _ = try await client.select(decision, CallOptions(timeout: timeout)) }
                #expect(error?.code == .deadlineExceeded)
                attempts = server.calls(of: RoutingServiceMethods.select).dropFirst(before).map(\.attempt)
                if attempts.count == 2 { #expect(error?.isNotProcessed == false) }
                timeout *= 4
            } while attempts.count < 2 && timeout < hangLimit
            #expect(attempts == [0, 1])
            #expect(await eventually { server.runningCallCount == 0 })
        }
    }

    @Test("When about every tenth call fails, retries stop; successes allow them again")
    func budget() async throws {
        let (server, pause) = (answeringServer(), NoPause())
        try await withClient(server, pause.options()) { client in
            let calls = { server.calls(of: RoutingServiceMethods.select).count }
            server.fail(next: .max, with: Self.unavailable)
            #expect(await failure { _ = try await client.select(decision) }?.code == .unavailable)
            #expect(calls() == 5, "10 tokens to 5, and half is not more than half")
            #expect(await failure { _ = try await client.select(decision) }?.code == .unavailable)
            #expect(calls() == 6)
            server.fail(next: 0, with: Self.unavailable)
            for _ in 0..<21 { _ = try await client.select(decision) }
            server.fail(next: 1, with: Self.unavailable)
            // 4 + 2.1 − 1 = 5.1 tokens.
            _ = try await client.select(decision)
            #expect(calls() == 6 + 21 + 2)
        }
    }

    @Test("Cancelling a call ends its wait at once, and its handler")
    func cancel() async throws {
        let server = answeringServer()
        try await withClient(server) { client in
            let forever = CallOptions(timeout: .seconds(7200))
            server.fail(
                next: 1, with: RPCError(code: .resourceExhausted, message: "full", retryAfter: .seconds(3600)))
            let waiting = await Self.cancelled(client, forever) {
                await eventually { server.calls(of: RoutingServiceMethods.select).count == 1 }
            }
            #expect(waiting?.code == .cancelled)
            server.answer(RoutingServiceMethods.select) { _ in
                await Signal().wait()
                throw CancellationError()
            }
            let running = await Self.cancelled(client, forever) {
                await eventually { server.calls(of: RoutingServiceMethods.select).count == 2 }
            }
            #expect(running?.code == .cancelled)
            #expect(server.calls(of: RoutingServiceMethods.select).count == 2)
            #expect(await eventually { server.runningCallCount == 0 })
        }
    }

    /// How a call ends that is cancelled when a condition holds.
    private static func cancelled(
        _ client: RegentClient, _ options: CallOptions, when isTime: () async -> Bool
    ) async -> RPCError? {
        await withTaskGroup(of: RPCError?.self) { group in
            group.addTask { await failure { _ = try await client.select(decision, options) } }
            #expect(await isTime())
            group.cancelAll()
            return await group.next() ?? nil
        }
    }
}
