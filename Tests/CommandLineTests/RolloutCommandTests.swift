import Foundation
import RegentTestKit
import Testing

/// Rollouts and force leases, by commands of the owner of a store in single-person mode.
@Suite("Rollouts by command")
struct RolloutCommandTests {
    /// Releases version 1.0.0 of a new model.
    static func release(_ daemon: TestDaemon, _ folder: TemporaryFolder, model: String) async throws {
        try await daemon.expect(0, "model", "create", model)
        let run = "\(model)-evidence"
        try await daemon.expect(0, "eval", "create", run, "--type", "offline")
        let samples = (0..<1_001).map { "{\"sample_id\":\"s\($0)\",\"status\":\"SCORED\",\"schema_valid\":true}\n" }
        #expect(try await daemon.regent("eval", "upload", run, "-", input: samples.joined()).code == 0)
        try await daemon.expect(0, "eval", "seal", run)
        let path = folder.file("\(model).yaml")
        try ProposalCommandTests.file.replacing("triage", with: model).write(
            toFile: path, atomically: true, encoding: .utf8)
        let proposal = "\(model)-first"
        try await daemon.expect(0, "proposal", "create", proposal, "-f", path, "--evidence", run)
        try await daemon.expect(0, "proposal", "submit", proposal)
        try await daemon.expect(
            0, "proposal", "answer", proposal, "business-goals", "impact-analysis", "no-regressions", "rollback-plan",
            "monitoring-plan")
        for _ in 0..<2 { try await daemon.expect(0, "review", "add", proposal, "--decision", "approve") }
        for seat in ["model-science-lead", "product-manager", "engineering-lead"] {
            try await daemon.expect(0, "vote", "cast", proposal, "--seat", seat, "--decision", "approve")
        }
        try await daemon.expect(0, "proposal", "apply", proposal)
        let version = "\(model)/1.0.0"
        try await daemon.expect(
            0, "version", "record", version, "correct_auto=0.948", "auto_rate=0.1", "escalate_rate=0.1")
        for item in ["tests", "documentation", "release_notes", "changelog"] {
            try await daemon.expect(0, "version", "answer", version, item, "--note", "done")
        }
        try await daemon.expect(
            0, "version", "answer", version, "code_review", "--reviewer", "al", "--reviewer", "bo")
        try await daemon.expect(0, "version", "release", version)
    }

    /// A run of version 1.0.0 of a model that has passed.
    static func prove(_ daemon: TestDaemon, _ folder: TemporaryFolder, model: String, type: String) async throws {
        let gates = folder.file("rollout-gates.json")
        try #"{"schema_valid_rate_min": 0.5}"#.write(toFile: gates, atomically: true, encoding: .utf8)
        let run = "\(model)-\(type)"
        try await daemon.expect(
            0, "eval", "create", run, "--type", type, "--model-version", "models/\(model)/versions/1.0.0", "--gates",
            gates)
        let sample = "{\"sample_id\":\"s\",\"status\":\"SCORED\",\"schema_valid\":true}\n"
        #expect(try await daemon.regent("eval", "upload", run, "-", input: sample).code == 0)
        try await daemon.expect(0, "eval", "seal", run)
        try await daemon.expect(0, "eval", "gate", run)
    }

    /// Makes a model whose version 1.0.0 is STABLE in prod, with a rollout policy.
    static func serve(_ daemon: TestDaemon, _ folder: TemporaryFolder, model: String) async throws {
        try await release(daemon, folder, model: model)
        for type in ["offline", "canary"] {
            try await prove(daemon, folder, model: model, type: type)
            try await daemon.expect(0, "version", "promote", "\(model)/1.0.0", "-e", "prod")
        }
        try await daemon.expect(0, "rollout", "set", model, "-e", "prod", "--stable", "\(model)/1.0.0")
    }

    /// That many keys get version 1.0.0 of triage, in an arm.
    private static func expectKeys(_ daemon: TestDaemon, _ words: String..., arm: String?) async throws {
        let select = ["route", "select", "-e", "prod", "--key", "k", "--count", "20"] + words
        let counted = try await daemon.regent(select + ["-o", "json"]).json
        let versions = counted?["versions"] as? [[String: Any]] ?? []
        #expect(versions.map { $0["model_version"] as? String } == ["models/triage/versions/1.0.0"])
        #expect(versions.first?["keys"] as? Int == 20 && versions.first?["arm"] as? String == arm ?? "")
        let ending = arm.map { ",\"arm\":\"\($0)\"}" } ?? "}"
        let lines = try await daemon.regent(select + ["-o", "jsonl"]).stdout.split(separator: "\n")
        #expect(lines.count == 20)
        #expect(lines.allSatisfy { $0.hasSuffix("\"model_version\":\"models/triage/versions/1.0.0\"" + ending) })
    }

