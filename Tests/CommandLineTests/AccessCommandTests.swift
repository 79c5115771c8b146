import Foundation
import RegentTestKit
import Testing

@Suite("Access by command")
struct AccessCommandTests {
    /// A program with permissions and a token in a file.
    static func program(
        _ daemon: TestDaemon, _ folder: TemporaryFolder, _ permissions: String...
    ) async throws -> (file: String, token: String) {
        try await daemon.expect(0, "access", "principal", "set", "bot", "--kind", "service")
        for permission in permissions {
            try await daemon.expect(0, "access", "grant", "bot", "--permission", permission)
        }
        let file = folder.file("bot.token")
        try await daemon.expect(0, "access", "token", "issue", "bot", "--ttl", "1h", "--file", file)
        let listed = try await daemon.regent("access", "token", "list", "bot", "-o", "json").json
        let tokens = listed?["tokens"] as? [[String: Any]]
        return (file, try #require(tokens?.first?["name"] as? String))
    }

    @Test("A person is created, granted a role with the etag that was read, queried, and disabled")
    func person() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(1, "access", "principal", "set", "ada")
            try await daemon.expect(0, "access", "principal", "set", "ada", "--kind", "human", "--uid", "12345")
            try await daemon.expect(5, "access", "principal", "set", "eve", "--kind", "human", "--uid", "12345")
            try await daemon.expect(
                0, "access", "grant", "ada", "--role", "operator", "--scope", "environments/prod")
            try await daemon.expect(6, "access", "grant", "ada", "--role", "APPROVER")
            try await daemon.expect(5, "access", "grant", "ada", "--role", "ANALYST", "--etag", "old")
            try await daemon.expect(64, "access", "grant", "ada")
            let shown = try await daemon.regent("access", "principal", "show", "ada")
            #expect(shown.stdout.contains("OPERATOR on environments/prod"))
            let question = ["access", "can-i", "PutProviderConfig", "--principal", "ada", "--resource"]
            let asks = { (resource: String) in
                try await RegentBinary.run(question + [resource], environment: ["REGENT_ADDRESS": daemon.address]).code
            }
            #expect(try await asks("environments/prod/providers/x") == 0)
            #expect(try await asks("environments/staging/providers/x") == 4)
            let why = try await daemon.expect(0, "access", "why-denied", "SealRun", "--principal", "ada")
            #expect(why.stdout.contains("OPERATOR, ANALYST"))
            try await daemon.expect(
                0, "access", "revoke", "ada", "--role", "OPERATOR", "--scope", "environments/prod")
            #expect(try await asks("environments/prod/providers/x") == 4)
            try await daemon.expect(0, "access", "principal", "disable", "ada")
            let list = try await daemon.regent("access", "principal", "list")
            #expect(list.stdout.contains("disabled"))
        }
    }

    @Test("A token from a private file gives its program its permissions until it is revoked")
    func tokens() async throws {
        try await TestDaemon.with { daemon, folder in
            let (file, name) = try await Self.program(daemon, folder, "event.subscribe", "provider.read")
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try await daemon.expect(1, "access", "token", "issue", "bot", "--file", file)
            try await daemon.expect(4, "status", "--token-file", file)
            let watch = try RunningWatch(daemon, in: folder, "--token-file", file)
            try await watch.waitForOutput("environment.created")
            try await daemon.expect(0, "access", "token", "revoke", name)
            #expect(try await watch.outcome().code == 4)
            try await daemon.expect(4, "watch", "--from", "1", "--token-file", file)
        }
    }

    @Test("The secret of a token is not in the store and is returned only once")
    func secrets() async throws {
        try await TestDaemon.with { daemon, folder in
            let (file, _) = try await Self.program(daemon, folder, "eval.read")
            let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
            let secret = try #require(text.split(separator: "_").dropFirst(2).first)
            let watched = try await daemon.regent("access", "token", "list", "-o", "json").stdout
            #expect(!watched.contains(secret))
            let history = try await daemon.regent("history", "principals/bot", "-o", "json").stdout
            #expect(!history.contains(secret))
        }
    }

    @Test("A token that is not issued leaves no file, and the next try makes it")
    func tokenFile() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = folder.file("late.token")
            let issue = ["access", "token", "issue", "late", "--file", file]
            #expect(try await daemon.regent(issue).code == 1)
            #expect(!FileManager.default.fileExists(atPath: file))
            try await daemon.expect(0, "access", "principal", "set", "late", "--kind", "service")
            #expect(try await daemon.regent(issue + ["--dry-run"]).code == 0)
            #expect(!FileManager.default.fileExists(atPath: file))
            #expect(try await daemon.regent(issue).code == 0)
            #expect(FileManager.default.contents(atPath: file)?.isEmpty == false)
            #expect(try await daemon.regent(issue).code == 1)
            #expect(FileManager.default.contents(atPath: file)?.isEmpty == false)
        }
    }

    @Test("Harden requires its people, and then restricts the owner")
    func harden() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(64, "access", "harden")
            try await daemon.expect(6, "access", "harden", "--yes")
            for (id, role) in [("root", "ADMIN"), ("bob", "APPROVER"), ("eve", "APPROVER")] {
                try await daemon.expect(0, "access", "principal", "set", id, "--kind", "human")
                try await daemon.expect(0, "access", "grant", id, "--role", role)
            }
            try await daemon.expect(0, "access", "harden", "--dry-run")
            try await daemon.expect(0, "provider", "set", "x", "-e", "prod", "--weight", "1")
            try await daemon.expect(0, "access", "harden", "--yes")
            try await daemon.expect(4, "provider", "set", "x", "-e", "prod", "--weight", "2")
            try await daemon.expect(6, "access", "harden", "--yes")
        }
    }
}
