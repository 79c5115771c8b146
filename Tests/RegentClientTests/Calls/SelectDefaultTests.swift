import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

@Suite("Selection with a default, and texts of errors")
struct SelectDefaultTests {
    @Test("The decision is the daemon's; where there is none, the default provider serves")
    func select() async throws {
        let server = chainServer(["a"])
        try await withClient(server, NoPause().options()) { client in
            let request = SelectRequest(requestId: "r-1", environment: "prod", key: "k")
            let decided = await client.select(request, default: "z")
            #expect(decided.selectedProvider == "a" && decided.policyRevision == 7)
            server.fail(next: 1, with: RPCError(code: .permissionDenied, message: "no"))
            let standard = await client.select(request, default: "z")
            let expected = RouteDecision(requestId: "r-1", selectedProvider: "z", timeoutMs: 30_000)
            #expect(standard == expected)
            server.answer(RoutingServiceMethods.select) { _ in SelectResponse() }
            let empty = await client.select(request, default: "z")
            #expect(empty == expected)
            server.isReachable = false
            await server.disconnectAll()
            let away = await client.select(request, default: "z", CallOptions(waitsForConnection: false))
            #expect(away == expected)
        }
    }

    @Test("An error is one line with code, reason, message, field and wait")
    func texts() {
        let plain = RPCError(code: .notFound, message: "no such run")
        #expect("\(plain)" == "NOT_FOUND: no such run")
        let full = RPCError(
            code: .resourceExhausted, message: "too much", reason: "OVERLOADED", metadata: ["field": "key"],
            retryAfter: .seconds(2))
        #expect("\(full)" == "RESOURCE_EXHAUSTED OVERLOADED: too much (field key); retry after 2.0 seconds")
        let named = RPCError(code: .invalidArgument, message: "key: is too long", metadata: ["field": "key"])
        #expect("\(named)" == "INVALID_ARGUMENT: key: is too long")
        #expect("\(RPCError(code: .internal, message: ""))" == "INTERNAL")
    }
}
