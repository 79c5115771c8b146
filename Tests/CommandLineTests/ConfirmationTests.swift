import Foundation
import RegentTestKit
import Testing

@Suite("Commands that ask before they act")
struct ConfirmationTests {
    /// Commands after which nothing may serve in prod.
    static let last = [
        ["provider", "disable", "openai", "-e", "prod"], ["provider", "set", "openai", "-e", "prod", "--no-enabled"],
        ["provider", "archive", "openai", "-e", "prod", "--reason", "test"],
    ]

    /// Runs the body with a daemon in whose prod only openai is enabled.
    private static func withOne(_ body: (TestDaemon, [String: String]) async throws -> Void) async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "provider", "disable", "custom", "-e", "prod")
            try await body(daemon, ["REGENT_ADDRESS": daemon.address])
        }
    }

    private static func isEnabled(_ daemon: TestDaemon) async throws -> Bool? {
        let shown = try await daemon.expect(0, "provider", "show", "openai", "-e", "prod", "-o", "json")
        return shown.json?["enabled"] as? Bool
    }

    @Test("The last provider that may serve is disabled or archived only after confirmation", arguments: last)
    func script(command: [String]) async throws {
        try await Self.withOne { daemon, address in
            let tried = try await RegentBinary.run(command + ["--dry-run"], environment: address)
            #expect(tried.code == 0, "\(tried.stderr)")
            let refused = try await RegentBinary.run(command, environment: address)
            #expect(refused.code == 64 && refused.stderr.contains("--yes"), "\(refused.stderr)")
            #expect(try await Self.isEnabled(daemon) == true)
            #expect(try await RegentBinary.run(command + ["--yes"], environment: address).code == 0)
            #expect(try await Self.isEnabled(daemon) == false)
        }
    }

    @Test("On a terminal the answer decides", arguments: last, [("y\n", Int32(0)), ("n\n", 1)])
    func terminal(command: [String], answer: (text: String, code: Int32)) async throws {
        try await Self.withOne { daemon, address in
            let terminal = try PseudoTerminal()
            try terminal.type(answer.text)
            let process = try terminal.regent(command, environment: address)
            #expect(await process.exitStatus == answer.code, "\(terminal.output())")
            #expect(try await Self.isEnabled(daemon) == (answer.code != 0))
        }
    }

    /// Commands that end something for good.
    static let endings = [
        ["eval", "abort", "r1", "--reason", "test"], ["eval", "invalidate", "r1", "--reason", "test"],
        ["eval", "drop-batch", "r1", "1", "--reason", "test"], ["version", "retire", "triage/1.0.0"],
        ["access", "token", "revoke", "principals/pipeline/tokens/0a1b2c3d"],
        ["deployment", "cancel", "triage-prod", "--reason", "test"],
        ["rollout", "abort", "winter", "--reason", "test"],
    ]

    @Test(
        "What cannot be undone is asked on a terminal, before the daemon is; a script needs no --yes",
        arguments: endings)
    func forGood(command: [String]) async throws {
        try await withTemporaryFolder { folder in
            // Nobody is there: who goes on finds that out.
            let address = ["REGENT_ADDRESS": "unix:" + folder.file("nobody.sock")]
            for (answer, code) in [("n\n", Int32(1)), ("\n", 1), ("y\n", 7)] {
                let terminal = try PseudoTerminal()
                try terminal.type(answer)
                let process = try terminal.regent(command, environment: address)
                let (status, said) = (await process.exitStatus, terminal.output())
                #expect(status == code && said.contains("[y/N]"), "\(said)")
            }
            for flag in ["--yes", "--dry-run"] {
                let terminal = try PseudoTerminal()
                let process = try terminal.regent(command + [flag], environment: address)
                let (status, said) = (await process.exitStatus, terminal.output())
                #expect(status == 7 && !said.contains("[y/N]"), "\(said)")
            }
            let script = try await RegentBinary.run(command, environment: address)
            #expect(script.code == 7 && !script.stderr.contains("[y/N]"), "\(script.stderr)")
        }
    }

    @Test("A run is aborted on a terminal only after a yes")
    func abortedRun() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            for (answer, code, state) in [("n\n", Int32(1), "RUNNING"), ("yes\n", 0, "ABORTED")] {
                let terminal = try PseudoTerminal()
                try terminal.type(answer)
                let process = try terminal.regent(
                    ["eval", "abort", "r1", "--reason", "test"], environment: ["REGENT_ADDRESS": daemon.address])
                let (status, said) = (await process.exitStatus, terminal.output())
                #expect(status == code, "\(said)")
                let shown = try await daemon.expect(0, "eval", "show", "r1", "-o", "json")
                let found = shown.json?["state"] as? String
                #expect(found == state)
            }
        }
    }

    @Test("A new name that is similar to an existing one gives a warning; a later change of it does not")
    func misspelt() async throws {
        try await TestDaemon.with { daemon, _ in
            let new = try await daemon.expect(0, "provider", "set", "opneai", "-e", "prod", "--weight", "1")
            #expect(new.stderr.contains("warning:") && new.stderr.contains("created"))
            let known = try await daemon.expect(0, "provider", "set", "opneai", "-e", "prod", "--weight", "2")
            let other = try await daemon.expect(0, "provider", "set", "anthropic", "-e", "prod", "--weight", "1")
            let same = try await daemon.expect(0, "provider", "set", "openai", "-e", "staging", "--weight", "1")
            try await daemon.expect(0, "access", "principal", "set", "pipeline", "--kind", "service")
            let person = try await daemon.expect(0, "access", "principal", "set", "pipelin", "--kind", "service")
            #expect(person.stderr.contains("warning:"))
            let trial = try await daemon.expect(0, "provider", "set", "opnai", "-e", "prod", "--dry-run")
            #expect(trial.stderr.contains("warning:"))
            for outcome in [known, other, same] { #expect(!outcome.stderr.contains("warning:"), "\(outcome.stderr)") }
        }
    }
}
