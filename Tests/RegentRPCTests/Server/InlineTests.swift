import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentWire
import Testing

/// Methods answered between reading and writing: the same calls, the same statuses.
@Suite("Inline handlers")
struct InlineTests {
    /// The unary case of the test service without waiting.
    struct Echo: InlineHandler {
        func handle(_ request: UnaryCallRequest, _ call: CallContext) throws -> UnaryCallResponse {
            TestService.echoMetadata(call)
            try TestService.check(request.responseStatus)
            return UnaryCallResponse(body: [UInt8](repeating: 0, count: Int(request.responseSize)))
        }
    }

    static let entries: [MethodTable.Entry] = [.unary(TestServiceMethods.unaryCall, Echo())]

    static func sizes(_ request: Int, _ response: UInt32) -> UnaryCallRequest {
        UnaryCallRequest(responseSize: response, body: [UInt8](repeating: 1, count: request))
    }

    @Test(
        "small and large requests and answers, one after the other and at once", arguments: TestPipe.allCases)
    func sizes(pipe: TestPipe) async throws {
        try await TestBench.with(pipe, entries: Self.entries) { bench in
            let channel = try await bench.connect()
            for (request, response) in [(0, 0), (10, 20), (271_828, 314_159)] as [(Int, UInt32)] {
                let answer = try await channel.unary(
                    TestServiceMethods.unaryCall, Self.sizes(request, response))
                #expect(answer.body.count == Int(response))
            }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for size in 0..<300 {
                    group.addTask {
                        let request = Self.sizes(size, UInt32(size))
                        return try await channel.unary(TestServiceMethods.unaryCall, request).body.count
                    }
                }
                let sum = try await group.reduce(0, +)
                #expect(sum == 300 * 299 / 2)
            }
            #expect(bench.server.runningHandlerCount == 0)
            channel.close()
        }
    }

    @Test("statuses, unusable requests and compression are as of any handler")
    func statuses() async throws {
        try await TestBench.with(entries: Self.entries) { bench in
            let channel = try await bench.connect()
            let bad = UnaryCallRequest(responseStatus: EchoStatus(code: 9, message: "no"))
            let refused = await failure { _ = try await channel.unary(TestServiceMethods.unaryCall, bad) }
            #expect(refused?.code == .failedPrecondition && refused?.message == "no")
            let name = TestServiceMethods.unaryCall.descriptor.name
            let malformed = await failure { _ = try await channel.unary(name, [0xFF], CallOptions()) }
            #expect(malformed?.reason == "MALFORMED_MESSAGE")
            let packed = try await channel.unary(
                TestServiceMethods.unaryCall, Self.sizes(5_000, 5_000), CallOptions(isCompressed: true))
            #expect(packed.body.count == 5_000)
            channel.close()
        }
    }

    @Test("without a permission an inline call is denied")
    func denied() async throws {
        struct Empty: InlineHandler {
            func handle(_ request: EmptyCallRequest, _ call: CallContext) throws -> EmptyCallResponse {
                .init()
            }
        }
        let door = OpenDoor(authority: .granted([]))
        let entries: [MethodTable.Entry] = [.unary(AccessTests.reading, Empty())]
        try await TestBench.with(entries: entries, authenticator: door) { bench in
            let channel = try await bench.connect()
            let error = await failure { _ = try await channel.unary(AccessTests.reading, .init()) }
            #expect(error?.reason == ErrorReason.permissionDenied.name)
            channel.close()
        }
    }
}
