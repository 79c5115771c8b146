import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Flow control end to end") struct FlowControlTests {
    /// Writes for ever, and counts what it could write.
    struct Firehose: ServerStreamHandler {
        let written = CancellationTests.Counter()

        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            while true {
                try await responses.write(.init(body: [UInt8](repeating: 1, count: 1000)))
                written.add()
            }
        }
    }

    /// Takes requests only when it is told to.
    struct LazyReader: ClientStreamHandler {
        let go = Signal(staysRaised: true)

        func handle(
            _ requests: RequestStream<StreamingInputCallRequest>, _ call: CallContext
        ) async throws -> StreamingInputCallResponse {
            await go.wait()
            var sum: UInt64 = 0
            for try await request in requests { sum += UInt64(request.body.count) }
            return StreamingInputCallResponse(aggregatedSize: sum)
        }
    }

    @Test("a consumer that stops reading stops its producer, and nobody else", arguments: TestPipe.allCases)
    func slowConsumer(_ pipe: TestPipe) async throws {
        let firehose = Firehose()
        let entries = [
            MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, firehose),
            .unary(TestServiceMethods.unaryCall, TestService.UnaryCall()),
        ]
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            let stream = try await channel.serverStream(TestServiceMethods.streamingOutputCall, .init())
            // Others go on: a hundred calls pass while the firehose fills its window.
            for _ in 0..<100 {
                let response = try await channel.unary(
                    TestServiceMethods.unaryCall, .init(responseSize: 10_000))
                #expect(response.body.count == 10_000)
            }
            // The client holds one window; the server at most another and one message.
            let credit = WireLimits.streamCreditBytes
            #expect(firehose.written.count * 1000 <= 2 * credit + 4096)
            #expect(await eventually { firehose.written.count * 1000 >= credit - 4096 })
            // Reading makes it flow again.
            let stuck = firehose.written.count
            var responses = stream.makeAsyncIterator()
            for _ in 0..<1000 { _ = try await responses.next() }
            #expect(firehose.written.count > stuck)
        }
    }

    @Test("a handler that does not read stops its client", arguments: TestPipe.allCases)
    func slowHandler(_ pipe: TestPipe) async throws {
        let reader = LazyReader()
        let entries = [MethodTable.Entry.clientStream(TestServiceMethods.streamingInputCall, reader)]
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            let sent = CancellationTests.Counter()
            try await withThrowingTaskGroup(of: UInt64.self) { group in
                group.addTask {
                    let call = try await channel.clientStream(TestServiceMethods.streamingInputCall)
                    for _ in 0..<2000 {
                        try await call.send(.init(body: [UInt8](repeating: 0, count: 1000)))
                        sent.add()
                    }
                    return try await call.finish().aggregatedSize
                }
                let credit = WireLimits.streamCreditBytes
                #expect(await eventually { sent.count * 1000 >= credit - 4096 })
                for _ in 0..<100 { _ = await failure { _ = try await channel.unary("/x/Y", []) } }
                #expect(sent.count * 1000 <= 2 * credit + 4096)
                reader.go.raise()
                let sum = try await group.next()
                #expect(sum == 2_000_000)
            }
        }
    }

    @Test("a message larger than the window and than many frames passes", arguments: TestPipe.allCases)
    func largeMessages(_ pipe: TestPipe) async throws {
        let small = ConnectionSettings(
            agent: "small", frameBytesMax: WireLimits.frameBytesMin, streamCreditBytes: 20_000)
        try await TestBench.with(pipe, options: ServerOptions(settings: small), settings: small) { bench in
            let channel = try await bench.connect()
            let response = try await channel.unary(
                TestServiceMethods.unaryCall,
                .init(responseSize: 3_000_000, body: [UInt8](repeating: 0, count: 3_000_000)))
            #expect(response.body.count == 3_000_000)
            let call = try await channel.duplex(TestServiceMethods.fullDuplexCall)
            var responses = call.responses.makeAsyncIterator()
            for _ in 0..<3 {
                try await call.send(
                    .init(responseSizes: [500_000], body: [UInt8](repeating: 0, count: 500_000)))
                #expect(try await responses.next()?.body.count == 500_000)
            }
        }
    }

    @Test("what the receiver does not take is refused before it is sent", arguments: TestPipe.allCases)
    func tooLarge(_ pipe: TestPipe) async throws {
        let modest = ConnectionSettings(agent: "modest", messageBytesMax: 100_000)
        let options = ServerOptions(settings: modest)
        try await TestBench.with(pipe, options: options, settings: modest) { bench in
            let channel = try await bench.connect()
            let up = await failure {
                _ = try await channel.unary(
                    TestServiceMethods.unaryCall, .init(body: [UInt8](repeating: 0, count: 100_000)))
            }
            #expect(up?.code == .resourceExhausted)
            let down = await failure {
                _ = try await channel.unary(TestServiceMethods.unaryCall, .init(responseSize: 100_000))
            }
            #expect(down?.code == .resourceExhausted)
            #expect(down?.reason == ErrorReason.messageTooLarge.name)
            let metadata = [KeyValue(key: "k", value: [UInt8](repeating: 1, count: 9000))]
            let head = await failure {
                _ = try await channel.unary("/x/Y", [], CallOptions(metadata: metadata))
            }
            #expect(head?.reason == ErrorReason.metadataTooLarge.name)
        }
    }

    @Test("seven kilobytes of metadata pass", arguments: TestPipe.allCases)
    func largeMetadata(_ pipe: TestPipe) async throws {
        let value = [UInt8](repeating: 0xFF, count: 7 * 1024)
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let call = try await channel.open(
                TestServiceMethods.unaryCall.descriptor.name,
                CallOptions(metadata: [KeyValue(key: "x-grpc-test-echo-initial", value: value)]),
                request: [])
            _ = try await call.only()
            #expect(await call.leadingMetadata().first?.value == value)
        }
    }
}
