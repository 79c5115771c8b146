import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Interceptors")
struct CallInterceptorTests {
    /// Writes down what it sees, and adds metadata.
    private final class Witness: CallInterceptor {
        let name: String
        private let log: Log

        init(_ name: String, _ log: Log) { (self.name, self.log) = (name, log) }

        func intercept<Request: Message, Response: Message>(
            _ request: Request, _ call: InterceptedCall, _ next: NextCall<Response>
        ) async throws(RPCError) -> Response {
            var call = call
            call.options.metadata.append(KeyValue(key: name, value: [1]))
            log.write("\(name) \(call.method)")
            do throws(RPCError) {
                let response = try await next(call)
                log.write("\(name) \(Response.fullName)")
                return response
            } catch {
                log.write("\(name) \(error.code)")
                throw error
            }
        }
    }

    /// Makes every call twice.
    private struct Twice: CallInterceptor {
        func intercept<Request: Message, Response: Message>(
            _ request: Request, _ call: InterceptedCall, _ next: NextCall<Response>
        ) async throws(RPCError) -> Response {
            _ = try await next(call)
            return try await next(call)
        }
    }

    private final class Log: Sendable {
        private let written = Mutex<[String]>([])
        var lines: [String] { written.withLock { $0 } }
        func write(_ line: String) { written.withLock { $0.append(line) } }
    }

    @Test("They run around a call in their order, once for all its attempts, and see how it ends")
    func order() async throws {
        let (server, pause, log) = (answeringServer(), NoPause(), Log())
        var options = pause.options()
        options.interceptors = [Witness("one", log), Witness("two", log)]
        try await withClient(server, options) { client in
            server.fail(next: 1, with: RPCError(code: .unavailable, message: "not now"))
            _ = try await client.select(decision)
            let method = "regent.v1.RoutingService/Select"
            let response = "regent.v1.SelectResponse"
            let whole = ["one \(method)", "two \(method)", "two \(response)", "one \(response)"]
            #expect(log.lines == whole)
            let calls = server.calls(of: RoutingServiceMethods.select)
            let keys = calls.map { $0.metadata.map(\.key).filter { $0 == "one" || $0 == "two" } }
            #expect(keys == [["one", "two"], ["one", "two"]])
            server.fail(next: 1, with: RPCError(code: .notFound, message: "no"))
            #expect(await failure { _ = try await client.select(decision) }?.code == .notFound)
            #expect(log.lines.suffix(2) == ["two NOT_FOUND", "one NOT_FOUND"])
        }
    }

    @Test("A call that one of them repeats keeps its idempotency key")
    func repeated() async throws {
        let server = answeringServer()
        try await withClient(server, ClientOptions(interceptors: [Twice()])) { client in
            _ = try await client.createRun(CreateRunRequest(name: "evalRuns/a", type: .offline))
        }
        let keys = server.calls(of: EvaluationServiceMethods.createRun).map { $0.request.mutation?.idempotencyKey }
        #expect(keys.count == 2 && keys[0] == keys[1] && keys[0]?.count == 32)
    }
}
