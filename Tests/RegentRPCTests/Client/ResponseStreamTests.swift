import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// Streams of many responses, small and large, from handler to consumer.
@Suite("Response streams end to end") struct ResponseStreamTests {
    /// How a handler writes its responses.
    enum Writing: CaseIterable { case each, encoded, arrays, mixed }

    /// How a client takes them.
    enum Taking: CaseIterable { case each, arrays, mixed }

    /// Gives a response of each size that is asked for, with trailing metadata.
    struct Sized: ServerStreamHandler {
        let writing: Writing

        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            call.trailingMetadata = [KeyValue(key: "count", value: [1])]
            let made = request.responseSizes.enumerated().map { ResponseStreamTests.response(Int($1), $0) }
            switch writing {
            case .each: for response in made { try await responses.write(response) }
            case .encoded: for response in made { try await responses.write(encoded: response.encoded()) }
            case .arrays:
                for start in stride(from: 0, to: made.count, by: 37) {
                    try await responses.write(contentsOf: Array(made[start..<min(start + 37, made.count)]))
                }
            case .mixed:
                var rest = made[...]
                while !rest.isEmpty {
                    try await responses.room()
                    try await responses.write(page: Array(rest.prefix(2)))
                    for response in rest.dropFirst(2).prefix(9) { try await responses.write(response) }
                    try await responses.write(contentsOf: Array(rest.dropFirst(11).prefix(9)))
                    try await responses.write(contentsOf: [])
                    rest = rest.dropFirst(20)
                }
            }
        }
    }

    /// A response that tells itself from others of its size.
    private static func response(_ size: Int, _ number: Int) -> StreamingOutputCallResponse {
        StreamingOutputCallResponse(body: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) })
    }

    private static func take(
        _ stream: ResponseStream<StreamingOutputCallResponse>, _ taking: Taking
    ) async throws -> [StreamingOutputCallResponse] {
        var taken: [StreamingOutputCallResponse] = []
        switch taking {
        case .each: for try await response in stream { taken.append(response) }
        case .arrays:
            for try await responses in stream.arrays {
                #expect(!responses.isEmpty)
                taken += responses
            }
        case .mixed:
            // Each walk goes on where the one before has stopped.
            while true {
                var each = stream.makeAsyncIterator()
                for _ in 0..<3 {
                    guard let response = try await each.next() else { return taken }
                    taken.append(response)
                }
                var arrays = stream.arrays.makeAsyncIterator()
                guard let responses = try await arrays.next() else { return taken }
                taken += responses
            }
        }
        return taken
    }

    @Test(
        "responses of all sizes come whole and in order, however they are written and taken",
        arguments: TestPipe.allCases, Writing.allCases)
    func sizes(_ pipe: TestPipe, _ writing: Writing) async throws {
        let chunk = Outbox.chunkBytesMax
        var sizes = Array(0...70)
        sizes += chunk - 40...chunk + 8
        sizes += [Int](repeating: 62, count: 500)
        sizes += [70_000, 1, 0, 511, 512, 300_000, 2]
        let request = StreamingOutputCallRequest(responseSizes: sizes.map { UInt32($0) })
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, Sized(writing: writing))]
        let expected = sizes.enumerated().map { Self.response($1, $0) }
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            for taking in Taking.allCases {
                for isCompressed in [false, true] {
                    let stream = try await channel.serverStream(
                        TestServiceMethods.streamingOutputCall, request, CallOptions(isCompressed: isCompressed))
                    let taken = try await Self.take(stream, taking)
                    #expect(taken == expected)
                    #expect(stream.trailingMetadata == [KeyValue(key: "count", value: [1])])
                }
            }
        }
    }

    /// Writes small responses for ever, counts what it could write and says that it was let go.
    struct Fountain: ServerStreamHandler {
        let written = CancellationTests.Counter()
        let gone = CancellationTests.Counter()
        let writesArrays: Bool

        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            defer { gone.add() }
            let response = StreamingOutputCallResponse(body: [UInt8](repeating: 1, count: 62))
            while true {
                if writesArrays {
                    try await responses.write(contentsOf: Array(repeating: response, count: 10))
                    for _ in 0..<10 { written.add() }
                } else {
                    try await responses.write(response)
                    written.add()
                }
            }
        }
    }

    @Test(
        "a consumer of arrays that is slow holds its handler back, and loses nothing", arguments: TestPipe.allCases,
        [false, true])
    func slowConsumer(_ pipe: TestPipe, writesArrays: Bool) async throws {
        let fountain = Fountain(writesArrays: writesArrays)
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, fountain)]
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            let stream = try await channel.serverStream(TestServiceMethods.streamingOutputCall, .init())
            let credit = WireLimits.streamCreditBytes
            #expect(await eventually { fountain.written.count * 64 >= credit - 640 })
            var taken = 0
            var arrays = stream.arrays.makeAsyncIterator()
            while taken < 20_000, let responses = try await arrays.next() {
                taken += responses.count
                #expect(responses.allSatisfy { $0.body.count == 62 })
                // Of what was taken all credit may have come back; ten responses are counted together.
                #expect(fountain.written.count * 64 <= taken * 64 + 2 * credit + 640)
            }
            #expect(taken >= 20_000)
        }
    }

    @Test(
        "a call given up in the middle of its small responses lets its handler go", arguments: TestPipe.allCases,
        [false, true])
    func cancelled(_ pipe: TestPipe, writesArrays: Bool) async throws {
        let fountain = Fountain(writesArrays: writesArrays)
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, fountain)]
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            for round in 1...5 {
                let stream = try await channel.serverStream(TestServiceMethods.streamingOutputCall, .init())
                var arrays = stream.arrays.makeAsyncIterator()
                for _ in 0..<round { #expect(try await arrays.next()?.isEmpty == false) }
                stream.cancel()
                let error = await failure { while try await arrays.next() != nil {} }
                #expect(error?.code == .cancelled)
                #expect(await eventually { fountain.gone.count == round })
            }
            #expect(await eventually { bench.server.heldBytes == 0 })
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
        }
    }

    @Test("a deadline in the middle of small responses ends the call on both sides", arguments: TestPipe.allCases)
    func deadline(_ pipe: TestPipe) async throws {
        let fountain = Fountain(writesArrays: false)
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, fountain)]
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            var timeout = Duration.milliseconds(50)
            // On a busy machine the time may be over before the server has the call.
            while fountain.written.count == 0, timeout < hangLimit {
                let stream = try await channel.serverStream(
                    TestServiceMethods.streamingOutputCall, .init(), CallOptions(timeout: timeout))
                let error = await failure { for try await _ in stream.arrays {} }
                #expect(error?.code == .deadlineExceeded)
                timeout *= 4
            }
            #expect(fountain.written.count > 0)
            #expect(await eventually { bench.server.runningHandlerCount == 0 })
            #expect(fountain.gone.count > 0)
        }
    }

    /// Writes small responses, then fails.
    struct Failing: ServerStreamHandler {
        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            for size in request.responseSizes {
                try await responses.write(ResponseStreamTests.response(Int(size), 1))
            }
            throw RPCError(code: .aborted, message: "over")
        }
    }

    @Test("what was written before a handler failed comes before its error", arguments: TestPipe.allCases)
    func failing(_ pipe: TestPipe) async throws {
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, Failing())]
        try await TestBench.with(pipe, entries: entries) { bench in
            let channel = try await bench.connect()
            for count in [0, 1, 2, 55, 1_000] {
                let stream = try await channel.serverStream(
                    TestServiceMethods.streamingOutputCall,
                    .init(responseSizes: [UInt32](repeating: 62, count: count)))
                var got = 0
                let error = await failure { for try await responses in stream.arrays { got += responses.count } }
                #expect(got == count)
                #expect(error?.code == .aborted)
            }
        }
    }

    /// Writes from several tasks at once.
    struct Crowd: ServerStreamHandler {
        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        for number in 0..<2_000 {
                            let size = number % 50 == 49 ? 5_000 : 2
                            let body = [UInt8(writer)] + [UInt8](repeating: UInt8(number % 251), count: size)
                            try await responses.write(StreamingOutputCallResponse(body: body))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(
        "responses that several tasks of a handler write come all, those of each in order, through little credit",
        arguments: TestPipe.allCases)
    func crowd(_ pipe: TestPipe) async throws {
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, Crowd())]
        // A part of all: the client ends a call that is sent more.
        let settings = ConnectionSettings(agent: "test", streamCreditBytes: WireLimits.streamCreditInitialBytes)
        try await TestBench.with(pipe, entries: entries, settings: settings) { bench in
            let channel = try await bench.connect()
            let stream = try await channel.serverStream(TestServiceMethods.streamingOutputCall, .init())
            var numbers = [[UInt8]](repeating: [], count: 4)
            for try await response in stream { numbers[Int(response.body[0])].append(response.body[1]) }
            #expect(numbers.allSatisfy { $0 == (0..<2_000).map { UInt8($0 % 251) } })
        }
    }
}
