import Foundation
import RegentTestKit
import Testing

@Suite("regent eval check --local")
struct LocalCheckTests {
    /// Runs a check of `text` against `gates`.
    private func check(
        _ text: String, named name: String = "samples.jsonl", gates: String, _ more: [String] = []
    ) async throws -> RegentBinary.Outcome {
        try await withTemporaryFolder { folder in
            let paths = try SmallSamples.files([name: text, "gates.json": gates], in: folder)
            let arguments = ["eval", "check", paths[name]!, "--gates", paths["gates.json"]!, "--local"]
            return try await RegentBinary.run(arguments + more)
        }
    }

    @Test(
        "The exit code is the verdict",
        arguments: [
            (#"{"schema_valid_rate_min": 0.6}"#, 0, "PASS"),
            (#"{"schema_valid_rate_min": 0.9}"#, 2, "FAIL"),
            // One value is missing: 4/6 to 5/6.
            (#"{"schema_valid_rate_min": 0.8}"#, 3, "INCONCLUSIVE"),
            (#"{"p95_latency_ms_max": 499}"#, 2, "FAIL"),
            (#"{"published_min": 0.1}"#, 1, nil),
            (#"{"publish_conversion_proxy_min": 0.1}"#, 3, "INCONCLUSIVE"),
            (#"{"schema_valid_rate_min": 0.6, "p95_latency_ms_max": 1}"#, 2, "FAIL"),
        ] as [(String, Int32, String?)])
    func verdicts(gates: String, code: Int32, status: String?) async throws {
        let outcome = try await check(SmallSamples.jsonl, gates: gates, ["-o", "json"])
        #expect(outcome.code == code, "\(outcome.stderr)")
        #expect((outcome.json?["verdict"] as? [String: Any])?["status"] as? String == status)
    }

    @Test("JSONL and CSV give the same answer")
    func formats() async throws {
        let gates = #"{"schema_valid_rate_min": 0.6}"#
        let lines = try await check(SmallSamples.jsonl, gates: gates, ["-o", "json"])
        let rows = try await check(SmallSamples.csv, named: "samples.csv", gates: gates, ["-o", "json"])
        #expect(lines.number("summary", "sample_count") == 6)
        #expect(lines.number("summary", "schema_valid_rate") == 0.8)
        #expect(lines.number("summary", "p95_latency_ms") == 500)
        #expect(lines.stdout == rows.stdout)
    }

    @Test("Fields are renamed by --map, and stdin is read as -")
    func stdin() async throws {
        try await withTemporaryFolder { folder in
            let paths = try SmallSamples.files(
                ["gates.json": #"{"schema_valid_rate_min": 0.5}"#], in: folder)
            let text = #"{"id": "a", "status": "scored", "ok": true}"# + "\n"
            let outcome = try await RegentBinary.run(
                [
                    "eval", "check", "-", "--map", "sample_id=id", "--gates", paths["gates.json"]!,
                    "--map", "schema_valid=ok", "--local", "-o", "json",
                ], input: text)
            #expect(outcome.code == 0, "\(outcome.stderr)")
            #expect(outcome.number("summary", "schema_valid_rate") == 1)
        }
    }

    @Test("An empty input is INCONCLUSIVE")
    func empty() async throws {
        let outcome = try await check("", gates: #"{"schema_valid_rate_min": 0.5}"#, ["-o", "json"])
        #expect(outcome.code == 3)
        #expect(outcome.number("summary", "sample_count") == 0)
    }

    @Test("A repeated sample id is refused, naming both lines")
    func repeated() async throws {
        let text = SmallSamples.jsonl + #"{"sample_id": "b", "status": "SCORED"}"# + "\n"
        let outcome = try await check(text, gates: #"{"schema_valid_rate_min": 0.5}"#)
        #expect(outcome.code == 5)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("DUPLICATE_SAMPLE_ID"))
        #expect(outcome.stderr.contains("2") && outcome.stderr.contains("7"))
    }

    @Test("A bad line is named by file, line and field; nothing comes out on stdout")
    func badLine() async throws {
        let text = #"{"sample_id": "a", "status": "SCORED", "latency_ms": -1}"# + "\n"
        let outcome = try await check(text, gates: #"{"schema_valid_rate_min": 0.5}"#, ["-o", "json"])
        #expect(outcome.code == 1)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("samples.jsonl:1:latency_ms"))
    }

    @Test("Bad lines may be skipped or quarantined")
    func onError() async throws {
        let bad = #"{"sample_id": "x", "status": "SCORED", "schema_valid": "maybe"}"# + "\n"
        // The line that was left out and the sample that failed are missing: 4/7 to 6/7.
        let gates = #"{"schema_valid_rate_min": 0.57}"#
        let skipped = try await check(
            bad + SmallSamples.jsonl, gates: gates, ["--on-error", "skip", "-o", "json"])
        #expect(skipped.code == 0, "\(skipped.stderr)")
        #expect(skipped.number("summary", "sample_count") == 6)
        #expect(skipped.number("summary", "rejected") == 1)
        let stricter = #"{"schema_valid_rate_min": 0.6}"#
        #expect(try await check(bad + SmallSamples.jsonl, gates: stricter, ["--on-error", "skip"]).code == 3)
        try await withTemporaryFolder { folder in
            let apart = folder.file("bad.jsonl")
            let set = try await check(
                bad + SmallSamples.jsonl, gates: gates, ["--on-error", "quarantine:\(apart)"])
            #expect(set.code == 0, "\(set.stderr)")
            #expect(try String(contentsOfFile: apart, encoding: .utf8).contains(#""maybe""#))
        }
    }

    @Test(
        "Unknown fields are refused unless asked otherwise",
        arguments: [([], 1), (["--extra", "ignore"], 0), (["--extra", "metadata"], 0)] as [([String], Int32)])
    func extra(more: [String], code: Int32) async throws {
        let text = #"{"sample_id": "a", "status": "SCORED", "schema_valid": true, "note": "n"}"# + "\n"
        let outcome = try await check(text, gates: #"{"schema_valid_rate_min": 0.5}"#, more)
        #expect(outcome.code == code, "\(outcome.stderr)")
    }

    @Test("A limit of age holds for the samples that are read, and never for a baseline whose age nobody knows")
    func ages() async throws {
        let young = #"{"schema_valid_rate_min": {"min": 0.5, "max_age_s": 60}}"#
        #expect(try await check(SmallSamples.jsonl, gates: young).code == 0)
        let gates = #"{"schema_valid_rate_min": {"baseline": "evalRuns/b", "margin": -0.5, "max_age_s": 60}}"#
        try await withTemporaryFolder { folder in
            let paths = try SmallSamples.files(["base.jsonl": SmallSamples.jsonl], in: folder)
            let outcome = try await check(
                SmallSamples.jsonl, gates: gates, ["--baseline", paths["base.jsonl"]!, "-o", "json"])
            #expect(outcome.code == 3, "\(outcome.stderr)")
            #expect((outcome.json?["verdict"] as? [String: Any])?["reasons"] as? [String] == ["STALE"])
        }
    }

    @Test("A named score needs a declaration and counts missing values at the ends of its range")
    func scores() async throws {
        let text = """
            {"sample_id": "a", "status": "SCORED", "scores": {"quality": 0.9}}
            {"sample_id": "b", "status": "SCORED", "scores": {"quality": 0.7}}
            {"sample_id": "c", "status": "SCORED"}

            """
        let gates = #"{"quality_min": 0.5}"#
        #expect(try await check(text, gates: gates).code == 1)
        let declared = try await check(text, gates: gates, ["--metric", "quality:0..1", "-o", "json"])
        #expect(declared.code == 0, "\(declared.stderr)")
        #expect(declared.number("summary", "scores", "quality") == 0.8)
        let low = try await check(text, gates: gates, ["--metric", "quality:-1..1"])
        #expect(low.code == 3)
    }

    @Test("Escape sequences in data do not reach the terminal")
    func escapes() async throws {
        let text = #"{"sample_id": "a", "status": "SCORED", "\u001b[31m\u202eevil": 1}"# + "\n"
        let outcome = try await check(text, gates: #"{"schema_valid_rate_min": 0.5}"#)
        #expect(outcome.code == 1)
        #expect(outcome.stderr.contains("evil"))
        #expect(!outcome.stderr.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" })
    }

    @Test("CSV output has a header and one row per gate")
    func csv() async throws {
        let gates = #"{"schema_valid_rate_min": 0.6, "p95_latency_ms_max": 600}"#
        let outcome = try await check(SmallSamples.jsonl, gates: gates, ["-o", "csv"])
        let lines = outcome.stdout.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.hasPrefix("key,verdict,reason,estimate,threshold") == true)
        #expect(lines.last?.hasPrefix("schema_valid_rate_min,PASS,,0.8,>= 0.6") == true)
    }

    @Test("An empty gates file and a missing input are errors, never a verdict")
    func badFiles() async throws {
        #expect(try await check(SmallSamples.jsonl, gates: "{}").code == 1)
        #expect(try await check(SmallSamples.jsonl, gates: "not json").code == 1)
        let absent = try await RegentBinary.run(
            ["eval", "check", "/nowhere/a.jsonl", "--gates", "/nowhere/g.json", "--local"])
        #expect(absent.code == 1)
        #expect(absent.stderr.hasPrefix("error: "))
    }
}
