import Foundation
import RegentTestKit
import Testing

@Suite("Commands for operators")
struct OperationCommandTests {
    @Test("status, health, top and log level show what the daemon does")
    func shown() async throws {
        try await TestDaemon.with { daemon, _ in
            #expect(try await daemon.regent("health").stdout == "status  SERVING\n")
            try await daemon.expect(1, "eval", "show", "nobody")
            let status = try await daemon.expect(0, "status", "-o", "json")
            let activity = status.json?["activity"] as? [String: Any]
            // Counts of 64 bits are numbers up to 2^53.
            #expect((activity?["failed_calls"] as? NSNumber)?.intValue == 1, "\(status.stdout)")
            #expect(activity?["last_backup_time"] is NSNull || activity?["last_backup_time"] == nil)
            #expect(activity?["log_level"] as? String == "INFO")
            #expect(try await daemon.regent("status").stdout.contains("last_backup"))
            let top = try await daemon.expect(0, "top", "--interval", "0.2", "--looks", "2", "-o", "jsonl")
            let lines = top.stdout.split(separator: "\n")
            #expect(lines.count == 2 && lines.allSatisfy { $0.contains("\"per_second\"") }, "\(top.stdout)")
            let people = try await daemon.expect(0, "top", "--interval", "0.2", "--looks", "1")
            #expect(people.stdout.contains("calls") && people.stdout.contains("commit"), "\(people.stdout)")
            let level = try await daemon.expect(0, "log", "level", "warning")
            #expect(level.stdout == "level  warning\n" && level.stderr.contains("was info"), "\(level.stderr)")
            #expect(try await daemon.regent("log", "level").stdout == "level  warning\n")
            try await daemon.expect(64, "log", "level", "loud")
        }
    }

    @Test("A bundle for support has figures and checks, and neither names nor addresses")
    func bundle() async throws {
        try await TestDaemon.with { daemon, folder in
            let log = folder.file("some.log")
            let lines = """
                {"time":"2026-01-01T00:00:00Z","level":"warning","message":"call denied","principal":"ada-lovelace",\
                "peer":"10.1.2.3:9","reason":"PERMISSION_DENIED","rpc.method":"/regent.v1.X/Y"}
                not json: ada-lovelace

                """
            try Data(lines.utf8).write(to: URL(fileURLWithPath: log))
            let file = folder.file("bundle.json")
            let done = try await daemon.expect(0, "support-bundle", file, "--log", log, "--seconds", "0")
            #expect(done.stderr.contains("wrote"))
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for kept in [
                "\"checks\"", "\"profile\"", "PERMISSION_DENIED", "/regent.v1.X/Y", "wal", "bytes that are not",
            ] {
                #expect(text.contains(kept), "\(kept)")
            }
            for hidden in ["ada-lovelace", "10.1.2.3", "principals/", folder.path] {
                #expect(!text.contains(hidden), "\(hidden)")
            }
            #expect(text.contains("redacted-"))
        }
    }

    @Test("The log has a line for each call that fails, with method, principal and reason")
    func journal() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(1, "eval", "show", "nobody")
            let log = try String(contentsOfFile: folder.file("regentd.log"), encoding: .utf8)
            let line = log.split(separator: "\n").first { $0.contains("call refused") }
            let found = try #require(line, "\(log)")
            for part in ["\"rpc.method\":\"/regent.v1.EvaluationService/GetRun\"", "\"principal\":", "\"reason\":"] {
                #expect(found.contains(part), "\(found)")
            }
        }
    }
}
