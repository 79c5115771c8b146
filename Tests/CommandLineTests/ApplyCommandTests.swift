import Foundation
import RegentTestKit
import Testing

/// Files as they are applied by command.
@Suite("Apply and diff by command")
struct ApplyCommandTests {
    static let manifest = """
        # children may stand before their parents
        name: environments/canary/providers/local
        weight: 1
        ---
        name: environments/canary
        description: "yes"
        ---
        {"name": "environments/prod/providers/openai", "weight": 60, "is_default": true}
        """

    static func write(_ text: String, _ folder: TemporaryFolder, _ name: String = "m.yaml") throws -> String {
        let path = folder.file(name)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    static func lines(_ outcome: RegentBinary.Outcome) -> [String] {
        outcome.stdout.split(separator: "\n").map(String.init)
    }

    static func weights(_ daemon: TestDaemon, _ environment: String) async throws -> [String: Int] {
        let listed = try await daemon.regent("provider", "list", "-e", environment, "-o", "json")
        let configs = listed.json?["provider_configs"] as? [[String: Any]] ?? []
        return Dictionary(
            configs.map { ($0["provider"] as? String ?? "", $0["weight"] as? Int ?? -1) }, uniquingKeysWith: { $1 })
    }

    @Test("Apply prints its changes and makes them once; diff and a dry run print the same fields before")
    func apply() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = try Self.write(Self.manifest, folder)
            let dry = try await daemon.expect(0, "apply", "-f", path, "--dry-run")
            #expect(dry.stdout.contains("environments/canary would be created (dry run)"))
            try await daemon.expect(1, "environment", "show", "canary")
            let diff = try await daemon.expect(1, "diff", "-f", path)
            let done = try await daemon.expect(0, "apply", "-f", path, "--reason", "test")
            #expect(
                Self.lines(done).filter { !$0.hasPrefix(" ") } == [
                    "environments/canary created", "environments/canary/providers/local created",
                    "environments/prod/providers/openai changed",
                ])
            #expect(
                Self.lines(done).suffix(2) == ["environments/prod/providers/openai changed", "  weight: 100 -> 60"])
            let fields = [dry, diff, done].map { Self.lines($0).filter { $0.hasPrefix(" ") } }
            #expect(fields[0] == fields[2] && fields[1] == fields[2] && fields[2].count > 3)
            let again = try await daemon.expect(0, "apply", "-f", path)
            #expect(Self.lines(again).count == 3 && Self.lines(again).allSatisfy { $0.hasSuffix(" unchanged") })
            #expect(try await daemon.expect(0, "diff", "-f", path).stdout.isEmpty)
            let history = try await daemon.regent("history", "environments/prod/providers/openai", "-o", "jsonl")
            #expect(history.stdout.split(separator: "\n").count == 2 && history.stdout.contains(#""reason":"test""#))
        }
    }

    @Test("Fields that a file leaves out are kept, unless it replaces the document")
    func part() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "environment", "create", "dd")
            try await daemon.expect(
                0, "provider", "set", "part", "-e", "dd", "--weight", "9", "--timeout-ms", "5", "--model", "m",
                "--metadata", "a=b")
            let path = try Self.write("name: environments/dd/providers/part\nweight: 6\n", folder)
            let done = try await daemon.expect(0, "apply", "-f", path)
            #expect(done.stdout == "environments/dd/providers/part changed\n  weight: 9 -> 6\n")
            let shown = try await daemon.regent("provider", "show", "part", "-e", "dd", "-o", "json")
            #expect(shown.json?["timeout_ms"] as? Int == 5 && shown.json?["model"] as? String == "m")
            let label = "name: environments/dd/providers/part\nmodel: null\nmetadata: {a: null, c: d}\n"
            let labelled = try await daemon.regent("apply", "-f", "-", input: label)
            #expect(
                Self.lines(labelled) == [
                    "environments/dd/providers/part changed", #"  model: "m" -> """#,
                    #"  metadata["a"]: "b" -> unset"#, #"  metadata["c"]: unset -> "d""#,
                ])
            let replaced = try await daemon.expect(0, "apply", "-f", path, "--replace")
            #expect(replaced.stdout.contains("  timeout_ms: 5 -> 30000\n"))
        }
    }

    /// Swaps of all the weight, with one file that also has the environment.
    static let swap = """
        name: environments/swap
        ---
        name: environments/swap/providers/a
        weight: 100
        ---
        name: environments/swap/providers/b
        weight: 0
        """

    @Test("A whole file is applied even if its output is not read")
    func readerGone() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = try Self.write(Self.swap, folder)
            let regent = ChildProcess.built("regent").path
            let shell = try ChildProcess(
                URL(fileURLWithPath: "/bin/sh"),
                ["-c", "\(regent) apply -f \(path) --address \(daemon.address) | head -1 > /dev/null"])
            #expect(await shell.exitStatus == 0)
            #expect(try await Self.weights(daemon, "swap") == ["a": 100, "b": 0])
        }
    }

    /// A manifest that is refused, with what the failure says.
    struct Refused: Sendable, CustomTestStringConvertible {
        let text: String
        let says: [String]

        var testDescription: String { text }
    }

    static func refused(_ text: String, _ says: String...) -> Refused { Refused(text: text, says: says) }

    static let config = "name: environments/prod/providers/a\n"

    static let refusals: [Refused] = [
        refused("name: foo/bar", "foo/bar"), refused("weight: 1", "name is missing"), refused("[1, 2]", "mapping"),
        refused("", "no document"), refused(config + "wieght: 1", "wieght", "document 2"),
        refused(config + "weight: many", "weight"), refused(config + "weight: 99999999999999999999", "weight"),
        refused(config + "max_retries: 99", "max_retries", "document 2"),
        refused("name: environments/none/providers/a", "environments/none", "document 2"),
        refused("a: [1", "YAML"), refused("name: a\nname: b", "name", "twice"),
        refused("name: environments/x\n---\nname: environments/x", "twice"),
        refused(config + "etag: \"\(String(repeating: "e", count: 65))\"", "documents[1].etag", "document 2 (line 3)"),
        refused("name: principals/ada", "principals/ada"), refused("name: evalRuns/r1\ntype: OFFLINE", "evalRuns/r1"),
        // Names that differ in case; two defaults.
        refused(
            "name: environments/prod/providers/OpenRouter\n---\nname: environments/prod/providers/openrouter",
            "DOCUMENT_CONFLICT", "document 2 (line 3)", "document 3 (line 5)"),
        refused(
            config + "weight: 0\nis_default: true\n---\nname: environments/prod/providers/b\nis_default: true",
            "DOCUMENT_CONFLICT", "document 2 (line 3)", "document 3 (line 7)"),
        // What YAML 1.1 reads as another value.
        refused(config + "weight: 070", "weight: 070", "write 70"),
        refused(config + "timeout_ms: 10:00", "timeout_ms: 10:00", "write 600"),
        refused(config + "weight: 1:2:3:4:5:6:7:8:9:10:11:12", "weight"),
        refused(config + "weight: 0b11", "weight: 0b11", "write 3"),
        refused(config + "weight: 0o17", "write 15"), refused(config + "weight: 1_000", "write 1000"),
        refused(config + "enabled: yes", "enabled: yes", "write true"), refused(config + "enabled: Off", "write false"),
        refused(config + "metadata: {a: 010}", "metadata.a: 010", "write 10"),
        // Tags count; others than those of the core schema are not known.
        refused(config + "weight: !mine 10", "!mine"),
        refused(config + "metadata: !!set {a, b}", "set"),
        refused(
            "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
                + (1...8).map { at in
                    "a\(at): &a\(at) [" + Array(repeating: "*a\(at - 1)", count: 10).joined(separator: ",") + "]\n"
                }.joined(), "10000"),
        refused(config + "<<: 7", "<<"),
    ]

    @Test(
        "A bad manifest is refused by document and field, before anything is written", .sharedDaemon,
        arguments: refusals)
    func bad(_ refused: Refused) async throws {
        let daemon = try SharedDaemon.current
        let good = "name: environments/fresh\n---\n"
        let outcome = try await daemon.regent(
            "apply", "-f", "-", input: refused.text.isEmpty ? "" : good + refused.text)
        #expect(outcome.code == 1, "\(outcome.stderr)")
        for word in refused.says { #expect(outcome.stderr.contains(word), "\(outcome.stderr)") }
        try await daemon.expect(1, "environment", "show", "fresh")
    }

    @Test("Byte order marks, tags, merge keys, hexadecimal and pipes are read")
    func good() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "environment", "create", "y")
            let bom = try Self.write("\u{FEFF}name: environments/y/providers/bom\nweight: 0x10\n", folder, "bom.yaml")
            try await daemon.expect(0, "apply", "-f", bom)
            let text = """
                - &base
                  name: environments/y/providers/one
                  weight: 10
                  timeout_ms: 4000
                - <<: *base
                  name: environments/y/providers/two
                - name: environments/y/providers/tag
                  model: !!str 4.1
                  weight: !!str 10
                - name: environments/y/providers/tag2
                  weight: !!int "7"
                """
            let path = try Self.write(text, folder)
            let regent = ChildProcess.built("regent").path
            let shell = try ChildProcess(
                URL(fileURLWithPath: "/bin/bash"),
                ["-c", "\(regent) apply --address \(daemon.address) -f <(cat \(path)) > /dev/null"])
            #expect(await shell.exitStatus == 0)
            #expect(try await Self.weights(daemon, "y") == ["bom": 16, "one": 10, "two": 10, "tag": 10, "tag2": 7])
            let two = try await daemon.regent("provider", "show", "two", "-e", "y", "-o", "json")
            #expect(two.json?["timeout_ms"] as? Int == 4_000)
            let json = #"[{"name": "environments/y", "description": "\ud83d\ude00"}]"#
            try await daemon.expect(0, "apply", "-f", try Self.write(json, folder, "y.json"))
            let shown = try await daemon.regent("environment", "show", "y", "-o", "json")
            #expect(shown.json?["description"] as? String == "\u{1F600}")
            let tag = try await daemon.regent("provider", "show", "tag", "-e", "y", "-o", "json")
            #expect(tag.json?["model"] as? String == "4.1")
        }
    }

    @Test("diff exits 0 without differences, 1 with differences, and above 1 if it cannot compare")
    func diffCodes() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = try Self.write("name: environments/prod/providers/openai\nweight: 100\n", folder)
            try await daemon.expect(0, "diff", "-f", path)
            try await daemon.expect(0, "provider", "set", "openai", "-e", "prod", "--weight", "50")
            try await daemon.expect(1, "diff", "-f", path)
            try await daemon.expect(65, "diff", "-f", folder.file("none.yaml"))
            try await daemon.expect(65, "diff", "-f", try Self.write("weight: 1", folder, "bad.yaml"))
            let elsewhere = try await RegentBinary.run(
                ["diff", "-f", path], environment: ["REGENT_ADDRESS": "unix:" + folder.file("nobody.sock")])
            #expect(elsewhere.code == 7)
        }
    }

    @Test("Pruning archives documents in no file, and an environment keeps a candidate unless --allow-empty is given")
    func prune() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = try Self.write("name: environments/prod/providers/openai\n", folder)
            try await daemon.expect(1, "apply", "-f", path, "--prune", "environments/prod")
            let diff = try await daemon.expect(1, "diff", "-f", path, "--prune", "environments/prod")
            #expect(diff.stdout.contains("environments/prod/providers/custom (archived)"))
            let done = try await daemon.expect(
                0, "apply", "-f", path, "--prune", "environments/prod", "--reason", "test")
            #expect(done.stdout.contains("environments/prod/providers/custom archived"))
            #expect(try await Self.weights(daemon, "prod") == ["openai": 100])
            let off = try Self.write("name: environments/prod/providers/openai\nenabled: false\n", folder)
            let left = try await daemon.expect(6, "apply", "-f", off)
            #expect(left.stderr.contains("NO_CANDIDATE_LEFT") && left.stderr.contains("--allow-empty"))
            try await daemon.expect(0, "apply", "-f", off, "--allow-empty")
            let back = try Self.write("name: environments/prod/providers/custom\nenabled: true\n", folder)
            let restored = try await daemon.expect(0, "apply", "-f", back)
            #expect(Self.lines(restored).first == "environments/prod/providers/custom restored")
        }
    }

    @Test("A file too large for one call is split by environment with a message; one environment is not split")
    func split() async throws {
        try await TestDaemon.with { daemon, folder in
            func file(_ environments: Int, _ configs: Int) -> String {
                (0..<environments).flatMap { place in
                    ["name: environments/s\(place)\n"]
                        + (0..<configs).map { "name: environments/s\(place)/providers/p\($0)\nweight: 1\n" }
                }.joined(separator: "---\n")
            }
            let many = try await daemon.regent(
                "apply", "-f", try Self.write(file(1, 200), folder), "-o", "json")
            #expect(many.code == 1 && many.stderr.contains("201"))
            try await daemon.expect(1, "environment", "show", "s0")
            let done = try await daemon.expect(0, "apply", "-f", try Self.write(file(3, 99), folder), "-o", "json")
            #expect((done.json?["changes"] as? [[String: Any]])?.count == 300)
            #expect(done.stderr.contains("2 changes"), "\(done.stderr)")
            // Two spellings of a name are found though others would fit between them.
            let spelled = file(3, 99).replacingOccurrences(of: "environments/s", with: "environments/t")
            let twice = try await daemon.expect(
                1, "apply", "-f", try Self.write(spelled + "---\nname: environments/T0\n", folder))
            #expect(twice.stderr.contains("DOCUMENT_CONFLICT"), "\(twice.stderr)")
            try await daemon.expect(1, "environment", "show", "t0")
            // A document that is refused in the last part is found before the first part is written.
            let bad = file(3, 99).replacingOccurrences(of: "s2/providers/p98\nweight: 1", with: "none/providers/x")
                .replacingOccurrences(of: "weight: 1", with: "weight: 2")
            try await daemon.expect(1, "apply", "-f", try Self.write(bad, folder))
            #expect(try await Self.weights(daemon, "s0")["p0"] == 1)
        }
    }
}
