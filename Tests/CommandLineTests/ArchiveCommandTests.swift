import Foundation
import RegentTestKit
import Testing

@Suite("Archive and restore by command")
struct ArchiveCommandTests {
    /// Ids and states that a list shows, for example "canary ARCHIVED"; nil where it has no column of states.
    static func states(_ daemon: TestDaemon, _ arguments: [String], id: Int) async throws -> [String]? {
        let outcome = try await RegentBinary.run(
            arguments + ["-o", "csv"], environment: ["REGENT_ADDRESS": daemon.address])
        let rows = outcome.stdout.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        guard let column = rows.first?.firstIndex(of: "state") else { return nil }
        return rows.dropFirst().map { "\($0[id]) \($0[column])" }
    }

    static func providers(_ daemon: TestDaemon, _ more: String...) async throws -> [String]? {
        try await states(daemon, ["provider", "list", "-e", "prod"] + more, id: 1)
    }

    static func environments(_ daemon: TestDaemon, _ more: String...) async throws -> [String]? {
        try await states(daemon, ["environment", "list"] + more, id: 0)
    }

    /// Names of a list as JSON, for example "environments/prod".
    static func names(_ daemon: TestDaemon, _ field: String, _ arguments: String...) async throws -> [String] {
        let outcome = try await RegentBinary.run(
            arguments + ["-o", "json"], environment: ["REGENT_ADDRESS": daemon.address])
        return (outcome.json?[field] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }

    @Test("An archived provider config is not listed and does not serve until it is restored and enabled")
    func provider() async throws {
        try await TestDaemon.with { daemon, _ in
            let custom = "environments/prod/providers/custom"
            let dry = try await daemon.expect(
                0, "provider", "archive", "custom", "-e", "prod", "--reason", "test", "--dry-run", "-o", "json")
            #expect((dry.json?["provider_config"] as? [String: Any])?["archive_time"] != nil)
            #expect(try await Self.providers(daemon, "--archived") == ["custom ENABLED", "openai ENABLED"])
            try await daemon.expect(
                5, "provider", "archive", "custom", "-e", "prod", "--reason", "test", "--etag", "old")
            let archived = try await daemon.expect(
                0, "provider", "archive", "custom", "-e", "prod", "--reason", "test", "-o", "csv")
            #expect(archived.stdout.contains("prod,custom,ARCHIVED,"))
            #expect(archived.stderr.contains("regent provider restore custom -e prod"))
            let listed = try await Self.names(daemon, "provider_configs", "provider", "list", "-e", "prod")
            #expect(listed == ["environments/prod/providers/openai"])
            #expect(try await Self.providers(daemon) == nil)
            #expect(try await Self.providers(daemon, "--archived") == ["custom ARCHIVED", "openai ENABLED"])
            let all = try await Self.names(daemon, "provider_configs", "provider", "list", "--archived")
            #expect(all == [custom, "environments/prod/providers/openai"])
            let why = try await daemon.regent("route", "explain", "-e", "prod", "--key", "k", "-o", "json")
            let candidates = why.json?["candidates"] as? [[String: Any]] ?? []
            #expect(candidates.first { $0["provider"] as? String == "custom" }?["exclusion"] as? String == "ARCHIVED")
            let restored = try await daemon.expect(0, "provider", "restore", "custom", "-e", "prod")
            #expect(restored.stderr.contains("regent provider enable custom -e prod"))
            #expect(try await Self.providers(daemon, "--archived") == ["custom DISABLED", "openai ENABLED"])
            try await daemon.expect(6, "provider", "restore", "custom", "-e", "prod")
            try await daemon.expect(0, "provider", "enable", "custom", "-e", "prod")
            #expect(try await Self.providers(daemon, "--archived") == ["custom ENABLED", "openai ENABLED"])
            let history = try await daemon.regent("history", custom, "-o", "jsonl")
            #expect(history.stdout.contains("providerConfig.archived"))
            #expect(history.stdout.contains("providerConfig.restored"))
        }
    }

    @Test("An archived environment is not listed, and its configs cannot be set until it is restored")
    func environment() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "environment", "create", "canary")
            try await daemon.expect(0, "provider", "set", "a", "-e", "canary", "--weight", "1")
            let inUse = try await daemon.expect(6, "environment", "archive", "canary", "--reason", "test")
            #expect(inUse.stderr.contains("ENVIRONMENT_IN_USE"))
            #expect(inUse.stderr.contains("regent provider archive a -e canary"))
            #expect(inUse.stderr.contains("regent provider disable a -e canary"))
            try await daemon.expect(64, "provider", "disable", "a", "-e", "canary")
            try await daemon.expect(0, "provider", "disable", "a", "-e", "canary", "--yes")
            let archived = try await daemon.expect(
                0, "environment", "archive", "environments/canary", "--reason", "test")
            #expect(archived.stderr.contains("regent environment restore canary"))
            let usual = ["environments/prod", "environments/staging"]
            #expect(try await Self.names(daemon, "environments", "environment", "list") == usual)
            #expect(try await Self.environments(daemon) == nil)
            #expect(
                try await Self.environments(daemon, "--archived") == [
                    "environments/canary ARCHIVED", "environments/prod ACTIVE", "environments/staging ACTIVE",
                ])
            let set = try await daemon.expect(6, "provider", "set", "a", "-e", "canary", "--weight", "2")
            #expect(set.stderr.contains("regent environment restore canary"))
            let taken = try await daemon.expect(5, "environment", "create", "canary")
            #expect(taken.stderr.contains("regent environment list --archived"))
            try await daemon.expect(0, "environment", "restore", "canary")
            try await daemon.expect(6, "environment", "restore", "canary")
            #expect(try await Self.environments(daemon, "--archived")?.first == "environments/canary ACTIVE")
            try await daemon.expect(0, "provider", "enable", "a", "-e", "canary")
        }
    }

    @Test(
        "Archiving needs a reason, and the failure names the option for it",
        arguments: [["environment", "archive", "staging"], ["provider", "archive", "custom", "-e", "prod"]])
    func reason(command: [String]) async throws {
        try await TestDaemon.with { daemon, _ in
            let address = ["REGENT_ADDRESS": daemon.address]
            let refused = try await RegentBinary.run(command, environment: address)
            #expect(refused.code == 1 && refused.stderr.contains("REASON_REQUIRED"), "\(refused.stderr)")
            #expect(refused.stderr.contains("--reason"))
            let archived = try await RegentBinary.run(command + ["--reason", "test"], environment: address)
            #expect(archived.code == 0, "\(archived.stderr)")
        }
    }

    /// A change that an archived resource refuses.
    struct Refused: Sendable, CustomTestStringConvertible {
        /// The command that is refused.
        let command: [String]
        /// Its standard input.
        var input = ""
        /// The command that it names, which makes it possible.
        let wayOut: [String]

        var testDescription: String { command.joined(separator: " ") }
    }

    static let restoreEnvironment: [String] = ["environment", "restore", "canary"]
    static let restoreConfig: [String] = ["provider", "restore", "a", "-e", "canary"]

    /// Changes within an archived environment.
    static let inArchivedEnvironment: [Refused] = [
        Refused(command: ["provider", "set", "b", "-e", "canary", "--weight", "1"], wayOut: restoreEnvironment),
        Refused(command: ["provider", "set", "a", "-e", "canary", "--weight", "2"], wayOut: restoreEnvironment),
        Refused(command: restoreConfig, wayOut: restoreEnvironment),
        Refused(
            command: ["apply", "-f", "-"], input: "name: environments/canary/providers/b", wayOut: restoreEnvironment),
    ]

    /// Changes of an archived provider config.
    static let ofArchivedConfig: [Refused] = [
        Refused(command: ["provider", "enable", "a", "-e", "canary"], wayOut: restoreConfig),
        Refused(command: ["provider", "disable", "a", "-e", "canary"], wayOut: restoreConfig),
        Refused(command: ["provider", "set", "a", "-e", "canary", "--weight", "2"], wayOut: restoreConfig),
    ]

    @Test(
        "Changes of archived documents are refused with the command that restores them",
        arguments: inArchivedEnvironment + ofArchivedConfig)
    func wayOut(refused: Refused) async throws {
        try await TestDaemon.with { daemon, _ in
            let address = ["REGENT_ADDRESS": daemon.address]
            try await daemon.expect(0, "environment", "create", "canary")
            try await daemon.expect(0, "provider", "set", "a", "-e", "canary", "--weight", "1")
            try await daemon.expect(0, "provider", "archive", "a", "-e", "canary", "--reason", "test", "--yes")
            if refused.wayOut == Self.restoreEnvironment {
                try await daemon.expect(0, "environment", "archive", "canary", "--reason", "test")
            }
            let before = try await daemon.expect(0, "environment", "list", "--archived", "-o", "json")
            let outcome = try await RegentBinary.run(refused.command, input: refused.input, environment: address)
            #expect(outcome.code == 6, "\(outcome.stderr)")
            #expect(outcome.stderr.contains("ILLEGAL_TRANSITION"), "\(outcome.stderr)")
            #expect(
                outcome.stderr.contains("regent " + refused.wayOut.joined(separator: " ")), "\(outcome.stderr)")
            let after = try await daemon.expect(0, "environment", "list", "--archived", "-o", "json")
            #expect(before.stdout == after.stdout)
            let restored = try await RegentBinary.run(refused.wayOut, environment: address)
            #expect(restored.code == 0, "\(restored.stderr)")
        }
    }

    @Test("Applying archived documents restores them, environment and config together")
    func applied() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "environment", "create", "canary")
            try await daemon.expect(0, "provider", "set", "a", "-e", "canary", "--weight", "1")
            try await daemon.expect(0, "provider", "archive", "a", "-e", "canary", "--reason", "test", "--yes")
            try await daemon.expect(0, "environment", "archive", "canary", "--reason", "test")
            let file = "name: environments/canary\n---\nname: environments/canary/providers/a\nenabled: true\n"
            let diff = try await daemon.regent("diff", "-f", "-", input: file)
            #expect(diff.code == 1 && diff.stdout.contains("environments/canary (restored)"))
            let done = try await daemon.regent("apply", "-f", "-", input: file)
            #expect(
                done.stdout == """
                    environments/canary restored
                    environments/canary/providers/a restored
                      enabled: false -> true

                    """)
            #expect(try await Self.environments(daemon, "--archived")?.first == "environments/canary ACTIVE")
        }
    }

    @Test("Archiving an archived document is refused without a hint to restore it")
    func twice() async throws {
        try await TestDaemon.with { daemon, _ in
            for command in [["environment", "archive", "staging"], ["provider", "archive", "custom", "-e", "prod"]] {
                let arguments = command + ["--reason", "test"]
                let address = ["REGENT_ADDRESS": daemon.address]
                #expect(try await RegentBinary.run(arguments, environment: address).code == 0)
                let again = try await RegentBinary.run(arguments, environment: address)
                #expect(again.code == 6 && again.stderr.contains("ILLEGAL_TRANSITION"), "\(again.stderr)")
                #expect(!again.stderr.contains("regent "), "\(again.stderr)")
            }
        }
    }

    @Test(
        "A document printed while it was archived can be applied once it is restored",
        arguments: [
            (["environment", "ARCHIVE", "staging"], "environments/staging unchanged\n"),
            (["provider", "ARCHIVE", "custom", "-e", "prod"], "environments/prod/providers/custom unchanged\n"),
        ])
    func printed(command: [String], applied: String) async throws {
        try await TestDaemon.with { daemon, folder in
            let address = ["REGENT_ADDRESS": daemon.address]
            let run = { (verb: String, more: [String]) in
                let outcome = try await RegentBinary.run(
                    command.map { $0 == "ARCHIVE" ? verb : $0 } + more, environment: address)
                #expect(outcome.code == 0, "\(outcome.stderr)")
                return outcome
            }
            _ = try await run("archive", ["--reason", "test"])
            let shown = try await run("show", ["-o", "json"])
            #expect(shown.json?["archive_time"] != nil)
            _ = try await run("restore", [])
            // Its etag is of the archived one: with it the document would be a precondition that fails.
            var document = try #require(shown.json)
            document["etag"] = nil
            let path = folder.file("printed.json")
            try JSONSerialization.data(withJSONObject: document, options: .withoutEscapingSlashes).write(
                to: URL(fileURLWithPath: path))
            let diff = try await daemon.expect(0, "diff", "-f", path)
            #expect(diff.stdout.isEmpty)
            #expect(try await daemon.expect(0, "apply", "-f", path).stdout == applied)
        }
    }
}
