import Foundation
import RegentTestKit
import Testing

@Suite("Drills by command")
struct DrillCommandTests {
    /// The documents that a list has, as JSON.
    private static func list(_ daemon: TestDaemon, _ words: String..., of field: String) async throws -> [[String: Any]]
    {
        try await daemon.regent(words + ["-o", "json"]).json?[field] as? [[String: Any]] ?? []
    }

    /// Names of what drills made and is in use.
    private static func made(_ daemon: TestDaemon) async throws -> [String] {
        let environments = try await list(daemon, "environment", "list", of: "environments")
        let models = try await list(daemon, "model", "list", "--filter", "state = ACTIVE", of: "models")
        return (environments + models).compactMap { $0["name"] as? String }.filter { $0.contains("/drill-") }
    }

    private static func show(_ daemon: TestDaemon, _ words: String...) async throws -> [String: Any] {
        try await daemon.regent(words + ["-o", "json"]).json ?? [:]
    }

    private static func steps(_ report: [String: Any]?) -> [[String: Any]] {
        report?["steps"] as? [[String: Any]] ?? []
    }

    @Test("A drill rolls a canary back, leaves closed records, and archives what it made")
    func whole() async throws {
        try await TestDaemon.with { daemon, folder in
            let before = try await Self.list(daemon, "environment", "list", of: "environments").count
            let file = folder.file("drill.json")
            let done = try await daemon.regent("drill", "rollback", "--report", file, "-o", "json")
            #expect(done.code == 0, "\(done.stdout) \(done.stderr)")
            let report = try #require(done.json)
            #expect(report["passed"] as? Bool == true)
            let steps = Self.steps(report)
            #expect(steps.count == 11 && steps.allSatisfy { $0["held"] as? Bool == true })
            let timed = steps.filter { ($0["took_ms"] as? Double ?? 0) > 0 }
            #expect(timed.map { $0["goal_ms"] as? Double } == [50, 250])
            let kept = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file)))
            #expect((kept as? [String: Any])?["drill"] as? String == report["drill"] as? String)

            let drill = try #require(report["drill"] as? String)
            let records = report["records"] as? [String] ?? []
            let rollback = try #require(records.first { $0.hasPrefix("rollbacks/") })
            let record = try await Self.show(daemon, "rollback", "show", rollback)
            #expect(record["state"] as? String == "CLOSED")
            #expect(record["root_cause"] as? String == "drill \(drill): a planted violation of safety")
            #expect(record["trigger"] as? String == "SAFETY_REGRESSION")
            let alert = try #require(records.first { $0.hasPrefix("alerts/") })
            let closed = try await Self.show(daemon, "alert", "show", alert)
            #expect(closed["state"] as? String == "ROLLED_BACK" && closed["kind"] as? String == "SCHEMA_VALID")
            let incident = try #require(records.first { $0.hasPrefix("incidents/") })
            let dismissed = try await Self.show(daemon, "incident", "show", incident)
            #expect(
                dismissed["state"] as? String == "DISMISSED" && dismissed["source"] as? String == "ROLLBACK_TRIGGER")
            #expect(dismissed["links"] as? [String] == [rollback])
            let rollout = try #require(records.first { $0.hasPrefix("rollouts/") })
            let run = try await Self.show(daemon, "rollout", "run", "show", rollout)
            #expect(run["state"] as? String == "ROLLED_BACK")
            for command in ["rollback show \(rollback)", "alert show \(alert)", "story \(rollout)"] {
                #expect(done.stderr.contains("evidence: regent " + command), "\(done.stderr)")
            }

            let left = try await Self.made(daemon)
            #expect(left == [])
            let after = try await Self.list(daemon, "environment", "list", of: "environments").count
            #expect(after == before)
        }
    }

    @Test("A step that does not hold ends the drill with 2, in a page of Markdown, and what it made is archived")
    func late() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = folder.file("drill.markdown")
            let done = try await daemon.regent("drill", "rollback", "--within", "0.0000001", "--report", file)
            #expect(done.code == 2, "\(done.stderr)")
            #expect(done.stderr.contains("DID NOT HOLD: the daemon re-routes"), "\(done.stderr)")
            let page = try String(contentsOfFile: file, encoding: .utf8)
            #expect(page.hasPrefix("# Drill of a rollback") && page.contains("FAILED"), "\(page)")
            let left = try await Self.made(daemon)
            #expect(left == [])
        }
    }

    @Test("An interrupted drill archives what it made before it ends")
    func interrupted() async throws {
        try await TestDaemon.with { daemon, folder in
            let errors = URL(fileURLWithPath: folder.file("drill.err"))
            try Data().write(to: errors)
            let drill = try ChildProcess(
                ChildProcess.built("regent"), ["drill", "rollback", "--address", daemon.address], errors: errors)
            _ = try await drill.line(with: "held: the canary serves", in: errors)
            drill.signal(SIGINT)
            let code = await drill.exitStatus
            let said = try String(contentsOf: errors, encoding: .utf8)
            // One that was over before the signal came has passed.
            #expect(code == 130 || code == 0, "\(said)")
            let left = try await Self.made(daemon)
            #expect(left == [], "\(said)")
            let open = try await Self.list(daemon, "rollback", "list", "--filter", "state = OPEN", of: "rollbacks")
            #expect(open.isEmpty)
        }
    }

    @Test("Only the owner in single-person mode makes versions alone; a model for drills is used again elsewhere")
    func hardened() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(64, "drill", "rollback", "--model", "triage")
            let first = try await daemon.regent("drill", "rollback", "-o", "json")
            #expect(first.code == 0, "\(first.stderr)")
            let model = try #require(first.json?["model"] as? String)
            try await daemon.expect(0, "model", "restore", model)

            for (id, role) in [("root", "ADMIN"), ("bob", "APPROVER"), ("eve", "APPROVER"), ("op", "OPERATOR")] {
                try await daemon.expect(0, "access", "principal", "set", id, "--kind", "human")
                try await daemon.expect(0, "access", "grant", id, "--role", role)
            }
            let token = folder.file("op.token")
            try await daemon.expect(0, "access", "token", "issue", "op", "--file", token)
            try await daemon.expect(0, "access", "harden", "--yes")

            let refused = try await daemon.regent("drill", "rollback", "--token-file", token)
            #expect(refused.code == 6 && refused.stderr.contains("--model MODEL"), "\(refused.stderr)")
            let done = try await daemon.regent(
                "drill", "rollback", "--model", model, "--token-file", token, "-o", "json")
            #expect(done.code == 0, "\(done.stdout) \(done.stderr)")
            #expect(done.json?["model"] as? String == model)
            let left = try await daemon.regent(
                "environment", "list", "--token-file", token, "-o", "name"
            ).stdout
            #expect(!left.contains("drill-"), "\(left)")
            let kept = try await daemon.regent("model", "show", model, "--token-file", token, "-o", "json")
            #expect(kept.json?["state"] as? String == "ACTIVE")
        }
    }
}
