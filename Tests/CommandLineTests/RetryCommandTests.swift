import Foundation
import RegentTestKit
import Testing

@Suite("Repeats, retries and data sets on the command line")
struct RetryCommandTests {
    private static let asked = """
        {"sample_id": "a", "status": "SCORED", "schema_valid": true, "latency_ms": 100, "scores": {"q": 1}}
        {"sample_id": "a", "repeat": 1, "status": "SCORED", "schema_valid": true, "latency_ms": 200}
        {"sample_id": "a", "repeat": 2, "status": "TIMEOUT"}
        {"sample_id": "b", "status": "ERROR", "error_code": "429"}
        {"sample_id": "b", "repeat": 1, "status": "REFUSED"}
        not a sample
        {"sample_id": "c", "status": "SCORED", "schema_valid": false}

        """

    private static let again = """
        {"sample_id": "a", "repeat": 2, "status": "SCORED", "schema_valid": true}
        {"sample_id": "b", "status": "SCORED", "schema_valid": true}

        """

    @Test(
        "A check without a daemon and one with it have the same summary and verdict, and pass nothing left out",
        arguments: [
            (#"{"error_rate_max": 0.4}"#, 0), (#"{"error_rate_max": 0.3}"#, 0), (#"{"error_rate_max": 0.2}"#, 3),
            (#"{"scored_rate_min": 0.4}"#, 0), (#"{"scored_rate_min": 0.55}"#, 3), (#"{"scored_rate_min": 0.9}"#, 2),
            (#"{"timeout_rate_max": 0.15, "refusal_rate_max": 0.3}"#, 3), (#"{"schema_valid_rate_min": 0.2}"#, 0),
        ] as [(String, Int32)])
    func parity(gates: String, code: Int32) async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(["s.jsonl": Self.asked, "g.json": gates], in: folder)
            let command = ["eval", "check", paths["s.jsonl"]!, "--gates", paths["g.json"]!, "--on-error", "skip"]
            let local = try await RegentBinary.run(command + ["--local", "-o", "json"])
            let stored = try await daemon.regent(command + ["-o", "json"])
            #expect(local.code == code && stored.code == code, "\(local.stderr) \(stored.stderr)")
            #expect(local.number("summary", "sample_count") == 6 && local.number("summary", "rejected") == 1)
            let summaries = [local, stored].map { $0.json?["summary"] as? NSDictionary }
            #expect(summaries[0] != nil && summaries[0] == summaries[1])
        }
    }

    @Test("A retry replaces what is not SCORED, resumes, and is refused for what is")
    func retry() async throws {
        try await TestDaemon.with { daemon, folder in
            let scored = #"{"sample_id": "c", "status": "SCORED"}"# + "\n"
            let paths = try SmallSamples.files(
                ["s.jsonl": Self.asked, "again.jsonl": Self.again, "scored.jsonl": scored], in: folder)
            try await daemon.expect(0, "eval", "create", "r", "--type", "offline", "--dataset", "mt-bench")
            try await daemon.expect(0, "eval", "upload", "r", paths["s.jsonl"]!, "--on-error", "skip")
            for _ in 1...2 { try await daemon.expect(0, "eval", "retry", "r", paths["again.jsonl"]!) }
            let refused = try await daemon.expect(6, "eval", "retry", "r", paths["scored.jsonl"]!)
            #expect(refused.stderr.contains("RETRY_REFUSED"))
            let skipping = try await daemon.regent(["eval", "retry", "r", paths["s.jsonl"]!, "--on-error", "skip"])
            #expect(skipping.code != 0)
            let listed = try await daemon.expect(
                0, "eval", "samples", "r", "--where", "repeat > 0 AND status = SCORED", "-o", "jsonl")
            #expect(listed.stdout.split(separator: "\n").count == 2)
            try await daemon.expect(0, "eval", "seal", "r", "--expected-samples", "6")
            let shown = try await daemon.expect(0, "eval", "show", "r", "-o", "json")
            #expect(shown.number("summary", "retried") == 2 && shown.number("summary", "rejected") == 1)
            let dataset = shown.json?["dataset"] as? [String: Any]
            #expect(dataset?["name"] as? String == "mt-bench")
            let exported = try await daemon.expect(0, "eval", "export", "r")
            #expect(exported.stdout.split(separator: "\n").count == 6)
            #expect(exported.stdout.split(separator: "\n").count { $0.contains("SCORED") } == 5)
        }
    }
}
