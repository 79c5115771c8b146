import RegentGateway
import RegentMessages
import RegentServiceTestKit
import RegentTestKit
import Synchronization
import Testing

@Suite("Uploads over HTTP")
struct UploadTests {
    private static let path = "/v1/evalRuns/r1:uploadSamples?upload="
    private static let jsonl = ["Content-Type": "application/jsonl"]

    private func upload(
        _ bench: GatewayBench, _ name: String, _ text: String, _ headers: [String: String] = jsonl
    ) async throws -> RawAnswer {
        try await bench.request("POST", Self.path + name, headers, body: Array(text.utf8))
    }

    private static func lines(_ count: Int, from first: Int = 0) -> String {
        (first..<first + count).map { #"{"sample_id":"s\#($0)","status":"SCORED"}"# + "\n" }.joined()
    }

    @Test("samples of a body are durable when it is answered, and a repeat adds nothing")
    func uploads() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            let text = Self.lines(10_000)
            let first = try await upload(bench, "a", text)
            #expect(first.status == 200)
            #expect(first.json["durable_samples"] == .string("10000"))
            #expect(first.json["skipped_batches"] == .string("0"))
            let again = try await upload(bench, "a", text)
            #expect(again.status == 200)
            #expect(again.json["durable_seq"] == first.json["durable_seq"])
            #expect(again.json["skipped_batches"] == first.json["durable_seq"])
            let refused = try await upload(bench, "a&resume=false", text)
            #expect(refused.status == 409 || refused.status == 400)
            let csv = try await upload(bench, "c", "sample_id,status\nx,SCORED\n", ["Content-Type": "text/csv"])
            #expect(csv.json["durable_samples"] == .string("1"))
        }
    }

    @Test("a body that is shorter than what the daemon has of it, or another one, is refused")
    func conflicts() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            let first = try await upload(bench, "a", Self.lines(10_000))
            #expect(first.status == 200)
            let shorter = try await upload(bench, "a", "")
            #expect(shorter.status >= 400)
            #expect(shorter.text.contains("CHUNK_CONFLICT"))
            let other = try await upload(bench, "a", Self.lines(10_000, from: 20_000))
            #expect(other.status >= 400)
        }
    }

    @Test("a body that comes byte by byte is taken whole")
    func bytes() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            let head = "POST \(Self.path)a HTTP/1.1\r\nHost: h\r\nContent-Type: application/jsonl\r\n"
            // More than a block, and not a multiple of one.
            let text = Self.lines(700)
            let chunks = text.utf8.map { "1\r\n" + String(decoding: [$0], as: UTF8.self) + "\r\n" }.joined()
            let answer = try await bench.exchange(
                head + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)0\r\n\r\n")
            #expect(answer.status == 200 && answer.json["durable_samples"] == .string("700"))
        }
    }

    /// Uploads that wait for their body.
    private final class Held: Sendable {
        let state = Mutex<(numbers: Set<Int>, isOver: Bool)>(([], false))
    }

    @Test("whoever is not known takes no place of an upload")
    func strangers() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            let held = Held()
            let target = Self.path + "a"
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<4 {
                    let stream = try RawStream(
                        path: bench.path, method: "POST", target: Self.path + "u\(number)",
                        headers: Self.jsonl.merging(["Content-Length": "9", "Expect": "100-continue"]) { $1 })
                    group.addTask {
                        try await stream.holds {
                            held.state.withLock { state in
                                state.numbers.insert(number)
                                return state.isOver
                            }
                        }
                    }
                }
                // Each is told to go on once it has its place.
                let areAll = await eventually { held.state.withLock { $0.numbers.count } == 4 }
                let fifth = try await bench.request("POST", target, Self.jsonl)
                let stranger = try await bench.request(
                    "POST", target, Self.jsonl.merging(["Authorization": "Bearer nobodys"]) { $1 })
                held.state.withLock { $0.isOver = true }
                #expect(areAll && fifth.status == 429 && stranger.status == 401)
                for try await wasHeld in group { #expect(wasHeld) }
            }
        }
    }

    @Test("a bad line is named; what stands before it in whole batches is durable")
    func badLine() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            let answer = try await upload(bench, "a", Self.lines(9000) + #"{"sample_id":7,"status":"SCORED"}"# + "\n")
            #expect(answer.status == 400)
            let detail = answer.json["details"]?.elements?.first?["debug"]
            #expect(detail?["reason"] == .string("BAD_SAMPLE_ID"))
            #expect(detail?["metadata"]?["line"] == .string("9001"))
            #expect(detail?["metadata"]?["durable_samples"] == .string("8192"))
        }
    }

    @Test("a body whose connection ends before it adds nothing of its last batch")
    func cutShort() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            let head = "POST \(Self.path)a HTTP/1.1\r\nHost: h\r\nContent-Type: application/jsonl\r\n"
            // The size of the chunk is no number: the connection ends there.
            let answer = try await bench.exchange(
                head + "Transfer-Encoding: chunked\r\n\r\n25\r\n" + String(Self.lines(1).prefix(37)) + "\r\nzz\r\n")
            #expect(answer.statuses == [400])
            let hasNone = await eventually { bench.gateway.connectionCount == 0 }
            #expect(hasNone)
            let listed = try await bench.post("EvaluationService/ListSamples", #"{"run":"evalRuns/r1"}"#)
            #expect(!listed.text.contains("\"s0\""))
        }
    }

    @Test("what an upload needs is named where it is missing")
    func faults() async throws {
        try await GatewayBench.with { bench in
            try await bench.bench.run("evalRuns/r1", [])
            for (target, headers, status) in [
                ("/v1/evalRuns/r1:uploadSamples", Self.jsonl, 400), (Self.path + "a&x=1", Self.jsonl, 400),
                (Self.path + "a&resume=maybe", Self.jsonl, 400), (Self.path + "a", ["Content-Type": "text/plain"], 415),
                (Self.path + "a", ["Content-Type": "text/csv", "Content-Encoding": "br"], 415),
                ("/v1/evalRuns/none:uploadSamples?upload=a", Self.jsonl, 404),
                (Self.path + "%20", Self.jsonl, 400),
            ] {
                let answer = try await bench.request("POST", target, headers, body: Array(Self.lines(1).utf8))
                #expect(answer.status == status, "\(target)")
            }
            let got = try await bench.request("GET", Self.path + "a")
            #expect(got.status == 405)
        }
    }
}
