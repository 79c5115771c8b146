import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentWire
import Testing

@Suite("Lists as sequences")
struct PagedItemsTests {
    /// A fake server with runs in pages of two.
    private static func server(runs count: Int) -> FakeServer {
        let server = FakeServer()
        server.answer(EvaluationServiceMethods.listRuns) { request in
            let first = Int(request.pageToken) ?? 0
            let next = min(first + 2, count)
            let runs = (first..<next).map { EvalRun(name: "evalRuns/\($0)") }
            return ListRunsResponse(runs: runs, nextPageToken: next < count ? "\(next)" : "")
        }
        return server
    }

    @Test("A list of documents has the items of all its pages", arguments: [0, 1, 2, 3, 4, 7])
    func documents(_ count: Int) async throws {
        let server = Self.server(runs: count)
        try await withClient(server) { client in
            var names: [String] = []
            let runs = PagedItems { token in try await client.listRuns(ListRunsRequest(pageToken: token)) }
            for try await run in runs { names.append(run.name) }
            #expect(names == (0..<count).map { "evalRuns/\($0)" })
        }
        #expect(server.calls(of: EvaluationServiceMethods.listRuns).count == max(1, (count + 1) / 2))
    }

    @Test("A page is asked for only when it is needed, and again after a failure")
    func lazily() async throws {
        let server = Self.server(runs: 4)
        try await withClient(server) { client in
            let runs = PagedItems { token in try await client.listRuns(ListRunsRequest(pageToken: token)) }
            var iterator = runs.makeAsyncIterator()
            let two = [try await iterator.next()?.name, try await iterator.next()?.name]
            #expect(two == ["evalRuns/0", "evalRuns/1"])
            #expect(server.calls(of: EvaluationServiceMethods.listRuns).count == 1)
            server.fail(next: 1, with: RPCError(code: .internal, message: "broken"))
            let code: StatusCode?
            do {
                _ = try await iterator.next()
                code = nil
            } catch { code = (error as? RPCError)?.code }
            #expect(code == .internal)
            let third = try await iterator.next()?.name
            #expect(third == "evalRuns/2")
        }
    }

    @Test("Any list can be read so, for example one of outcomes; an empty page is not the end")
    func others() async throws {
        let pages = ["": ([1], "b"), "b": ([], "c"), "c": ([2, 3], "")]
        let numbers = PagedItems<Int>(pages: { token in
            let (items, next) = pages[token] ?? ([], "")
            return (items: items, nextPageToken: next)
        })
        var read: [Int] = []
        for try await number in numbers { read.append(number) }
        #expect(read == [1, 2, 3])
    }
}
