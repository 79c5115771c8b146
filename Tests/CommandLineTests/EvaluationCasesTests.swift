import Foundation
import RegentTestKit
import Testing

/// Inputs that once gave a wrong verdict or a wrong refusal: Tests/Fixtures/eval. A check with a daemon and one without
/// give the same.
@Suite("Evaluation of awkward inputs")
struct EvaluationCasesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        var gates = half
        var more: [String] = []
        let code: Int32
        /// The verdict, or the reason of the refusal.
        let word: String
        var numbers: [String: Double] = [:]
        /// What the refusal names: a place, or the option that is the way out.
        var names = ""

        var testDescription: String { ([file, gates] + more).joined(separator: " ") }
    }

    static let half = "half.gates.json"
    static let below = "below.gates.json"
    static let above = "above.gates.json"

    static let cases = [
        Case(
            file: "stray-quotes.csv", more: ["--on-error", "skip"], code: 2, word: "FAIL",
            numbers: ["sample_count": 99, "rejected": 2, "schema_valid_rate": 1.0 / 99]),
        Case(
            file: "range-typo.jsonl", gates: "range-typo.gates.json", more: ["--metric", "q:0...1"], code: 1,
            word: "METRIC_INVALID"),
        Case(
            file: "range-typo.jsonl", gates: "range-typo.gates.json", more: ["--metric", "q=0..1"], code: 1,
            word: "METRIC_INVALID"),
        Case(
            file: "range-typo.jsonl", gates: "range-typo.gates.json", more: ["--metric", "q:0..1"], code: 3,
            word: "INCONCLUSIVE"),
        Case(file: "byte-offset.jsonl", code: 1, word: "MALFORMED_JSON", names: "byte 35 "),
        Case(file: "nfc-nfd-ids.jsonl", code: 0, word: "PASS", numbers: ["sample_count": 2]),
        Case(file: "one-false.jsonl", gates: "wrong-side-bound.gates.json", code: 1, word: "GATE_POLICY_INVALID"),
        Case(file: "one-false.jsonl", code: 2, word: "FAIL"),
        Case(file: "one-false.jsonl", gates: "rate-threshold-10.gates.json", code: 1, word: "GATE_POLICY_INVALID"),
        Case(file: "one-false.jsonl", gates: below, code: 1, word: "GATE_POLICY_INVALID"),
        Case(
            file: "range-typo.jsonl", gates: above, more: ["--metric", "q:0..1"], code: 1, word: "GATE_POLICY_INVALID"),
        Case(
            file: "skip-3-of-4.jsonl", more: ["--on-error", "skip"], code: 3, word: "INCONCLUSIVE",
            numbers: ["sample_count": 1, "rejected": 3]),
        Case(file: "metadata-null.jsonl", code: 3, word: "INCONCLUSIVE", numbers: ["sample_count": 1]),
        Case(file: "scores-null.csv", code: 0, word: "PASS", numbers: ["sample_count": 1]),
        Case(file: "empty-header.csv", code: 1, word: "UNKNOWN_FIELD", names: "column 4"),
        Case(file: "empty-header.csv", more: ["--ignore-column", "4"], code: 0, word: "PASS"),
        Case(file: "integer-id.jsonl", code: 1, word: "BAD_SAMPLE_ID", names: "--id-as-text"),
        Case(file: "integer-id.jsonl", more: ["--id-as-text"], code: 3, word: "INCONCLUSIVE"),
        Case(file: "one-false.jsonl", gates: "bom.gates.json", code: 2, word: "FAIL"),
        Case(file: "clusters.jsonl", gates: "clusters.gates.json", code: 3, word: "INCONCLUSIVE"),
    ]

    /// A thousand samples in groups of ten that are all true or all false, nine tenths of them true.
    private static let clusters = (0..<1_000).map { index in
        let question = index / 10
        return #"{"sample_id": "\#(index)", "status": "SCORED", "schema_valid": \#(question % 10 > 0), "#
            + #""cluster": "q\#(question)"}"#
    }.joined(separator: "\n")

    @Test("Every input gives its verdict or its error, with and without a daemon", .sharedDaemon, arguments: cases)
    func verdict(given: Case) async throws {
        let daemon = try SharedDaemon.current
        try await withTemporaryFolder { folder in
            let made = try SmallSamples.files(
                [
                    Self.half: #"{"schema_valid_rate_min": 0.5}"#, Self.below: #"{"schema_valid_rate_min": -1}"#,
                    Self.above: #"{"q_max": 80}"#, "clusters.jsonl": Self.clusters,
                ], in: folder)
            func path(_ name: String) -> String { made[name] ?? Checkout.file("Tests/Fixtures/eval/" + name).path }
            let arguments =
                ["eval", "check", path(given.file), "--gates", path(given.gates), "-o", "json"] + given.more
            for door in [["--local"], ["--address", daemon.address]] {
                let outcome = try await RegentBinary.run(arguments + door)
                #expect(outcome.code == given.code, "\(outcome.stderr)")
                let verdict = (outcome.json?["verdict"] as? [String: Any])?["status"] as? String
                let reason = outcome.stderr.firstMatch(of: /reason: ([A-Z_]+)/).map { String($0.1) }
                #expect((verdict ?? reason) == given.word, "\(outcome.stderr)")
                if !given.names.isEmpty { #expect(outcome.stderr.contains(given.names), "\(outcome.stderr)") }
                for (name, value) in given.numbers {
                    // Foundation reads the last digit of a double otherwise.
                    let said = try #require(outcome.number("summary", name), "\(name)")
                    #expect(abs(said - value) <= value * 1e-15, "\(name)")
                }
            }
        }
    }

    @Test("Samples whose ids differ only in their Unicode normalization are found one by one")
    func spellings() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = Checkout.file("Tests/Fixtures/eval/nfc-nfd-ids.jsonl").path
            let gates = try SmallSamples.files(["g.json": #"{"schema_valid_rate_min": 0.5}"#], in: folder)
            try await daemon.expect(0, "eval", "check", file, "--gates", gates["g.json"]!, "--run", "r")
            for id in ["caf\u{E9}", "cafe\u{301}"] {
                let found = try await daemon.expect(
                    0, "eval", "samples", "r", "--where", "sample_id=\(id)", "-o", "jsonl")
                let said = found.json?["sample_id"] as? String
                #expect(said.map { Array($0.utf8) } == Array(id.utf8), "\(found.stdout)")
            }
        }
    }

    @Test("A score outside its range is named by its line, thousands of lines and a batch on")
    func farLine() async throws {
        try await TestDaemon.with { daemon, folder in
            let lines = (1...10_000).map {
                #"{"sample_id": "s\#($0)", "status": "SCORED", "scores": {"q": \#($0 == 9_001 ? 2 : 1)}}"#
            }.joined(separator: "\n")
            let paths = try SmallSamples.files(["s.jsonl": lines, "g.json": #"{"q_min": 0.5}"#], in: folder)
            let check = ["eval", "check", paths["s.jsonl"]!, "--gates", paths["g.json"]!, "--metric", "q:0..1"]
            for door in [["--local"], ["--address", daemon.address]] {
                let outcome = try await RegentBinary.run(check + door)
                #expect(outcome.code == 1 && outcome.stderr.contains("s.jsonl:9001:scores.q"), "\(outcome.stderr)")
            }
        }
    }

    @Test("A quarantine never replaces a file, and is created only when a line is written to it")
    func quarantine() async throws {
        try await withTemporaryFolder { folder in
            let files = ["s.jsonl": SmallSamples.jsonl + "nonsense\n", "g.json": #"{"schema_valid_rate_min": 0.5}"#]
            let paths = try SmallSamples.files(files, in: folder)
            func check(_ file: String, _ apart: String) async throws -> RegentBinary.Outcome {
                try await RegentBinary.run([
                    "eval", "check", file, "--gates", paths["g.json"]!, "--local", "--on-error", "quarantine:" + apart,
                ])
            }
            for taken in [paths["s.jsonl"]!, paths["g.json"]!] {
                #expect(try await check(paths["s.jsonl"]!, taken).code == 1)
            }
            for (name, text) in files { #expect(try String(contentsOfFile: paths[name]!, encoding: .utf8) == text) }
            let apart = folder.file("bad.jsonl")
            #expect(try await check(paths["s.jsonl"]!, apart).code == 0)
            #expect(try String(contentsOfFile: apart, encoding: .utf8) == "nonsense\n")
            let clean = try SmallSamples.files(["clean.jsonl": SmallSamples.jsonl], in: folder)["clean.jsonl"]!
            #expect(try await check(clean, folder.file("none")).code == 0)
            #expect(!FileManager.default.fileExists(atPath: folder.file("none")))
        }
    }

    @Test("A second attempt of a failed sample is refused with the status of the first one")
    func secondTry() async throws {
        try await TestDaemon.with { daemon, folder in
            let text = """
                {"sample_id": "a", "status": "ERROR"}
                {"sample_id": "a", "status": "SCORED", "schema_valid": true}

                """
            let paths = try SmallSamples.files(
                ["s.jsonl": text, "g.json": #"{"schema_valid_rate_min": 0.5}"#], in: folder)
            for door in [["--local"], ["--address", daemon.address]] {
                let outcome = try await RegentBinary.run(
                    ["eval", "check", paths["s.jsonl"]!, "--gates", paths["g.json"]!] + door)
                #expect(outcome.code == 5 && outcome.stderr.contains("first_status ERROR"), "\(outcome.stderr)")
            }
        }
    }

    @Test("More score names than a run may have are refused, with and without a daemon")
    func scoreNames() async throws {
        try await TestDaemon.with { daemon, folder in
            let lines = (0..<5).map { line in
                let scores = (0..<250).map { #""score_\#(line * 250 + $0)": 0.5"# }.joined(separator: ", ")
                return #"{"sample_id": "s\#(line)", "status": "SCORED", "scores": {\#(scores)}}"#
            }
            let paths = try SmallSamples.files(
                ["s.jsonl": lines.joined(separator: "\n"), "g.json": #"{"sample_count_min": 1}"#], in: folder)
            for door in [["--local"], ["--address", daemon.address]] {
                let outcome = try await RegentBinary.run(
                    ["eval", "check", paths["s.jsonl"]!, "--gates", paths["g.json"]!] + door)
                #expect(outcome.code == 1 && outcome.stderr.contains("TOO_MANY_SCORES"), "\(outcome.stderr)")
            }
        }
    }
}
