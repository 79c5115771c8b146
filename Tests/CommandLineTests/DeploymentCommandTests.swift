import Foundation
import RegentTestKit
import Testing

/// Deployments by commands of the owner of a store in single-person mode.
@Suite("Commands of deployments")
struct DeploymentCommandTests {
    /// Keys of a deployment entry of the audit log, as its format has them.
    static let keys = [
        "timestamp", "event_type", "version", "change_type", "proposal_id", "old_values", "new_values", "approved_by",
        "deployed_by", "reason", "metrics_before", "status",
    ]

    /// A released version, triage/1.0.0, with two regions.
    static func prepare(_ daemon: TestDaemon, _ folder: TemporaryFolder) async throws {
        try await ProposalCommandTests.prepare(daemon)
        let path = folder.file("proposal.yaml")
        let digest = "sha256:" + String(repeating: "ab", count: 32)
        let artifact = "\ntarget_artifacts: [{name: model.onnx, digest: \"\(digest)\"}]"
        try (ProposalCommandTests.file + artifact).write(toFile: path, atomically: true, encoding: .utf8)
        let commands = [
            "proposal create feb -f \(path) --evidence r1", "proposal submit feb",
            "proposal answer feb business-goals impact-analysis no-regressions rollback-plan monitoring-plan",
            "review add feb --decision approve", "review add feb --decision approve",
            "vote cast feb --seat model-science-lead --decision approve",
            "vote cast feb --seat product-manager --decision approve",
            "vote cast feb --seat engineering-lead --decision approve", "proposal apply feb",
            "version record triage/1.0.0 correct_auto=0.948", "version answer triage/1.0.0 tests --note done",
            "version answer triage/1.0.0 documentation --note done",
            "version answer triage/1.0.0 changelog --note done",
            "version answer triage/1.0.0 release_notes --note done",
            "version answer triage/1.0.0 code_review --reviewer grace --reviewer heidi", "version release triage/1.0.0",
            "region set eu --time-zone Europe/Berlin", "region set us --time-zone America/New_York",
        ]
        for command in commands {
            let outcome = try await daemon.regent(command.split(separator: " ").map(String.init))
            #expect(outcome.code == 0, "\(command): \(outcome.stderr)")
        }
    }

    @Test("Staging, smoke test, two tasks, and the entry of the audit log")
    func whole() async throws {
        try await TestDaemon.with { daemon, folder in
            try await Self.prepare(daemon, folder)
            let production = [
                "deployment", "create", "prod", "--version", "triage/1.0.0", "-e", "prod", "--scope", "regional",
                "--region", "eu", "--region", "us",
            ]
            let early = try await daemon.regent(production)
            #expect(early.code != 0 && early.stderr.contains("STAGING_REQUIRED"))
            for command in [
                "deployment create staging --version triage/1.0.0 -e staging", "deployment start staging",
                "deployment smoke staging passed --notes ok",
            ] {
                let outcome = try await daemon.regent(command.split(separator: " ").map(String.init))
                #expect(outcome.code == 0, "\(command): \(outcome.stderr)")
            }
            #expect(try await daemon.regent(production).code == 0)
            try await daemon.expect(0, "deployment", "start", "prod")
            let mine = try await daemon.expect(0, "task", "mine", "-o", "jsonl")
            #expect(mine.stdout.split(separator: "\n").count == 2)
            try await daemon.expect(0, "task", "adjust", "prod-us", "--date", "2030-01-01", "--reason", "freeze")
            try await daemon.expect(0, "task", "confirm", "prod-eu", "--also", "prod-us", "--notes", "at 08:00")
            let shown = try await daemon.expect(0, "deployment", "show", "prod", "-o", "json")
            #expect(shown.json?["state"] as? String == "DEPLOYED")
            let timeline = try await daemon.expect(0, "deployment", "timeline", "triage", "-o", "csv")
            #expect(timeline.stdout.split(separator: "\n").count == 3)
            let overview = try await daemon.expect(0, "deployment", "overview", "-o", "json")
            #expect(overview.number("open") == 0)
            let overrides = try await daemon.expect(0, "deployment", "overrides", "-o", "jsonl")
            #expect(overrides.stdout.isEmpty)
            let log = try await daemon.expect(0, "audit", "log", "triage", "-o", "json")
            let records = try #require(
                try JSONSerialization.jsonObject(with: Data(log.stdout.utf8)) as? [[String: Any]])
            let deployments = records.filter { $0["event_type"] as? String == "deployment" }
            #expect(deployments.count == 2 && deployments.allSatisfy { Set($0.keys) == Set(Self.keys) })
            #expect(deployments.last?["proposal_id"] as? String == "feb")
            #expect(deployments.last?["status"] as? String == "active")
            for noun in [["deployment", "prod"], ["task", "prod-eu"]] {
                for verb in ["show", "describe", "history", "diff"] {
                    let words = [noun[0], verb, noun[1]] + (verb == "diff" ? ["--from", "0"] : [])
                    #expect(try await daemon.regent(words).code == 0, "\(words)")
                }
                #expect(try await daemon.regent([noun[0], "list", "--filter", "state = CONFIRMED"]).code <= 1)
            }
        }
    }

    @Test(
        "A wrong argument ends with 64",
        arguments: [
            ["deployment", "create", "d"], ["deployment", "create", "d", "--version", "triage", "-e", "prod"],
            ["deployment", "create", "d", "--version", "triage/1.0.0", "-e", "prod", "--scope", "all"],
            ["deployment", "smoke", "d", "maybe"], ["task", "adjust", "t"], ["task", "mine", "--due", "never"],
            ["rollback", "root-cause", "r"],
        ])
    func usage(words: [String]) async throws {
        let address = "unix:/tmp/regent-nobody-\(UInt32.random(in: 0 ... .max)).sock"
        let outcome = try await RegentBinary.run(words, environment: ["REGENT_ADDRESS": address])
        #expect(outcome.code == 64, "\(outcome.stderr)")
    }
}
