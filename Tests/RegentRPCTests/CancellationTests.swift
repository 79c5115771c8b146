import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Cancellation and deadlines") struct CancellationTests {
    /// A reference to a counter, because handlers are values.
    final class Counter: Sendable {
        private let value = Atomic<Int>(0)
        func add() { value.add(1, ordering: .relaxed) }
        var count: Int { value.load(ordering: .relaxed) }
    }

    /// Waits for its cancellation, then counts it.
    struct Waiter: UnaryHandler {
        let begun = Signal()
        let cancelled = Counter()

        func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
            begun.raise()
            await Signal().wait()
            cancelled.add()
            throw CancellationError()
        }
    }

    @Test("cancel_after_begin: CANCELLED, and the handler is cancelled", arguments: TestPipe.allCases)
    func cancelAfterBegin(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let call = try await channel.clientStream(TestServiceMethods.streamingInputCall)
            #expect(await eventually { bench.server.runningHandlerCount == 1 })
            call.cancel()
            let error = await failure { _ = try await call.finish() }
            #expect(error?.code == .cancelled)
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
        }
    }

    @Test("cancel_after_first_response: CANCELLED after one message", arguments: TestPipe.allCases)
    func cancelAfterFirstResponse(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let call = try await channel.duplex(TestServiceMethods.fullDuplexCall)
            try await call.send(.init(responseSizes: [31415]))
            var responses = call.responses.makeAsyncIterator()
            #expect(try await responses.next()?.body.count == 31415)
            call.cancel()
            let error = await failure { _ = try await responses.next() }
            #expect(error?.code == .cancelled)
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
        }
    }

    @Test("cancelling the task of a unary call cancels its handler", arguments: TestPipe.allCases)
    func cancelTask(_ pipe: TestPipe) async throws {
        let waiter = Waiter()
        try await TestBench.with(pipe, entries: [.unary(TestServiceMethods.unaryCall, waiter)]) { bench in
            let channel = try await bench.connect()
            let error = await withTaskGroup(of: RPCError?.self) { group in
                group.addTask {
                    await failure { _ = try await channel.unary(TestServiceMethods.unaryCall, .init()) }
                }
                await waiter.begun.wait()
                group.cancelAll()
                return await group.next() ?? nil
            }
            #expect(error?.code == .cancelled)
            #expect(await eventually { waiter.cancelled.count == 1 })
            #expect(channel.openCallCount == 0)
        }
    }

    @Test("dropping a response stream cancels its call", arguments: TestPipe.allCases)
    func dropStream(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            do {
                let call = try await channel.duplex(TestServiceMethods.fullDuplexCall)
                try await call.send(.init(responseSizes: [1]))
                for try await _ in call.responses { break }
            }
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
            #expect(channel.openCallCount == 0)
        }
    }

    @Test("timeout_on_sleeping_server: DEADLINE_EXCEEDED on both sides", arguments: TestPipe.allCases)
    func timeout(_ pipe: TestPipe) async throws {
        let waiter = Waiter()
        try await TestBench.with(pipe, entries: [.unary(TestServiceMethods.unaryCall, waiter)]) { bench in
            let channel = try await bench.connect()
            let error = await failure {
                _ = try await channel.unary(
                    TestServiceMethods.unaryCall, .init(), CallOptions(timeout: .milliseconds(1)))
            }
            #expect(error?.code == .deadlineExceeded)
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
        }
    }

    @Test("the server ends a call at its deadline even if the client says nothing")
    func serverDeadline() async throws {
        let waiter = Waiter()
        let entries = [MethodTable.Entry.unary(TestServiceMethods.unaryCall, waiter)]
        try await RawClient.with(entries: entries) { client in
            client.write(
                Frame(
                    stream: 1, kind: .call, flags: [.hasMessage, .end],
                    head: Call(method: TestServiceMethods.unaryCall.descriptor.name, timeoutUs: 50_000)
                        .encoded()))
            let frame = try await client.next()
            #expect(frame.kind == .end)
            #expect(try End(decoding: frame.head).code == StatusCode.deadlineExceeded.rawValue)
            // The handler waits for nothing but its cancellation.
            #expect(await eventually { client.server.runningHandlerCount == 0 })
        }
    }

    @Test("thousands of deadlines pass at once")
    func manyTimeouts() async throws {
        let waiter = Waiter()
        try await TestBench.with(entries: [.unary(TestServiceMethods.unaryCall, waiter)]) { bench in
            let channel = try await bench.connect()
            let expired = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<2000 {
                    group.addTask {
                        let error = await failure {
                            _ = try await channel.unary(
                                TestServiceMethods.unaryCall, .init(),
                                CallOptions(timeout: .milliseconds(20)))
                        }
                        // A cancelled call holds its place on the server until its handler is back.
                        return error?.code == .deadlineExceeded || error?.isNotProcessed == true
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(expired == 2000)
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
        }
    }

    @Test("a call cancelled while it waits for a stream no longer waits")
    func cancelInLine() async throws {
        let waiter = Waiter()
        let options = ServerOptions(settings: ConnectionSettings(agent: "one", streamsMax: 1))
        try await TestBench.with(
            entries: [.unary(TestServiceMethods.unaryCall, waiter)] + TestService.entries.dropFirst(2)
                + [.unary(TestServiceMethods.emptyCall, TestService.EmptyCall())],
            options: options
        ) { bench in
            let channel = try await bench.connect()
            await withTaskGroup(of: RPCError?.self) { group in
                group.addTask {
                    await failure { _ = try await channel.unary(TestServiceMethods.unaryCall, .init()) }
                }
                await waiter.begun.wait()
                for _ in 0..<10 {
                    group.addTask {
                        await failure {
                            _ = try await channel.unary(
                                TestServiceMethods.emptyCall, .init(),
                                CallOptions(timeout: .milliseconds(5)))
                        }
                    }
                }
                for _ in 0..<10 {
                    let error = await group.next() ?? nil
                    #expect(error?.code == .deadlineExceeded)
                    #expect(error?.isNotProcessed == true)
                }
                group.cancelAll()
            }
            // The place of the cancelled call is free once its handler has returned.
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
            #expect(try await channel.unary(TestServiceMethods.emptyCall, .init()) == .init())
        }
    }
}
