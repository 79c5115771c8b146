import Foundation
import RegentTestKit
import Testing

@Suite("SLA targets by command", .timeLimit(.minutes(5)))
struct SlaCommandTests {
    private static let set = [
        "sla", "set", "up", "--subject", "models/triage", "-e", "prod", "--objective", "availability", "--threshold",
        "0.9", "--window", "rolling-7-days",
    ]

    /// Outcomes of the last hours, those of the last minutes bad where that is wanted.
    private static func outcomes(_ folder: TemporaryFolder, bad: Int) throws -> String {
        let now = Int(Date().timeIntervalSince1970) / 60 * 60
        let formatter = ISO8601DateFormatter()
        let lines = (0..<200).map { number in
            let time = formatter.string(from: Date(timeIntervalSince1970: Double(now - 12_000 + number * 59)))
            return """
                {"request_id": "r\(number)", "create_time": "\(time)", "environment": "prod", \
                "selected_provider": "openai", "model_version": "models/triage/versions/1.0.0", \
                "status": "\(number < 200 - bad ? "OK" : "TIMEOUT")"}
                """
        }
        let path = folder.file("outcomes-\(bad).jsonl")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("A target is set, applied, paused and resumed; impossible pairs of windows are a warning")
    func verbs() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "model", "create", "triage")
            let made = try await daemon.regent(Self.set)
            #expect(made.code == 0 && made.stderr.contains("warning: 1h and 5m at 14.4 never fires"), "\(made.stderr)")
            try await daemon.expect(0, "sla", "set", "up", "--burn", "1h/5m@3", "--burn", "6h/30m@2")
            let shown = try await daemon.expect(0, "sla", "show", "up")
            #expect(shown.stdout.contains("1h and 5m at 3, 6h and 30m at 2"))
            try await daemon.expect(64, "sla", "set", "up", "--burn", "1h@3")
            try await daemon.expect(1, "sla", "set", "up", "--threshold", "1")
            try await daemon.expect(1, "sla", "pause", "up", "--until", "100d", "--reason", "r")
            try await daemon.expect(0, "sla", "pause", "up", "--until", "2h", "--reason", "work on the network")
            try await daemon.expect(6, "sla", "set", "up", "--threshold", "0.8")
            try await daemon.expect(0, "sla", "resume", "up")
            let file = folder.file("target.yaml")
            let text = """
                name: slaTargets/slow
                subject: models/triage
                environment: environments/prod
                objective: P95_LATENCY_MS
                threshold: 2000
                window: CALENDAR_MONTH
                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            try await daemon.expect(0, "apply", "-f", file)
            // The daemon's own fields are no difference.
            let again = try await daemon.expect(0, "diff", "-f", file)
            #expect(!again.stdout.contains("slaTargets/slow"), "\(again.stdout)")
            try await daemon.expect(0, "sla", "archive", "slow")
            try await daemon.expect(0, "sla", "restore", "slow")
            let listed = try await daemon.expect(0, "sla", "list", "-o", "name")
            #expect(listed.stdout.split(separator: "\n").count == 2)
        }
    }

    @Test("The status is an exit code: 3 without data, 0 while it is kept, 2 once it is violated")
    func status() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "model", "create", "triage")
            let made = try await daemon.regent(Self.set)
            #expect(made.code == 0)
            let empty = try await daemon.expect(3, "sla", "status")
            #expect(empty.stdout.contains("NO_DATA"))
            try await daemon.expect(0, "outcome", "report", try Self.outcomes(folder, bad: 0), "-e", "prod")
            let kept = try await daemon.expect(0, "sla", "status", "up", "-o", "json")
            let status = (kept.json?["statuses"] as? [[String: Any]])?.first
            #expect(status?["state"] as? String == "OK" && status?["ratio"] as? Double == 1)
            try await daemon.expect(0, "outcome", "report", try Self.outcomes(folder, bad: 120), "-e", "prod")
            let violated = try await daemon.expect(2, "sla", "status")
            #expect(violated.stdout.contains("VIOLATED"))
            let burn = try await daemon.expect(0, "sla", "burn", "up", "--from", "-4h", "--step", "5m", "-o", "csv")
            // A minute may end between both.
            #expect((49...50).contains(burn.stdout.split(separator: "\n").count))
            let report = try await daemon.expect(0, "sla", "report", "--from", "-7d")
            #expect(report.stdout.contains("slaTargets/up"))
            try await daemon.expect(64, "sla", "status", "--as-of", "3")
            try await daemon.expect(64, "sla", "report", "--from", "-1d", "--to", "-2d")
            let violations = try await daemon.expect(0, "sla", "violation", "list", "-o", "jsonl")
            #expect(violations.stdout.split(separator: "\n").count <= 1)
        }
    }

    @Test("Outcomes of a file are replayed through a target without a daemon")
    func simulate() async throws {
        try await withTemporaryFolder { folder in
            let target = folder.file("target.yaml")
            let text = """
                name: slaTargets/up
                subject: models/triage
                environment: environments/prod
                objective: AVAILABILITY
                threshold: 0.9
                window: ROLLING_7_DAYS
                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: target))
            let good = try Self.outcomes(folder, bad: 0)
            let kept = try await RegentBinary.run(["sla", "simulate", good, "--target", target])
            #expect(kept.code == 0 && kept.stdout.contains("NO_DATA") && kept.stdout.contains("OK"), "\(kept.stderr)")
            let bad = try Self.outcomes(folder, bad: 60)
            let broken = try await RegentBinary.run(["sla", "simulate", bad, "--target", target, "-o", "jsonl"])
            #expect(broken.code == 2 && broken.stderr.contains("1 violation"), "\(broken.stderr)")
            #expect(broken.stdout.split(separator: "\n").count > 150)
            try Data("name: slaTargets/up\nobjective: AVAILABILITY\n".utf8).write(to: URL(fileURLWithPath: target))
            let nothing = try await RegentBinary.run(["sla", "simulate", good, "--target", target])
            #expect(nothing.code == 1 && nothing.stderr.contains("promises nothing"))
            let twice = try await RegentBinary.run(["sla", "simulate", "-", "--target", "-"])
            #expect(twice.code == 64)
        }
    }
}
