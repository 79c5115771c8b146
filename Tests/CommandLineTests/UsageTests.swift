import Foundation
import Testing

@Suite("The command line itself")
struct UsageTests {
    @Test(
        "A wrong command line exits with 64",
        arguments: [
            ["nonsense"], ["eval", "create", "r1"], ["eval", "create", "r1", "--type", "sometimes"],
            ["eval", "show", "bad/name"], ["eval", "show", ""], ["eval", "list", "-o", "yaml"],
            ["eval", "check", "a.jsonl"], ["rpc", "call"], ["watch", "--from", "-1"],
            ["status", "--address", "tcp:localhost"], ["profile", "--seconds", "0"],
            ["profile", "--seconds", "3601"],
        ])
    func usage(arguments: [String]) async throws {
        let outcome = try await RegentBinary.run(arguments)
        #expect(outcome.code == 64)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.hasPrefix("error: "), "\(outcome.stderr)")
        #expect(!outcome.stderr.contains("Error:") && !outcome.stderr.contains("Help:"), "\(outcome.stderr)")
    }

    @Test(
        "A number that an option cannot have exits with 64, before any daemon is asked",
        arguments: [
            ["eval", "list", "--limit=-1"], ["eval", "list", "--limit", "-1"],
            ["eval", "list", "--limit=9223372036854775808"], ["eval", "list", "--limit=1.5"],
            ["eval", "samples", "r1", "--limit=-1"], ["outcome", "list", "--limit=-1"],
            ["history", "evalRuns/r1", "--limit=-1"], ["provider", "list", "--limit=-1"],
            ["environment", "list", "--limit=-1"], ["access", "principal", "list", "--limit=-1"],
            ["access", "token", "list", "--limit=-1"], ["eval", "compare", "a", "b", "--flips=-1"],
            ["eval", "drop-batch", "r1", "-1"], ["eval", "drop-batch", "r1", "18446744073709551616"],
            ["eval", "seal", "r1", "--expected-samples=-1"], ["watch", "--from=-1"],
            ["eval", "upload", "r1", "a.jsonl", "--expected-samples=-1"],
            ["route", "select", "-e", "prod", "--key", "k", "--count=-1"],
            ["route", "select", "-e", "prod", "--key", "k", "--count=0"],
            ["route", "explain", "-e", "prod", "--key", "k", "--revision=-1"],
            ["route", "explain", "-e", "prod", "--key-digest=-1"],
            ["provider", "set", "a", "-e", "prod", "--weight=-1"],
            ["provider", "set", "a", "-e", "prod", "--timeout-ms=-1"],
            ["provider", "set", "a", "-e", "prod", "--max-retries=-1"],
            ["profile", "--seconds=-1"], ["status", "--timeout=-1"], ["status", "--timeout=nan"],
            ["status", "--timeout=inf"], ["status", "--timeout=1e300"],
            ["outcome", "list", "--from=-9223372036854775807d"], ["access", "token", "issue", "p", "--ttl=-1s"],
            ["access", "token", "issue", "p", "--ttl=4294967295d"],
        ])
    func numbers(arguments: [String]) async throws {
        // Nobody is there: what is not refused at once ends as UNAVAILABLE, so 64 is of the number.
        let address = "unix:/tmp/regent-nobody-\(UInt32.random(in: 0 ... .max)).sock"
        let outcome = try await RegentBinary.run(arguments, environment: ["REGENT_ADDRESS": address])
        #expect(outcome.code == 64, "\(outcome.stderr)")
        #expect(outcome.stdout.isEmpty)
    }

    @Test(
        "A list accepts every limit from 0 on",
        arguments: ["0", "1", "1000", "1001", "9223372036854775807"])
    func limits(limit: String) async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "eval", "list", "--limit", limit)
            try await daemon.expect(0, "provider", "list", "--limit", limit)
        }
    }

    @Test(
        "Without an address the error names every way to give one",
        arguments: [
            ["status"], ["doctor"], ["profile"], ["watch"], ["history", "evalRuns/r1"], ["rpc", "list"],
            ["eval", "list"], ["eval", "seal", "r1"],
        ])
    func address(arguments: [String]) async throws {
        let outcome = try await RegentBinary.run(arguments)
        #expect(outcome.code == 64)
        #expect(outcome.stderr.contains("--address") && outcome.stderr.contains("REGENT_ADDRESS"))
    }

    @Test(
        "A daemon that is not there is UNAVAILABLE, by flag and by environment",
        arguments: [true, false])
    func unavailable(byFlag: Bool) async throws {
        let address = "unix:/tmp/regent-nobody-\(UInt32.random(in: 0 ... .max)).sock"
        let outcome = try await RegentBinary.run(
            ["status"] + (byFlag ? ["--address", address] : []),
            environment: byFlag ? ["REGENT_ADDRESS": "unix:/else"] : ["REGENT_ADDRESS": address])
        #expect(outcome.code == 7, "\(outcome.stderr)")
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.hasPrefix("error: "))
    }

    @Test("The exit codes are a help topic, each of them listed")
    func exitCodes() async throws {
        let topic = try await RegentBinary.run(["help", "exit-codes"])
        let printed = try await RegentBinary.run(["exit-codes"])
        #expect(topic.code == 0 && printed.code == 0)
        for code in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "64", "130"] {
            let lead = String(repeating: " ", count: 5 - code.count) + code + "  "
            #expect(printed.stdout.contains(lead))
            #expect(topic.stdout.contains(code + "  "))
        }
    }

    @Test("A narrow terminal breaks no example into two commands")
    func narrowHelp() async throws {
        for command in [["eval", "samples"], ["access"], ["provider", "archive"]] {
            let wide = try await RegentBinary.run(command + ["--help"], environment: ["COLUMNS": "500"])
            let narrow = try await RegentBinary.run(command + ["--help"], environment: ["COLUMNS": "30"])
            let examples = wide.stdout.split(separator: "\n").filter { $0.hasPrefix("  regent ") }
            #expect(!examples.isEmpty)
            #expect(narrow.stdout.split(separator: "\n").filter { $0.hasPrefix("  regent ") } == examples)
        }
    }

    @Test(
        "Completion for no shell, or for an unknown one, is refused with a line that works",
        arguments: [["completion"], ["completion", "bash"], ["--generate-completion-script", "tcsh"]])
    func completion(arguments: [String]) async throws {
        let outcome = try await RegentBinary.run(arguments)
        #expect(outcome.code == 64 && outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("regent --generate-completion-script bash >"), "\(outcome.stderr)")
    }

    @Test(
        "A misspelt command gives a suggestion",
        arguments: [(["eval", "crate", "r1"], "'create'"), (["stauts"], "'status'")])
    func typo(arguments: [String], meant: String) async throws {
        let outcome = try await RegentBinary.run(arguments)
        #expect(outcome.code == 64)
        #expect(outcome.stderr.contains(meant))
    }

    @Test("A misspelt option gives a suggestion")
    func optionTypo() async throws {
        let outcome = try await RegentBinary.run(["eval", "seal", "r1", "--adress", "unix:/x"])
        #expect(outcome.code == 64)
        #expect(outcome.stderr.contains("--address"))
    }
}
