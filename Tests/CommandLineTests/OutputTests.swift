import Foundation
import RegentTestKit
import Testing

/// Where data goes: to people, machines, full devices and readers that have gone.
@Suite("Output")
struct OutputTests {
    /// Runs `regent` with its data going to a file or device; gives its exit status and what it said.
    private static func regent(
        _ arguments: [String], to output: String, address: String = "unix:/nowhere"
    ) async throws -> (code: Int32, said: String) {
        try await withTemporaryFolder { folder in
            let errors = URL(fileURLWithPath: folder.file("err"))
            try Data().write(to: errors)
            let outer = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
            let process = try ChildProcess(
                ChildProcess.built("regent"), arguments, environment: outer.merging(["REGENT_ADDRESS": address]) { $1 },
                output: URL(fileURLWithPath: output), errors: errors)
            let code = await process.exitStatus
            return (code, try String(contentsOf: errors, encoding: .utf8))
        }
    }

    @Test(
        "If the output device is full, a command that prints text exits 1 with a message",
        arguments: [
            ["--help"], ["--version"], ["eval", "--help"], ["help", "exit-codes"], ["exit-codes"],
            ["--generate-completion-script", "bash"],
        ])
    func helpToFullDevice(arguments: [String]) async throws {
        let (code, said) = try await Self.regent(arguments, to: "/dev/full")
        #expect(code == 1 && said.hasPrefix("error: "), "\(said)")
    }

    @Test("If the output device is full, a command that prints data exits 1 with a message")
    func dataToFullDevice() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("o.jsonl")
            try Data(RoutingCommandTests.line(1).utf8).write(to: URL(fileURLWithPath: path))
            try await daemon.expect(0, "outcome", "report", path)
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let commands = [
                ["status"], ["doctor"], ["watch"], ["history", "evalRuns/r1"], ["eval", "list"],
                ["eval", "show", "r1"],
                ["eval", "export", "r1", "-o", "csv"], ["provider", "list", "-e", "prod"], ["environment", "list"],
                ["outcome", "list", "--request-id", "r-1"], ["outcome", "summary", "-e", "prod"],
                ["route", "select", "-e", "prod", "--key", "k"], ["route", "explain", "-e", "prod", "--key", "k"],
                ["route", "select", "-e", "prod", "--key", "k", "--count", "9", "-o", "jsonl"], ["rpc", "list"],
                ["rpc", "describe", "GetRun"], ["rpc", "call", "GetServerInfo"], ["access", "principal", "list"],
                ["route", "snapshot", "-e", "prod"],
            ]
            for command in commands {
                let (code, said) = try await Self.regent(command, to: "/dev/full", address: daemon.address)
                #expect(code == 1 && said.contains("error: "), "\(command): \(said)")
            }
        }
    }

    @Test("A command whose reader closes the pipe exits 141, or is ended by SIGPIPE")
    func readerGone() async throws {
        try await TestDaemon.with { daemon, folder in
            let status = folder.file("status")
            // More than a pipe holds. A shell gives 128 and the number of a signal, and that of SIGPIPE is 13.
            let script = #"{ "$0" route select -e prod --key K --count 50000 -o jsonl; echo $? > "$1"; } | true"#
            let shell = try ChildProcess(
                URL(fileURLWithPath: "/bin/sh"), ["-c", script, ChildProcess.built("regent").path, status],
                environment: ["REGENT_ADDRESS": daemon.address])
            _ = await shell.exitStatus
            #expect(try String(contentsOfFile: status, encoding: .utf8) == "141\n")
        }
    }

    @Test("Counts have plain digits in CSV, and groups of three digits in tables")
    func plainDigits() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("o.jsonl")
            let lines = (1...1_234).map { RoutingCommandTests.line($0) }.joined(separator: "\n")
            try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
            try await daemon.expect(0, "outcome", "report", path)
            let csv = try await daemon.expect(0, "outcome", "summary", "-e", "prod", "-o", "csv")
            #expect(csv.stdout.contains("\n(all),1234,"))
            let table = try await daemon.expect(0, "outcome", "summary", "-e", "prod")
            #expect(table.stdout.contains(" 1,234 "))
        }
    }
}
