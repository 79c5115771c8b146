import Foundation
import RegentTestKit
import Testing

/// A change from proposal to audit log, by commands of the owner of a store in single-person mode.
@Suite("Proposals by command")
struct ProposalCommandTests {
    /// The proposal of seed 004, as a file.
    static let file = """
        model: models/triage
        target_version: models/triage/versions/1.0.0
        change_type: WEIGHTS_UPDATE
        description: Monthly optimization using logistic regression on Feb data
        old_values:
          - {name: weights, json: "[0.30, 0.30, 0.20, 0.20]"}
        new_values:
          - {name: weights, json: "[0.45, 0.38, 0.22, 0.15]"}
          - {name: threshold_auto, json: "0.15"}
          - {name: threshold_escalate, json: "0.50"}
        impact_analysis: {expected_auto_resolve_rate: 0.12, expected_escalate_rate: 0.08, youden_improvement: 0.032}
        rollback_plan: none before it
        monitoring_plan: seven days
        """

    static let proposed: Set<String> = [
        "proposal_id", "date", "proposer", "change_type", "description", "old_values", "new_values", "impact_analysis",
    ]
    static let approved: Set<String> = [
        "proposal_id", "status", "approved_by", "approved_at", "scheduled_deployment",
    ]

    /// A model, and a sealed run of enough samples.
    static func prepare(_ daemon: TestDaemon) async throws {
        try await daemon.expect(0, "model", "create", "triage")
        try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
        let samples = (0..<1_001).map { "{\"sample_id\":\"s\($0)\",\"status\":\"SCORED\",\"schema_valid\":true}\n" }
        let uploaded = try await daemon.regent("eval", "upload", "r1", "-", input: samples.joined())
        #expect(uploaded.code == 0)
        try await daemon.expect(0, "eval", "seal", "r1")
    }

    @Test("A proposal is made, reviewed, voted on and applied, and the audit log has its records")
    func whole() async throws {
        try await TestDaemon.with { daemon, folder in
            try await Self.prepare(daemon)
            let path = folder.file("proposal.yaml")
            try Self.file.write(toFile: path, atomically: true, encoding: .utf8)
            try await daemon.expect(0, "proposal", "create", "feb", "-f", path, "--evidence", "r1")
            let diff = try await daemon.expect(0, "proposal", "diff", "feb", "-o", "jsonl")
            #expect(diff.stdout.split(separator: "\n").count == 3)
            try await daemon.expect(0, "proposal", "submit", "feb")
            // The server has answered for the data; nobody else does.
            let answered = try await daemon.regent("proposal", "answer", "feb", "data-quality")
            #expect(answered.code != 0)
            try await daemon.expect(
                0, "proposal", "answer", "feb", "business-goals", "impact-analysis", "no-regressions", "rollback-plan",
                "monitoring-plan")
            for _ in 0..<2 { try await daemon.expect(0, "review", "add", "feb", "--decision", "approve") }
            for seat in ["model-science-lead", "product-manager", "engineering-lead"] {
                try await daemon.expect(0, "vote", "cast", "feb", "--seat", seat, "--decision", "approve")
            }
            let votes = try await daemon.expect(0, "vote", "list", "feb", "-o", "csv")
            #expect(votes.stdout.split(separator: "\n").count == 4)
            try await daemon.expect(0, "proposal", "apply", "feb")
            try await daemon.expect(0, "version", "show", "triage/1.0.0")
            let log = try await daemon.expect(0, "audit", "log", "triage", "-o", "json")
            let records = try #require(
                try JSONSerialization.jsonObject(with: Data(log.stdout.utf8)) as? [[String: Any]])
            #expect(records.map { Set($0.keys) } == [Self.proposed, Self.approved])
            #expect(records.first?["proposal_id"] as? String == "feb")
            #expect(records.first?["change_type"] as? String == "weights_update")
            #expect((records.first?["new_values"] as? [String: Any])?["threshold_auto"] as? Double == 0.15)
            #expect(records.last?["status"] as? String == "approved")
            let record = try await daemon.expect(0, "proposal", "record", "feb")
            #expect(record.stdout == log.stdout)
        }
    }

    @Test("What a proposal changes of contract and artifacts is shown, too")
    func content() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "model", "create", "triage")
            let path = folder.file("proposal.yaml")
            let text =
                Self.file + """

                    new_contract: {inputs: [{name: age, type: int, required: true}], outputs: [{name: p, type: double}]}
                    target_artifacts: [{name: model.onnx, digest: "sha256:00"}]
                    """
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            try await daemon.expect(0, "proposal", "create", "feb", "-f", path)
            let diff = try await daemon.expect(0, "proposal", "diff", "feb", "-o", "json")
            let rows = try #require(
                try JSONSerialization.jsonObject(with: Data(diff.stdout.utf8)) as? [[String: Any]])
            let names = rows.compactMap { $0["value"] as? String }
            #expect(names.suffix(3) == ["contract.inputs.age", "contract.outputs.p", "artifacts.model.onnx"])
            #expect(rows.last?["new"] as? String == "sha256:00")
        }
    }

    @Test("An approval that names another digest is not sent")
    func digest() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(
                0, "proposal", "create", "limit", "--type", "config-change", "--description", "raises a limit",
                "--new", "limit=2", "--rollback-plan", "set it back")
            try await daemon.expect(0, "proposal", "submit", "limit")
            let refused = try await daemon.regent(
                "review", "add", "limit", "--decision", "approve", "--digest", "not-it")
            #expect(refused.code != 0)
            let reviews = try await daemon.expect(0, "review", "list", "limit", "-o", "csv")
            #expect(reviews.stdout.split(separator: "\n").count <= 1)
            // The page has the digest that may be named.
            let page = try await daemon.expect(0, "proposal", "show", "limit").stdout
            let line = page.split(separator: "\n").first { $0.hasPrefix("digest ") }
            let digest = String(try #require(line?.split(separator: " ").last))
            #expect(digest.count == 64)
            try await daemon.expect(
                0, "review", "add", "limit", "--decision", "approve", "--digest", String(digest.prefix(8)))
        }
    }
}
