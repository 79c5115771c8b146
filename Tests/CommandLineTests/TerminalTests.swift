import Foundation
import RegentTestKit
import Testing

@Suite("Tables on a terminal, and completion")
struct TerminalTests {
    @Test("A table fits its terminal: texts are shortened, then the last columns left out; elsewhere it is complete")
    func width() async throws {
        try await TestDaemon.with { daemon, _ in
            let text = String(repeating: "word ", count: 12)
            try await daemon.expect(0, "environment", "create", "canary", "--description", text)
            let piped = try await daemon.expect(0, "environment", "list")
            #expect(piped.stdout.contains(text.dropLast()))
            let rooms = [(200, true, true), (80, true, true), (50, true, false), (30, false, false)]
            for (columns, hasRevision, hasTime) in rooms {
                let terminal = try PseudoTerminal()
                let command = try terminal.regent(
                    ["environment", "list"],
                    environment: ["REGENT_ADDRESS": daemon.address, "COLUMNS": "\(columns)", "NO_COLOR": "1"])
                #expect(await command.exitStatus == 0)
                let output = terminal.output()
                let lines = output.split(separator: "\n").filter {
                    $0.hasPrefix("NAME") || $0.hasPrefix("environments/")
                }
                #expect(lines.count == 4 && lines.allSatisfy { $0.count <= columns }, "\(columns): \(output)")
                #expect(lines.contains { $0.hasPrefix("environments/canary") })
                #expect(lines.first?.contains("REVISION") == hasRevision, "\(columns)")
                #expect(lines.first?.contains("UPDATE_TIME") == hasTime, "\(columns)")
                #expect(output.contains(text.dropLast()) == (columns == 200))
            }
        }
    }

