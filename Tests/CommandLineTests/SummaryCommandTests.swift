import Foundation
import RegentTestKit
import Testing

@Suite("regent eval summary and derived metrics")
struct SummaryCommandTests {
    private static let samples = (0..<60).map { row in
        #"{"sample_id": "q\#(row / 2)", "repeat": \#(row % 2), "status": "SCORED", "schema_valid": \#(row % 4 != 0), "#
            + #""latency_ms": \#(row % 7 + 1), "selected_provider": "\#(row % 3 == 0 ? "a" : "b")", "#
            + #""scores": {"precision": 0.\#(row % 9 + 1), "recall": 0.\#(row % 5 + 1)}}"#
    }.joined(separator: "\n")

    private static let metrics = [
        "--metric", "precision:0..1", "--metric", "recall:0..1",
        "--metric", "f1=2 × precision × recall ÷ (precision + recall)",
    ]

    @Test(
        "A check with a daemon and one without give the same verdict and summary, over clusters and of derived metrics")
    func sameBits() async throws {
        try await TestDaemon.with { daemon, folder in
            let gates =
                #"{"f1_min": {"min": 0.2, "bound": "lower"}, "schema_valid_rate_min": {"min": 0.4, "bound": "lower"}}"#
            let paths = try SmallSamples.files(["s.jsonl": Self.samples, "g.json": gates], in: folder)
            let check = ["eval", "check", paths["s.jsonl"]!, "--gates", paths["g.json"]!, "-o", "json"] + Self.metrics
            let local = try await RegentBinary.run(check + ["--local"])
            let remote = try await daemon.regent(check + ["--run", "r"])
            #expect((local.code, remote.code) == (0, 0), "\(local.stderr) \(remote.stderr)")
            let (here, there) = (local.json?["summary"] as? NSDictionary, remote.json?["summary"] as? NSDictionary)
            #expect(here != nil && here == there)
            let results = [local, remote].map { outcome in
                (outcome.json?["verdict"] as? [String: Any])?["results"] as? NSArray
            }
            #expect(results[0] != nil && results[0] == results[1])
            let f1 = ((local.json?["summary"] as? [String: Any])?["metrics"] as? [String: Any])?["f1"] as? [String: Any]
            #expect((f1?["interval"] as? [String: Any])?["method"] as? String == "clustered-delta")
            let grouped = try await daemon.expect(
                0, "eval", "summary", "r", "--by", "provider", "--metric", "f1", "--metric", "pass@2(schema_valid)",
                "-o",
                "csv")
            let lines = grouped.stdout.split(separator: "\n")
            #expect(lines.first?.hasPrefix("group,metric,value") == true)
            #expect(
                lines.dropFirst().map { $0.prefix { $0 != "," } } == [
                    "(all)", "(all)", "(all)", "a", "a", "a", "b", "b", "b",
                ])
            let filtered = try await daemon.expect(
                0, "eval", "summary", "r", "--where", "selected_provider = a", "-o", "json")
            #expect(filtered.number("summary", "sample_count") == 20)
            #expect(try await daemon.regent("eval", "summary", "r", "--by", "nothing").code != 0)
            #expect(try await daemon.regent("eval", "summary", "r", "--metric", "nothing").code != 0)
        }
    }

    @Test(
        "An expression that cannot be computed is refused before a sample is read",
        arguments: ["f1=precision +", "f1=precision / unknown", "f1=f1 * 2", "f1=2"])
    func refused(metric: String) async throws {
        try await withTemporaryFolder { folder in
            let paths = try SmallSamples.files(["s.jsonl": Self.samples, "g.json": #"{"f1_min": 0.2}"#], in: folder)
            let outcome = try await RegentBinary.run(
                [
                    "eval", "check", paths["s.jsonl"]!, "--gates", paths["g.json"]!, "--local", "--metric", "precision",
                    "--metric", metric,
                ])
            #expect(outcome.code == 1)
        }
    }
}