    @Test("A version is promoted, routed, forced and rolled back")
    func whole() async throws {
        try await TestDaemon.with { daemon, folder in
            try await Self.release(daemon, folder, model: "triage")
            let early = try await daemon.regent("version", "promote", "triage/1.0.0", "-e", "prod")
            #expect(early.code == 6 && early.stderr.contains("EVIDENCE_MISSING"))
            let unpromoted = try await daemon.regent(
                "rollout", "set", "triage", "-e", "prod", "--stable", "triage/1.0.0")
            #expect(unpromoted.code == 6 && unpromoted.stderr.contains("VERSION_NOT_PROMOTED"))
        }
        try await TestDaemon.with { daemon, folder in
            try await Self.serve(daemon, folder, model: "triage")
            func decision() async throws -> [String: Any]? {
                try await daemon.regent(
                    "route", "select", "-e", "prod", "--model", "triage", "--key", "k", "-o", "json"
                ).json
            }
            #expect(try await decision()?["model_version"] as? String == "models/triage/versions/1.0.0")
            #expect(try await decision()?["version_source"] as? String == "MODEL_DEFAULT")
            try await Self.expectKeys(daemon, "--model", "triage", arm: "STABLE")
            try await daemon.expect(
                0, "job", "create", "nightly", "--model", "triage", "--kind", "external", "--cron", "@daily")
            try await daemon.expect(0, "job", "bind", "nightly", "triage/1.0.0")
            try await Self.expectKeys(daemon, "--job", "nightly", arm: nil)
            try await daemon.expect(0, "rollout", "set", "triage", "-e", "prod", "--salt", "again")
            try await daemon.expect(0, "rollout", "rollback", "triage", "-e", "prod", "--reason", "worse")
            let file = folder.file("rollout.yaml")
            try "name: models/triage/environments/prod/rolloutPolicy\nevidence_max_age_days: 7\n".write(
                toFile: file, atomically: true, encoding: .utf8)
            try await daemon.expect(0, "apply", "-f", file)
            try await daemon.expect(0, "diff", "-f", file)
            let applied = try await daemon.regent("rollout", "show", "triage", "-e", "prod", "-o", "json").json
            #expect(applied?["evidence_max_age_days"] as? Int == 7)
            #expect(applied?["stable_version"] as? String == "models/triage/versions/1.0.0")
            let shown = try await daemon.regent("rollout", "show", "triage", "-e", "prod", "-o", "json").json
            #expect(shown?["salt"] as? String ?? "" == "")
            try await daemon.expect(
                0, "force", "start", "f1", "triage/1.0.0", "-e", "prod", "--for", "1h", "--reason", "outage")
            #expect(try await decision()?["version_source"] as? String == "MANUAL_FORCE")
            try await daemon.expect(0, "force", "release", "f1")
            #expect(try await decision()?["version_source"] as? String == "MODEL_DEFAULT")
            try await daemon.expect(0, "route", "explain", "-e", "prod", "--model", "triage", "--key", "k")
        }
    }

    @Test("The decision document says what the policy says, and rollouts, alerts and reviews have their commands")
    func documents() async throws {
        try await TestDaemon.with { daemon, folder in
            try await Self.serve(daemon, folder, model: "triage")
            let file = folder.file("policy.yaml")
            try """
            name: models/triage/environments/prod/rolloutPolicy
            stages: [{canary_permille: 10, soak_s: 60, min_units: 100}]
            judge: {margin: 0.02, zero_tolerance_safety: true}
            triggers: [{kind: SCHEMA_VALID_DROP, action: ROLLBACK}]
            auto_promote: true
            """.write(toFile: file, atomically: true, encoding: .utf8)
            try await daemon.expect(0, "apply", "-f", file)
            let early = try await daemon.regent("rollout", "decision-doc", "triage", "-e", "prod").stdout
            #expect(early.contains("# Rollout policy of models/triage in environments/prod"))
            #expect(early.contains("not approved: it does not take effect"))
            #expect(early.contains("| 1 | 1 % | 60 s | 100 | never |"))
            #expect(early.contains("SCHEMA_VALID_DROP |  | 0.01 | 200 | 1 | ROLLBACK | 22.9 % |"))
            #expect(early.contains("`regent rollout rollback triage -e prod --reason TEXT`"))
            try await daemon.expect(0, "rollout", "approve", "triage", "-e", "prod")
            let approved = try await daemon.regent("rollout", "decision-doc", "triage", "-e", "prod").stdout
            #expect(approved.contains("on, approved by `principals/"))

            let start = try await daemon.regent("rollout", "start", "winter", "triage", "-e", "prod")
            #expect(start.code == 6 && start.stderr.contains("ROLLOUT_NOT_READY"))
            for verb in ["pause", "abort"] {
                let missing = try await daemon.regent("rollout", verb, "winter", "--reason", "r")
                #expect(missing.code == 1 && missing.stderr.contains("NOT_FOUND"))
            }
            try await daemon.expect(1, "rollout", "resume", "winter")
            try await daemon.expect(1, "rollout", "watch", "winter", "--for", "1h")
            try await daemon.expect(0, "rollout", "run", "list")
            try await daemon.expect(0, "alert", "list", "--filter", "state = OPEN")
            try await daemon.expect(1, "alert", "close", "nothing", "--as", "false-alarm", "--reason", "r")

            try await daemon.expect(0, "rollout", "set", "triage", "-e", "prod", "--salt", "again")
            try await daemon.expect(0, "rollout", "rollback", "triage", "-e", "prod", "--reason", "worse")
            let records = try await daemon.regent("rollback", "list", "-o", "json").json
            let record = (records?["rollbacks"] as? [[String: Any]])?.first?["name"] as? String ?? ""
            let review = try await daemon.regent("rollback", "review", record, "-o", "json")
            let versions = (review.json?["versions"] as? [[String: Any]] ?? []).map { $0["version"] as? String }
            #expect(review.code == 0 && versions == ["models/triage/versions/1.0.0"])
            try await daemon.expect(0, "rollback", "review", record)
        }
    }
}
