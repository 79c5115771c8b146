import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentWire
import Testing

@Suite("The fake server")
struct FakeServerTests {
    @Test("It gives the answers that were set, records its requests, and refuses everything else")
    func answers() async throws {
        let server = FakeServer()
        server.answer(EvaluationServiceMethods.getRun) { request in
            guard request.name == "evalRuns/a" else { throw RPCError(code: .notFound, message: "none") }
            return GetRunResponse(run: EvalRun(name: request.name))
        }
        try await withClient(server) { client in
            let run = try await client.getRun(GetRunRequest(name: "evalRuns/a")).run
            #expect(run?.name == "evalRuns/a")
            let error = await failure { _ = try await client.getRun(GetRunRequest(name: "evalRuns/b")) }
            #expect(error?.code == .notFound)
            #expect(await failure { _ = try await client.select(decision) }?.code == .unimplemented)
            server.answer(RoutingServiceMethods.select) { _ in SelectResponse() }
            let answer = try await client.select(decision)
            #expect(answer == SelectResponse())
            let calls = server.calls(of: EvaluationServiceMethods.getRun)
            #expect(calls.map(\.request.name) == ["evalRuns/a", "evalRuns/b"])
            #expect(server.calls(of: RoutingServiceMethods.select).map(\.request) == [decision])
        }
    }

    @Test("Its streams give many responses and an error after them")
    func streams() async throws {
        let server = FakeServer()
        server.answerStream(LedgerServiceMethods.watch) { request, responses in
            for offset in 0..<100 {
                try await responses.send(WatchResponse(revision: request.fromRevision + UInt64(offset)))
            }
            throw RPCError(code: .outOfRange, message: "no more")
        }
        try await withClient(server) { client in
            var seen: [UInt64] = []
            let error = await failure {
                for try await response in try await client.watch(WatchRequest(fromRevision: 5)) {
                    seen.append(response.revision)
                }
            }
            #expect(seen == Array(5..<105))
            #expect(error?.code == .outOfRange)
        }
    }

    @Test("An address of a server in this process is equal to itself only")
    func addresses() throws {
        let (one, other) = (FakeServer(), FakeServer())
        let again = one.address
        #expect(one.address == again && one.address != other.address)
        #expect(try Address("unix:/a") == Address("unix:/a"))
        #expect(try Address("unix:/a").description == "unix:/a")
        #expect(throws: RPCError.self) { try Address("tcp:1") }
    }
}
