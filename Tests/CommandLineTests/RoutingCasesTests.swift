import Foundation
import RegentTestKit
import Testing

/// Inputs that once changed something else than what they say: Tests/Fixtures/routing.
@Suite("Manifests and outcomes that were misread")
struct RoutingCasesTests {
    /// A manifest, and what becomes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        /// What a refusal names; none where the file is applied.
        var names: [String] = []
        /// Fields of a config after it was applied, as JSON has them.
        var config = ""
        var fields: [String: String] = [:]

        var testDescription: String { file }
    }

    static let cases = [
        Case(file: "octal.yaml", names: ["weight: 070", "write 70"]),
        Case(file: "sexa.yaml", names: ["timeout_ms: 10:00", "write 600"]),
        Case(file: "laughs.yaml", names: ["10000"]),
        Case(file: "casedup.yaml", names: ["DOCUMENT_CONFLICT", "document 1 (line 1)", "document 2 (line 4)"]),
        Case(file: "twodefaults.yaml", names: ["DOCUMENT_CONFLICT", "document 1 (line 1)", "document 2 (line 5)"]),
        Case(file: "tag.yaml", config: "staging/y-tag", fields: ["weight": "10", "model": "4.1"]),
        Case(file: "merge.yaml", config: "staging/y-merge2", fields: ["weight": "10", "timeout_ms": "4000"]),
        Case(file: "bom.yaml", config: "staging/y-bom", fields: ["weight": "10"]),
        Case(file: "part.yaml", config: "dd/part", fields: ["weight": "6", "timeout_ms": "5", "model": "m"]),
    ]

    private static func path(_ file: String) -> String { Checkout.file("Tests/Fixtures/routing/" + file).path }

    /// Names and weights of the configs there are.
    private static func configs(_ daemon: TestDaemon) async throws -> String {
        try await daemon.expect(0, "provider", "list", "--archived", "-o", "csv").stdout
    }

    @Test("Every manifest is applied as it reads, or refused before anything is written", arguments: cases)
    func manifest(given: Case) async throws {
        try await TestDaemon.with { daemon, _ in
            for environment in ["dd", "twod"] { try await daemon.expect(0, "environment", "create", environment) }
            try await daemon.expect(
                0, "provider", "set", "part", "-e", "dd", "--weight", "9", "--timeout-ms", "5", "--model", "m")
            let before = try await Self.configs(daemon)
            let outcome = try await daemon.regent("apply", "-f", Self.path(given.file))
            #expect(outcome.code == (given.names.isEmpty ? 0 : 1), "\(outcome.stderr)")
            for name in given.names { #expect(outcome.stderr.contains(name), "\(outcome.stderr)") }
            guard given.names.isEmpty else {
                #expect(try await Self.configs(daemon) == before)
                return
            }
            let parts = given.config.split(separator: "/").map(String.init)
            let shown = try await daemon.expect(0, "provider", "show", parts[1], "-e", parts[0], "-o", "json")
            for (field, value) in given.fields {
                #expect(shown.json?[field].map { "\($0)" } == value, "\(shown.stdout)")
            }
        }
    }

    @Test("Twelve swaps of two files under load leave no request without a candidate, and two at once never mix")
    func swaps() async throws {
        try await TestDaemon.with { daemon, folder in
            let files = ["swap1.yaml", "swap2.yaml"].map(Self.path)
            try await daemon.expect(0, "apply", "-f", files[0])
            let script = #"""
                while [ ! -e "$1" ]; do
                    "$0" route select -e swap --key K --count 2000 -o jsonl > /dev/null || echo refused >> "$2"
                    echo asked >> "$3"
                done
                """#
            let (end, refused, asked) = (folder.file("end"), folder.file("refused"), folder.file("asked"))
            let load = try ChildProcess(
                URL(fileURLWithPath: "/bin/sh"),
                ["-c", script, ChildProcess.built("regent").path, end, refused, asked],
                environment: ["REGENT_ADDRESS": daemon.address, "PATH": "/usr/bin:/bin"])
            for swap in 1...12 { try await daemon.expect(0, "apply", "-f", files[swap % 2]) }
            for _ in 1...12 {
                async let one = daemon.regent("apply", "-f", files[0])
                async let two = daemon.regent("apply", "-f", files[1])
                #expect(try await [one.code, two.code] == [0, 0])
                let weights = try await ApplyCommandTests.weights(daemon, "swap")
                #expect([["a": 100, "b": 0], ["a": 0, "b": 100]].contains(weights), "\(weights)")
            }
            try Data().write(to: URL(fileURLWithPath: end))
            #expect(await load.exitStatus == 0)
            #expect(FileManager.default.fileExists(atPath: asked))
            #expect(!FileManager.default.fileExists(atPath: refused))
        }
    }

    @Test("Outcomes whose requests, models and codes differ only in how Unicode spells them stay two")
    func spellings() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "outcome", "report", Self.path("nfc.jsonl"))
            for (id, code) in [("caf\u{E9}", "nfc"), ("cafe\u{301}", "nfd")] {
                let found = try await daemon.expect(0, "outcome", "list", "--request-id", id, "-o", "jsonl")
                #expect(found.json?["error_code"] as? String == code, "\(found.stdout)")
            }
        }
    }
}
