import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentSystem
import RegentTestKit
import RegentTransport
import RegentTransportInProcess
import RegentWire
import Testing

@Suite("Drain and loss") struct DrainTests {
    /// Streams until the connection drains, then ends with UNAVAILABLE as a watch does.
    struct Watch: ServerStreamHandler {
        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            try await responses.write(.init(body: [1]))
            await call.draining()
            #expect(call.isDraining)
            throw RPCError(.draining, "resume")
        }
    }

    @Test("open calls are informed of a drain, later ones are refused as not processed", arguments: TestPipe.allCases)
    func drain(_ pipe: TestPipe) async throws {
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, Watch())]
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            let stream = try await channel.serverStream(TestServiceMethods.streamingOutputCall, .init())
            var responses = stream.makeAsyncIterator()
            #expect(try await responses.next()?.body == [1])
            await bench.server.drain(grace: hangLimit)
            let error = await failure { _ = try await responses.next() }
            #expect(error?.reason == ErrorReason.draining.name)
            let late = await failure { _ = try await channel.unary("/x/Y", []) }
            #expect(late?.code == .unavailable)
            #expect(late?.isNotProcessed == true)
            #expect(late?.isRetryable == true)
            #expect(bench.server.connectionCount == 0)
        }
    }

    @Test("a client's DRAIN ends what has no end of its own, and takes no more calls")
    func clientDrains() async throws {
        let entries = [
            MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, Watch())
        ]
        try await RawClient.with(entries: entries) { client in
            let watch = Call(method: TestServiceMethods.streamingOutputCall.descriptor.name).encoded()
            client.write(Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: watch))
            #expect(try await client.next().kind == .message)
            // In one write: once the first call has ended, the connection closes and reads no more.
            client.write(
                Frame(kind: .drain, head: Drain().encoded()),
                Frame(stream: 3, kind: .call, flags: [.hasMessage, .end], head: watch))
            let ends = await client.rest().filter { $0.kind == .end }
            #expect(Set(ends.map(\.stream)) == [1, 3])
            for end in ends { try Self.expectDraining(end) }
            #expect(await eventually { client.server.connectionCount == 0 })
        }
    }

    /// Never inlined: its typed error inside an async closure crashes the optimiser of Swift 6.3.1.
    @inline(never)
    private static func expectDraining(_ frame: Frame) throws {
        let end = try End(decoding: frame.head)
        #expect(end.code == StatusCode.unavailable.rawValue)
        #expect(try end.info().reason == ErrorReason.draining.name)
    }

    @Test("a client's DRAIN with a code is an error: its calls are cancelled, the connection closes at once")
    func clientFails() async throws {
        let waiter = CancellationTests.Waiter()
        try await RawClient.with(entries: [.unary(TestServiceMethods.unaryCall, waiter)]) { client in
            let head = Call(method: TestServiceMethods.unaryCall.descriptor.name).encoded()
            client.write(Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: head))
            await waiter.begun.wait()
            client.write(Frame(kind: .drain, head: Drain(code: 3).encoded()))
            #expect(await client.rest().isEmpty)
            #expect(await eventually { waiter.cancelled.count == 1 && client.server.connectionCount == 0 })
        }
    }

    @Test("after the grace open calls are cancelled, and the connection closes", arguments: TestPipe.allCases)
    func graceEnds(_ pipe: TestPipe) async throws {
        let waiter = CancellationTests.Waiter()
        try await TestBench.with(pipe, entries: [.unary(TestServiceMethods.unaryCall, waiter)]) { bench in
            let channel = try await bench.connect()
            await withTaskGroup(of: RPCError?.self) { group in
                group.addTask {
                    await failure { _ = try await channel.unary(TestServiceMethods.unaryCall, .init()) }
                }
                await waiter.begun.wait()
                await bench.server.drain(grace: .milliseconds(5))
                let error = await group.next() ?? nil
                #expect(error?.code == .unavailable)
            }
            // The server waits for handlers that end late no longer than it must.
            #expect(await eventually { waiter.cancelled.count == 1 && bench.server.connectionCount == 0 })
        }
    }

    @Test("a call that ends within the grace ends OK", arguments: TestPipe.allCases)
    func endsWithinGrace(_ pipe: TestPipe) async throws {
        struct Slow: UnaryHandler {
            let begun = Signal()
            func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
                begun.raise()
                await call.draining()
                return UnaryCallResponse(body: [9])
            }
        }
        let slow = Slow()
        try await TestBench.with(pipe, entries: [.unary(TestServiceMethods.unaryCall, slow)]) { bench in
            let channel = try await bench.connect()
            try await withThrowingTaskGroup(of: [UInt8].self) { group in
                group.addTask {
                    try await channel.unary(TestServiceMethods.unaryCall, .init()).body
                }
                await slow.begun.wait()
                await bench.server.drain(grace: hangLimit)
                let body = try await group.next()
                #expect(body == [9])
            }
        }
    }

    @Test("CALLs that crossed a DRAIN are not processed, by number")
    func acceptedCalls() async throws {
        let waiter = CancellationTests.Waiter()
        try await RawClient.with(
            entries: [.unary(TestServiceMethods.unaryCall, waiter)]
        ) { client in
            let call = Call(method: TestServiceMethods.unaryCall.descriptor.name).encoded()
            let drain = Frame(kind: .drain, head: Drain().encoded())
            client.write(Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: call), drain)
            client.write(Frame(stream: 2, kind: .call, flags: [.hasMessage, .end], head: call))
            let refused = try await client.next()
            #expect(refused.stream == 2)
            #expect(try End(decoding: refused.head).notProcessed)
        }
    }

    @Test("a lost connection fails open calls as UNAVAILABLE, outcome unknown")
    func lost() async throws {
        let waiter = CancellationTests.Waiter()
        let server = RPCServer(
            methods: MethodTable([.unary(TestServiceMethods.unaryCall, waiter)]),
            authenticator: OpenDoor())
        let listener = InProcessListener()
        try await server.serve(listener)
        let channel = try await RPCChannel.connect(
            listener.dialer(uid: 1, fault: .breaksAfter(clientBytes: 50_000)))
        let error = await failure {
            _ = try await channel.unary(
                TestServiceMethods.unaryCall, .init(body: [UInt8](repeating: 0, count: 60_000)))
        }
        #expect(error?.code == .unavailable)
        #expect(error?.isNotProcessed == false)
        let later = await failure { _ = try await channel.unary("/x/Y", []) }
        #expect(later?.reason == ErrorReason.connectionLost.name)
        #expect(later?.isNotProcessed == true)
        await server.drain(grace: .zero)
    }

    @Test("a server that never sends HELLO is given up", arguments: [true, false])
    func silentServer(closes: Bool) async throws {
        final class Mute: ConnectionHandler {
            func received(_ bytes: [UInt8]) {}
            func bytesToSend(bytesMax: Int) -> [UInt8] { [] }
            func timerFired() {}
            func closed(_ error: TransportError?) {}
        }
        let listener = InProcessListener()
        try await listener.listen { connection in
            if closes { connection.close() }
            return Mute()
        }
        let error = await failure { _ = try await RPCChannel.connect(listener.dialer(uid: 1)) }
        #expect(error?.code == .unavailable)
    }

    @Test("an address without a listener is CONNECT_FAILED")
    func nobody() async throws {
        let listener = InProcessListener()
        let error = await failure { _ = try await RPCChannel.connect(listener.dialer(uid: 1)) }
        #expect(error?.reason == ErrorReason.connectFailed.name)
    }

    @Test("closing a channel ends its calls; shutting it down lets them end", arguments: TestPipe.allCases)
    func close(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let call = try await channel.duplex(TestServiceMethods.fullDuplexCall)
            channel.close()
            var responses = call.responses.makeAsyncIterator()
            #expect(await failure { _ = try await responses.next() }?.reason == "CLIENT_CLOSED")
            #expect(await eventually { bench.server.connectionCount == 0 })

            let second = try await bench.connect()
            let open = try await second.duplex(TestServiceMethods.fullDuplexCall)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await second.shutdown(grace: hangLimit) }
                try await open.send(.init(responseSizes: [3]))
                open.finishSending()
                var sizes: [Int] = []
                for try await response in open.responses { sizes.append(response.body.count) }
                #expect(sizes == [3])
                try await group.waitForAll()
            }
            #expect(await eventually { bench.server.connectionCount == 0 })
        }
    }
}
