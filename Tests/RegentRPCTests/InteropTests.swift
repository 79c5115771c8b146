import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

/// The gRPC interoperability cases, mapped; sizes are theirs.
@Suite struct InteropTests {
    @Test("empty_unary: zero bytes both ways", arguments: TestPipe.allCases)
    func emptyUnary(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            #expect(try await channel.unary(TestServiceMethods.emptyCall, .init()) == .init())
            let bytes = try await channel.unary(TestServiceMethods.emptyCall.descriptor.name, [])
            #expect(bytes.isEmpty)
        }
    }

    @Test("large_unary: 271,828 bytes there, 314,159 back", arguments: TestPipe.allCases, [false, true])
    func largeUnary(_ pipe: TestPipe, isCompressed: Bool) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let response = try await channel.unary(
                TestServiceMethods.unaryCall,
                .init(responseSize: 314_159, body: [UInt8](repeating: 0, count: 271_828)),
                CallOptions(isCompressed: isCompressed))
            #expect(response.body.count == 314_159)
        }
    }

    @Test("client_streaming: 27182, 8, 1828 and 45904 bytes are 74,922", arguments: TestPipe.allCases)
    func clientStreaming(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let call = try await channel.clientStream(TestServiceMethods.streamingInputCall)
            for size in [27182, 8, 1828, 45904] {
                try await call.send(.init(body: [UInt8](repeating: 0, count: size)))
            }
            #expect(try await call.finish().aggregatedSize == 74_922)
        }
    }

    @Test("client_compressed_streaming: compressed and short messages are 73,086")
    func clientCompressedStreaming() async throws {
        try await TestBench.with(.unixSocket) { bench in
            let channel = try await bench.connect()
            let call = try await channel.clientStream(
                TestServiceMethods.streamingInputCall, CallOptions(isCompressed: true))
            for size in [27182, 45904] {
                try await call.send(.init(body: [UInt8](repeating: 0, count: size)))
            }
            #expect(try await call.finish().aggregatedSize == 73_086)
        }
    }

    @Test(
        "server_streaming: four responses in order, compressed or not", arguments: TestPipe.allCases,
        [false, true])
    func serverStreaming(_ pipe: TestPipe, isCompressed: Bool) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let sizes: [UInt32] = [31415, 9, 2653, 58979]
            let stream = try await channel.serverStream(
                TestServiceMethods.streamingOutputCall, .init(responseSizes: sizes),
                CallOptions(isCompressed: isCompressed))
            var found: [UInt32] = []
            for try await response in stream { found.append(UInt32(response.body.count)) }
            #expect(found == sizes)
        }
    }

    @Test("ping_pong: each request is answered before the next", arguments: TestPipe.allCases)
    func pingPong(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let call = try await channel.duplex(TestServiceMethods.fullDuplexCall)
            var responses = call.responses.makeAsyncIterator()
            for (up, down) in [(27182, 31415), (8, 9), (1828, 2653), (45904, 58979)] {
                try await call.send(
                    .init(responseSizes: [UInt32(down)], body: [UInt8](repeating: 0, count: up)))
                #expect(try await responses.next()?.body.count == down)
            }
            call.finishSending()
            #expect(try await responses.next() == nil)
        }
    }

    @Test("empty_stream: no message either way", arguments: TestPipe.allCases)
    func emptyStream(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let call = try await channel.duplex(TestServiceMethods.fullDuplexCall)
            call.finishSending()
            var responses = call.responses.makeAsyncIterator()
            #expect(try await responses.next() == nil)
        }
    }

    @Test(
        "custom_metadata: leading as text, trailing as bytes, unary and duplex",
        arguments: TestPipe.allCases)
    func customMetadata(_ pipe: TestPipe) async throws {
        let metadata = [
            KeyValue(key: "x-grpc-test-echo-initial", value: Array("test_initial_metadata_value".utf8)),
            KeyValue(key: "x-grpc-test-echo-trailing-bin", value: [0xAB, 0xAB, 0xAB]),
        ]
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let options = CallOptions(metadata: metadata)
            let unary = try await channel.open(
                TestServiceMethods.unaryCall.descriptor.name, options,
                request: UnaryCallRequest(responseSize: 1).encoded())
            #expect(try await unary.only() == UnaryCallResponse(body: [0]).encoded())
            #expect(await unary.leadingMetadata() == [metadata[0]])
            #expect(unary.trailingMetadata == [metadata[1]])

            let duplex = try await channel.duplex(TestServiceMethods.fullDuplexCall, options)
            try await duplex.send(.init(responseSizes: [1]))
            duplex.finishSending()
            for try await _ in duplex.responses {}
            #expect(await duplex.responses.leadingMetadata() == [metadata[0]])
            #expect(duplex.responses.trailingMetadata == [metadata[1]])
        }
    }

    @Test(
        "status_code_and_message, special_status_message: both survive", arguments: TestPipe.allCases,
        ["test status message", "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"])
    func statusCodeAndMessage(_ pipe: TestPipe, message: String) async throws {
        let status = EchoStatus(code: 2, message: message)
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let unary = await failure {
                _ = try await channel.unary(TestServiceMethods.unaryCall, .init(responseStatus: status))
            }
            #expect(unary?.code == .unknown)
            #expect(unary?.message == message)
            let duplex = try await channel.duplex(TestServiceMethods.fullDuplexCall)
            try await duplex.send(.init(responseStatus: status))
            let streamed = await failure { for try await _ in duplex.responses {} }
            #expect(streamed?.code == .unknown)
            #expect(streamed?.message == message)
        }
    }

    @Test(
        "unimplemented_method, unimplemented_service", arguments: TestPipe.allCases,
        ["/regent.test.v1.TestService/Missing", "/regent.test.v1.Missing/Missing"])
    func unimplemented(_ pipe: TestPipe, name: String) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            let error = await failure { _ = try await channel.unary(name, []) }
            #expect(error?.code == .unimplemented)
            #expect(error?.reason == ErrorReason.unknownMethod.name)
        }
    }

    @Test("concurrent_large_unary: 200 at once on one channel", arguments: TestPipe.allCases)
    func concurrentLargeUnary(_ pipe: TestPipe) async throws {
        try await TestBench.with(pipe) { bench in
            let channel = try await bench.connect()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        try await channel.unary(
                            TestServiceMethods.unaryCall,
                            .init(responseSize: 31_415, body: [UInt8](repeating: 0, count: 271_828)),
                            CallOptions(timeout: hangLimit)
                        ).body.count
                    }
                }
                var answers = 0
                for try await size in group where size == 31_415 { answers += 1 }
                #expect(answers == 200)
            }
            #expect(channel.openCallCount == 0)
        }
    }
}
