import Foundation
import RegentTestKit
import Testing

/// Errors and help speak of what the reader of the command line knows.
@Suite("Errors and help name flags, addresses and causes")
struct ErrorTextTests {
    /// Every option of a command and of all below it, with its words.
    private static func options(
        of command: [String: Any]?, _ above: [String] = []
    ) -> [(words: [String], option: [String: Any])] {
        let words = above + [command?["commandName"] as? String ?? ""]
        let own = (command?["arguments"] as? [[String: Any]] ?? []).map { (words, $0) }
        let below = command?["subcommands"] as? [[String: Any]] ?? []
        return own + below.flatMap { options(of: $0, words) }
    }

    @Test("Each default is a value that the option takes")
    func defaults() async throws {
        let dump = try await RegentBinary.run(["--experimental-dump-help"])
        let options = Self.options(of: dump.json?["command"] as? [String: Any])
        #expect(options.count > 100)
        for (words, option) in options {
            guard let value = option["defaultValue"] as? String else { continue }
            #expect(!value.contains("("), "\(words): \(value)")
            if let all = option["allValues"] as? [String] { #expect(all.contains(value), "\(words): \(value)") }
        }
    }

    static let flags: [(flag: String, field: String, command: [String])] = [
        ("--upload", "start.upload", ["eval", "upload", "r1", "FILE", "--upload", "bad name"]),
        ("--reporter", "start.reporter", ["outcome", "report", "FILE", "--reporter", "bad name"]),
        (
            "--max-retries", "provider_config.max_retries",
            ["provider", "set", "a", "-e", "prod", "--weight", "1", "--max-retries", "99"]
        ),
        (
            "--requested", "requested_provider",
            ["route", "select", "-e", "prod", "--key", "k", "--requested", String(repeating: "a", count: 129)]
        ),
        (
            "--exclude", "excluded_providers",
            ["route", "select", "-e", "prod", "--key", "k", "--exclude", String(repeating: "a", count: 129)]
        ),
        (
            "--provider", "selected_provider",
            ["outcome", "list", "-e", "prod", "--provider", String(repeating: "a", count: 129)]
        ),
    ]

    @Test("A bad field of a request is named after its flag", arguments: flags)
    func flag(_ flag: String, _ field: String, _ command: [String]) async throws {
        try await TestDaemon.with { daemon, folder in
            let text = command[0] == "eval" ? SmallSamples.jsonl : RoutingCommandTests.line(1)
            let paths = try SmallSamples.files(["f.jsonl": text], in: folder)
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let outcome = try await daemon.regent(command.map { $0 == "FILE" ? paths["f.jsonl"] ?? $0 : $0 })
            #expect(outcome.code == 1, "\(outcome.stderr)")
            #expect(outcome.stderr.contains("error: \(flag): ") && !outcome.stderr.contains(field), "\(outcome.stderr)")
        }
    }

    @Test("A call with rpc call keeps the names of its fields")
    func rpc() async throws {
        try await TestDaemon.with { daemon, _ in
            let request = #"{"provider_config": {"name": "environments/prod/providers/a", "max_retries": 99}}"#
            let outcome = try await daemon.expect(1, "rpc", "call", "PutProviderConfig", "-d", request)
            #expect(outcome.stderr.contains("provider_config.max_retries"))
        }
    }

    @Test("A daemon that cannot be reached is named", arguments: ["unix:/nowhere/r.sock", "tcp:127.0.0.1:1"])
    func address(address: String) async throws {
        let outcome = try await RegentBinary.run(["status", "--address", address])
        #expect(outcome.code == 7)
        #expect(outcome.stderr.contains(String(address.drop { $0 != ":" }.dropFirst())), "\(outcome.stderr)")
    }

    @Test("Errors of the system are printed in words, without domains, types and numbers")
    func system() async throws {
        try await TestDaemon.with { daemon, folder in
            let full = folder.file("none/f")
            let commands = [
                ["access", "token", "issue", "p", "--file", full], ["backup", full],
                ["outcome", "report", full], ["eval", "check", full, "--gates", full, "--local"],
            ]
            try await daemon.expect(0, "access", "principal", "set", "p", "--kind", "service")
            for command in commands {
                let outcome = try await daemon.regent(command)
                #expect(outcome.code != 0)
                for word in ["errno", "NSCocoa", "NSPOSIX", "SystemError", "(code:"] {
                    #expect(!outcome.stderr.contains(word), "\(command): \(outcome.stderr)")
                }
            }
        }
    }

    @Test("A file that is missing is named")
    func missingFile() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = folder.file("none.jsonl")
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            for command in [["eval", "upload", "r1", file], ["outcome", "report", file, "-e", "prod"]] {
                let outcome = try await daemon.regent(command)
                #expect(outcome.code == 1 && outcome.stderr.hasPrefix("error: \(file) "), "\(outcome.stderr)")
            }
        }
    }

    @Test("A token that is not valid is refused with the way to give another one")
    func token() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = folder.file("token")
            let isMade = FileManager.default.createFile(
                atPath: file, contents: Data("regent_none".utf8), attributes: [.posixPermissions: 0o600])
            #expect(isMade)
            let outcome = try await daemon.expect(4, "status", "--token-file", file)
            #expect(outcome.stderr.contains("hint: use a valid token"), "\(outcome.stderr)")
        }
    }

    @Test("A run that still grows is refused with the command that seals it")
    func sealing() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let outcome = try await daemon.expect(6, "eval", "gate", "r1")
            #expect(outcome.stderr.contains("hint: seal the run first: regent eval seal r1\n"), "\(outcome.stderr)")
        }
    }

    @Test("A caller without any role is sent to no command that it is denied too")
    func denied() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = folder.file("token")
            try await daemon.expect(0, "access", "principal", "set", "bot", "--kind", "service")
            try await daemon.expect(0, "access", "token", "issue", "bot", "--file", file)
            for command in [["status"], ["route", "select", "-e", "prod", "--key", "k"]] {
                let outcome = try await daemon.regent(command + ["--token-file", file])
                #expect(outcome.code == 4 && outcome.stderr.contains("access grant"), "\(outcome.stderr)")
                #expect(!outcome.stderr.contains("regent status"), "\(outcome.stderr)")
            }
        }
    }
}