    @Test("An upload shows what it does before anything is acknowledged, and leaves nothing of it behind")
    func life() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = folder.file("answers.jsonl")
            let sample = #"{"sample_id":"s1","status":"SCORED","schema_valid":true}"# + "\n"
            try Data(sample.utf8).write(to: URL(fileURLWithPath: file))
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let clear = "\r\u{1b}[K"
            let passing = ["connecting", "reading answers.jsonl", "uploading answers.jsonl"].map { clear + $0 }
            let ends: [(String, Int32, String, String)] = [
                (daemon.address, 0, passing.joined(), clear + "uploaded 1 sample"),
                // Nothing is ever acknowledged there.
                ("unix:" + folder.file("nobody.sock"), 7, passing[0], clear + "error: "),
            ]
            for (address, code, shown, end) in ends {
                let terminal = try PseudoTerminal()
                let command = try terminal.regent(
                    ["eval", "upload", "r1", file],
                    environment: ["REGENT_ADDRESS": address, "TERM": "xterm", "NO_COLOR": ""])
                let (status, output) = (await command.exitStatus, terminal.output())
                #expect(status == code && output.hasPrefix(shown) && output.contains(end), "\(output)")
            }
        }
    }

    /// What the shell is offered for a word, as its completion script asks for it.
    private static func offered(_ command: [String], _ argument: String, _ address: String) async throws -> [String] {
        let outcome = try await RegentBinary.run(
            ["---completion"] + command + ["--", argument, "\(command.count + 1)", "0", "regent"] + command + [""],
            environment: ["REGENT_ADDRESS": address])
        #expect(outcome.code == 0, "\(outcome.stderr)")
        return outcome.stdout.split(separator: "\n").map(String.init)
    }

    /// The first offer that has something. A machine that is too busy for the bound of a completion offers nothing, of
    /// whatever is there; it is asked again.
    private static func prompt(_ names: [String], _ offer: () async throws -> [String]) async throws -> [String] {
        let end = ContinuousClock.now + hangLimit
        var offered = try await offer()
        while offered.isEmpty, !names.isEmpty, ContinuousClock.now < end { offered = try await offer() }
        return offered
    }

    /// Names of the documents of that store which are in use.
    private static let everyName = [
        "environments/prod", "environments/prod/providers/openai", "environments/staging",
        "environments/staging/providers/only", "evalRuns/r1",
    ]

    @Test("Live names are offered to the shell")
    func names() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            try await daemon.expect(0, "provider", "set", "only", "-e", "staging")
            try await daemon.expect(
                0, "provider", "archive", "custom", "-e", "prod", "--reason", "test")
            let all: [(command: [String], argument: String, names: [String])] = [
                (["environment", "describe"], "positional@0", ["prod", "staging"]),
                (["route", "select"], "--environment", ["prod", "staging"]),
                (["provider", "list"], "--environment", ["prod", "staging"]),
                (["provider", "show"], "positional@0", ["only", "openai"]),
                (["provider", "restore"], "positional@0", ["custom", "only", "openai"]),
                (["eval", "seal"], "positional@0", ["r1"]),
                (["eval", "compare"], "positional@1", ["r1"]),
                (["access", "principal", "show"], "positional@0", []),
                (["route", "select"], "--requested", ["only", "openai"]),
                (["apply"], "--prune", Self.everyName), (["watch"], "--prefix", Self.everyName),
                (["history"], "positional@0", (Self.everyName + ["environments/prod/providers/custom"]).sorted()),
            ]
            for (command, argument, names) in all {
                let offered = try await Self.prompt(names) {
                    try await Self.offered(command, argument, daemon.address).sorted()
                }
                #expect(offered == names, "\(command)")
            }
            let inOne = try await Self.prompt(["only"]) {
                try await RegentBinary.run(
                    ["---completion", "provider", "show", "--", "positional@0", "5", "0"]
                        + ["regent", "provider", "show", "-e", "staging", ""],
                    environment: ["REGENT_ADDRESS": daemon.address]
                ).stdout.split(separator: "\n").map(String.init)
            }
            #expect(inOne == ["only"])
        }
    }

    @Test("Completion offers nothing and prints nothing if no daemon answers")
    func silence() async throws {
        let nobody = "unix:/tmp/regent-nobody-\(UInt32.random(in: 0 ... .max)).sock"
        let outcome = try await RegentBinary.run(
            ["---completion", "environment", "show", "--", "positional@0", "3", "0"]
                + ["regent", "environment", "show", ""],
            environment: ["REGENT_ADDRESS": nobody])
        #expect(outcome.code == 0 && outcome.stderr.isEmpty)
        #expect(outcome.stdout.allSatisfy { $0.isNewline })
    }

    @Test("Completion of a daemon that hangs is nothing, in time for a person who types")
    func inTime() async throws {
        try await TestDaemon.with { daemon, _ in
            // One kind, and all of them.
            for command in [["eval", "show"], ["history"]] {
                let clock = ContinuousClock()
                var shortest = Duration.seconds(3_600)
                // 120 ms, and the start of the program on a machine that does other work too, which a busy one may
                // put off: the shortest of some times counts.
                for _ in 0..<10 where shortest >= .seconds(1) {
                    let begin = clock.now
                    let offered = try await daemon.hanging {
                        try await Self.offered(command, "positional@0", daemon.address)
                    }
                    #expect(offered.isEmpty)
                    shortest = min(shortest, clock.now - begin)
                }
                #expect(shortest < .seconds(1), "\(command)")
            }
        }
    }

    @Test("Each shell has a script that offers the values of enums", arguments: ["bash", "zsh", "fish"])
    func scripts(shell: String) async throws {
        let script = try await RegentBinary.run(["--generate-completion-script", shell])
        #expect(script.code == 0, "\(script.stderr)")
        let values = [
            "APPROVER", "inconclusive", "service", "state=ARCHIVED", "kind=SERVICE", "evalRuns", "token-file",
        ]
        for value in values {
            #expect(script.stdout.contains(value), "\(value)")
        }
        #expect(script.stdout.contains("---completion"))
    }
}
