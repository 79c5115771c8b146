import Foundation
import RegentTestKit
import Testing

@Suite("Commands of versions")
struct VersionCommandTests {
    private static let file = """
        changelog: |
          - First weights
        decision_model:
          weights: [0.30, 0.30, 0.20, 0.20]
          biases: {default: 0.0}
          threshold_auto: 0.15
          threshold_escalate: 0.50
        contract:
          inputs: [{name: text, type: string, required: true}]
        """

    /// Registers a version that consists of one file.
    static func register(_ daemon: TestDaemon, _ version: String) async throws {
        let artifact = "model.onnx=sha256:" + String(repeating: "ab", count: 32) + ",17"
        try await daemon.expect(0, "version", "register", version, "--artifact", artifact)
    }

    /// The keys of a JSON object, in their order.
    private static func keys(_ text: String) -> [String] {
        text.matches(of: /(?m)^ *"(\w+)":/).map { String($0.1) }
    }

    @Test("A version is registered from a file, and again without a change")
    func register() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "model", "create", "triage")
            let paths = try SmallSamples.files(["v.yaml": Self.file], in: folder)
            let file = try #require(paths["v.yaml"])
            let made = try await daemon.expect(0, "version", "register", "triage/1.0.0", "-f", file, "-o", "json")
            let version = made.json?["version"] as? [String: Any]
            #expect(version?["name"] as? String == "models/triage/versions/1.0.0")
            #expect((version?["content_digest"] as? String)?.count == 64)
            try await daemon.expect(0, "version", "register", "models/triage/versions/1.0.0", "-f", file)
            let history = try await daemon.expect(0, "version", "history", "triage/1.0.0", "-o", "jsonl")
            #expect(history.stdout.split(separator: "\n").count == 1)
            let based = try await daemon.expect(
                0, "version", "register", "triage/1.0.1", "-f", file, "--base", "1.0.0", "-o", "json")
            #expect((based.json?["version"] as? [String: Any])?["base"] as? String == "models/triage/versions/1.0.0")
            let other = try await daemon.regent(
                "version", "register", "triage/1.0.0", "-f", file, "--changelog", "Other words")
            #expect(other.code == 5 && other.stderr.contains("VERSION_CONTENT_DIFFERS"))
        }
    }

    @Test(
        "A wrong argument ends with 64",
        arguments: [
            ["show", "triage"], ["show", "models/triage"], ["register", "triage/1.0.0", "--artifact", "a"],
            ["register", "triage/1.0.0", "--artifact", "a=sha256:00,x"], ["record", "triage/1.0.0"],
            ["record", "triage/1.0.0", "auto_rate"], ["record", "triage/1.0.0", "auto_rate=nan"],
            ["record", "triage/1.0.0", "a=1", "a=2"], ["answer", "triage/1.0.0", "nothing"],
            ["deprecate", "triage/1.0.0", "--successor", "a b"], ["list", "--state", "nothing"],
        ])
    func usage(words: [String]) async throws {
        let address = "unix:/tmp/regent-nobody-\(UInt32.random(in: 0 ... .max)).sock"
        let outcome = try await RegentBinary.run(["version"] + words, environment: ["REGENT_ADDRESS": address])
        #expect(outcome.code == 64, "\(outcome.stderr)")
    }

    @Test("The checklist shows what is open, and answers and numbers close it")
    func checklist() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "model", "create", "triage")
            try await Self.register(daemon, "triage/1.0.0")
            func open() async throws -> [String] {
                let lines = try await daemon.expect(0, "version", "checklist", "triage/1.0.0", "-o", "jsonl").stdout
                return lines.split(separator: "\n").filter { $0.contains(#""status":"open""#) }.map {
                    String($0.firstMatch(of: /"item":"(\w+)"/)?.1 ?? "")
                }
            }
            #expect(
                try await open() == [
                    "TESTS", "CODE_REVIEW", "DOCUMENTATION", "CHANGELOG", "BENCHMARKS", "COMMITTEE", "RELEASE_NOTES",
                ])
            try await daemon.expect(0, "version", "record", "triage/1.0.0", "correct_auto=0.948", "auto_rate=0.1")
            for item in ["tests", "documentation", "release_notes"] {
                try await daemon.expect(0, "version", "answer", "triage/1.0.0", item)
            }
            try await daemon.expect(0, "version", "answer", "triage/1.0.0", "changelog", "--note", "First weights")
            try await daemon.expect(
                0, "version", "answer", "triage/1.0.0", "code_review", "--reviewer", "al", "--reviewer", "bo")
            #expect(try await open() == ["COMMITTEE"])
            try await daemon.expect(0, "version", "answer", "triage/1.0.0", "tests", "--open")
            #expect(try await open() == ["TESTS", "COMMITTEE"])
            let refused = try await daemon.regent("version", "release", "triage/1.0.0")
            #expect(refused.code == 6 && refused.stderr.contains("VERSION_NOT_APPROVED"))
        }
    }

    @Test("Configuration file and records have the documented keys")
    func records() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "model", "create", "triage")
            let paths = try SmallSamples.files(["v.yaml": Self.file], in: folder)
            let file = try #require(paths["v.yaml"])
            for number in ["1.10.0", "1.2.0"] {
                try await daemon.expect(0, "version", "register", "triage/\(number)", "-f", file)
            }
            try await daemon.expect(0, "version", "record", "triage/1.2.0", "auto_rate=0.1", "correct_auto=0.948")
            let config = try await daemon.expect(0, "version", "config", "triage/1.2.0")
            #expect(
                Self.keys(config.stdout) == [
                    "version", "released_at", "weights", "biases", "default", "thresholds", "auto", "escalate",
                ])
            let weights = (config.json?["weights"] as? [Any])?.compactMap { ($0 as? NSNumber)?.doubleValue }
            #expect(weights == [0.3, 0.3, 0.2, 0.2])
            let history = try await daemon.expect(0, "version", "history", "triage", "-o", "jsonl")
            let lines = history.stdout.split(separator: "\n").map(String.init)
            #expect(lines.count == 2)
            for (line, number) in zip(lines, ["1.2.0", "1.10.0"]) {
                #expect(line.hasPrefix("{\"version\":\"\(number)\","))
            }
            #expect(
                lines.first?.matches(of: /"(\w+)":/).map { String($0.1) } == [
                    "version", "released_at", "weights", "threshold_auto", "threshold_escalate", "performance",
                    "correct_auto", "auto_rate", "status", "superseded_by",
                ])
            let table = try await daemon.expect(0, "version", "history", "triage", "-o", "csv")
            #expect(
                table.stdout.hasPrefix(
                    "version,released_at,weights,threshold_auto,threshold_escalate,performance,status,superseded_by"))
            let changelog = try await daemon.expect(0, "changelog", "triage")
            #expect(changelog.stdout.hasPrefix("# Changelog\n") && !changelog.stdout.contains("## ["))
            #expect(try await daemon.expect(0, "version", "support", "triage", "-o", "json").stdout == "[]\n")
        }
    }

    @Test("A version is suspended, resumed, deprecated and retired, and lists follow")
    func life() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "model", "create", "triage")
            try await Self.register(daemon, "triage/1.0.0")
            func listed(_ words: String...) async throws -> Int {
                let arguments = ["version", "list", "triage", "-o", "jsonl"] + words
                return try await daemon.regent(arguments).stdout.split(separator: "\n").count
            }
            try await daemon.expect(1, "version", "suspend", "triage/1.0.0")
            try await daemon.expect(0, "version", "suspend", "triage/1.0.0", "--reason", "wrong")
            #expect(try await listed("--filter", "suspended = true") == 1)
            try await daemon.expect(0, "version", "resume", "triage/1.0.0", "--reason", "mended")
            #expect(try await listed("--filter", "suspended = true") == 0)
            try await daemon.expect(0, "version", "deprecate", "triage/1.0.0", "--reason", "not used")
            #expect(try await listed("--state", "deprecated") == 1)
            try await daemon.expect(0, "version", "retire", "triage/1.0.0")
            #expect(try await listed("--state", "retired") == 1)
        }
    }
}
