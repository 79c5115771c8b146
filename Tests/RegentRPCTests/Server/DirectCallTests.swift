import Logging
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Calls without a wire, and errors") struct DirectCallTests {
    private static let table = MethodTable(TestService.entries)

    private static func context(_ method: MethodDescriptor) -> CallContext {
        CallContext(method: method, caller: .owner(uid: 1))
    }

    @Test("a unary handler answers")
    func unary() async throws {
        let method = TestServiceMethods.unaryCall
        let response = try await Self.table.direct(
            method, .init(responseSize: 3), call: Self.context(method.descriptor))
        #expect(response.body.count == 3)
    }

    @Test("stream messages are delivered as they are written")
    func streams() async throws {
        let sizes = Mutex<[Int]>([])
        let output = TestServiceMethods.streamingOutputCall
        try await Self.table.direct(
            output, .init(responseSizes: [1, 2, 3]), call: Self.context(output.descriptor)
        ) { response in sizes.withLock { $0.append(response.body.count) } }
        #expect(sizes.withLock { $0 } == [1, 2, 3])

        let input = TestServiceMethods.streamingInputCall
        try await Self.table.direct(
            input, requests: [.init(body: [1]), .init(body: [2, 3])],
            call: Self.context(input.descriptor)
        ) { response in sizes.withLock { $0 = [Int(response.aggregatedSize)] } }
        #expect(sizes.withLock { $0 } == [3])
    }

    @Test("admission and unknown names hold here too")
    func refusals() async throws {
        let method = AccessTests.sealing
        let table = MethodTable(AccessTests.entries)
        let nobody = CallContext(
            method: method.descriptor, caller: Caller(name: "principals/x", authority: .granted([])))
        let denied = await failure { _ = try await table.direct(method, .init(), call: nobody) }
        #expect(denied?.code == .permissionDenied)
        let unknown = await failure {
            _ = try await table.direct("/x/Y", [], call: nobody) { _ in }
        }
        #expect(unknown?.reason == ErrorReason.unknownMethod.name)
    }

    @Test("an unknown error is reported by its id only, a refusal by its reason")
    func reporting() {
        struct Secret: Error { let path = "/etc/secret" }
        let reporter = ErrorReporter(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let call = Self.context(TestServiceMethods.unaryCall.descriptor)
        let hidden = reporter.status(of: Secret(), call)
        #expect(hidden.code == .internal)
        #expect(hidden.metadata["error_id"]?.isEmpty == false)
        #expect(!hidden.message.contains("secret"))
        let refusal = reporter.status(of: Refusal(.emptyRun, "no samples", ["run": "r"]), call)
        #expect(refusal.code == .failedPrecondition)
        #expect(refusal.reason == "EMPTY_RUN")
        #expect(refusal.metadata == ["run": "r"])
        #expect(reporter.status(of: CancellationError(), call).code == .cancelled)
    }

    @Test("an error with more than a head can hold still arrives", arguments: TestPipe.allCases)
    func largeError(_ pipe: TestPipe) async throws {
        struct Talkative: UnaryHandler {
            func handle(_ request: EmptyCallRequest, _ call: CallContext) async throws -> EmptyCallResponse {
                call.trailingMetadata = [KeyValue(key: "k", value: [UInt8](repeating: 0, count: 9000))]
                let violations = (0..<100).map { index in
                    FieldViolation(
                        field: "field[\(index)]", description: String(repeating: "ä", count: 100))
                }
                throw RPCError.badRequest(violations)
            }
        }
        let method = TestServiceMethods.emptyCall
        try await TestBench.with(pipe, entries: [.unary(method, Talkative())]) { bench in
            let channel = try await bench.connect()
            let error = await failure { _ = try await channel.unary(method, .init()) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.reason == "BAD_REQUEST")
            #expect(error?.fieldViolations.isEmpty == false)
        }
    }

    @Test("every reason has a name of its own and one of the seventeen codes but OK")
    func registry() {
        #expect(Set(ErrorReason.all.map(\.name)).count == ErrorReason.all.count)
        for reason in ErrorReason.all {
            #expect((1...16).contains(reason.statusNumber))
            #expect(ErrorReason(name: reason.name) == reason)
        }
    }
}
