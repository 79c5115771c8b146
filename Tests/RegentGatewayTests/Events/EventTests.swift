import RegentGateway
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

@Suite("Server-sent events")
struct EventTests {
    /// Reads a stream until a text has come, then leaves.
    private func read(_ bench: GatewayBench, _ target: String, _ headers: [String: String] = [:], until text: String)
        async throws -> String
    {
        let socket = try RawStream(path: bench.path, target: target, headers: headers)
        return try await socket.read(until: text)
    }

    @Test("an event has its id, its name and one line of data")
    func texts() {
        #expect(ServerEvent(id: "7", name: "n", data: "{}").text == "id: 7\nevent: n\ndata: {}\n\n")
        #expect(ServerEvent(data: "{}").text == "data: {}\n\n")
        #expect(ServerEvent(id: "7", data: nil).text == "id: 7\n\n")
    }

    @Test("the ledger is watched from a revision, and a client that comes back goes on behind the last event")
    func ledger() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            let first = try await read(bench, "/v1/ledger:watch?from_revision=1", until: "evalRuns/r1")
            #expect(first.contains("HTTP/1.1 200"))
            #expect(first.contains("text/event-stream"))
            #expect(first.contains("id: 1\n"))
            let again = try await read(bench, "/v1/ledger:watch", ["Last-Event-ID": "1"], until: "evalRuns/r1")
            #expect(!again.contains("id: 1\n"))
            let some = try await read(
                bench, "/v1/ledger:watch?from_revision=1&kinds=evalRuns&name_prefix=evalRuns%2F", until: "evalRuns/r1")
            #expect(!some.contains("\"resource\":\"principals/"))
            for query in ["?from_revision=x", "?revision=1"] {
                let answer = try await bench.request("GET", "/v1/ledger:watch" + query)
                #expect(answer.status == 400)
            }
            let posted = try await bench.request("POST", "/v1/ledger:watch")
            #expect(posted.status == 405)
        }
    }

    @Test("the call of a stream that nobody reads ends while its connection stays open")
    func headOfStream() async throws {
        try await GatewayBench.with { bench in
            let message = "%7B%22from_revision%22%3A%221%22%7D"
            let stream = try RawStream(
                path: bench.path, method: "HEAD", target: "/regent.v1.LedgerService/Watch?message=\(message)",
                headers: [:])
            let server = bench.server
            let hasEnded = try await stream.holds { server.runningHandlerCount == 0 }
            #expect(hasEnded)
        }
    }

    @Test("a stream that is refused at once is an answer with a status")
    func refused() async throws {
        try await GatewayBench.with { bench in
            let answer = try await bench.post("RolloutWatchService/WatchRollout", #"{"name":"rollouts/none"}"#)
            #expect(answer.status == 404)
            let proto = try await bench.request(
                "POST", "/regent.v1.LedgerService/Watch", ["Content-Type": "application/proto"])
            #expect(proto.status == 415)
            for type in ["application/connect+json", "application/connect+proto"] {
                let connect = try await bench.request(
                    "POST", "/regent.v1.LedgerService/Watch", ["Content-Type": type], body: [0, 0, 0, 0, 2, 0x7B, 0x7D])
                #expect(connect.status == 415 && connect.header("accept-post") != nil)
            }
        }
    }

    @Test("live figures have the name of their topic, and topics are named right")
    func live() async throws {
        try await GatewayBench.with { bench in
            let stream = try RawStream(path: bench.path, target: "/v1/live?topics=ledger,health/none", headers: [:])
            let text = try await withThrowingTaskGroup(of: String?.self) { group in
                group.addTask { try await stream.read(until: "event: ledger\ndata: {\"revision\":") }
                // The stream begins at some moment: entries are made until it has shown one.
                group.addTask {
                    for number in 0..<10_000 where !Task.isCancelled {
                        try await bench.bench.run("evalRuns/r\(number)", [])
                    }
                    return nil
                }
                defer { group.cancelAll() }
                while let next = try await group.next() { if let next { return next } }
                return ""
            }
            #expect(text.contains("HTTP/1.1 200"))
            let wrong = [
                "", "?topics=", "?topics=nothing", "?topics=ledger,ledger", "?topics=ledger/x", "?topics=health/a%0Ab",
            ]
            for topics in wrong {
                let answer = try await bench.request("GET", "/v1/live" + topics)
                #expect(answer.status == 400)
            }
        }
    }

    @Test("of what changes often only the newest is sent, and the end of each topic once")
    func board() {
        let board = LiveBoard(["a", "b"], interval: .milliseconds(250))
        let start = ContinuousClock.now
        board.put("1", for: "a")
        board.put("2", for: "a")
        #expect(board.due(at: start).events == [ServerEvent(name: "a", data: "2")])
        board.put("3", for: "a")
        let early = board.due(at: start + .milliseconds(100))
        #expect(early.events == [])
        #expect(early.next == start + .milliseconds(250))
        #expect(board.due(at: start + .milliseconds(250)).events == [ServerEvent(name: "a", data: "3")])
        board.end("a", nil)
        board.end("b", RPCError(code: .notFound, message: "none"))
        let last = board.due(at: start + .seconds(1))
        #expect(last.events.map(\.name) == ["end", "error"])
        #expect(last.events.last?.data?.contains("\"topic\":\"b\"") == true)
        #expect(last.isOver)
    }

    @Test("responses wait for who writes them, one arrival at a time")
    func mailbox() async {
        let mailbox = EventMailbox()
        let none = await mailbox.take(until: .now)
        #expect(none == nil)
    }
}
