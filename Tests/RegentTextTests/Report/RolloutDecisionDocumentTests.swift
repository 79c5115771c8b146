import RegentMessages
import RegentText
import Testing

@Suite("Decision documents of rollout policies")
struct RolloutDecisionDocumentTests {
    private static func text(_ change: (inout RolloutPolicy) -> Void = { _ in }) -> String {
        var policy = RolloutPolicy(
            name: "models/m/environments/prod/rolloutPolicy", revision: 12, model: "models/m",
            environment: "environments/prod", stableVersion: "models/m/versions/1.0.0")
        change(&policy)
        return RolloutDecisionDocument(policy, standardMetrics: ["error_rate"]).text
    }

    @Test("A policy without stages, judge and triggers says so")
    func plain() {
        let text = Self.text()
        for line in [
            "# Rollout policy of models/m in environments/prod", "- Canary: none, share 0 %",
            "- Promotion by itself: off; an operator promotes", "## Stages\n\nNone: no rollout can be started",
            "- False rollbacks accepted: 0.01 a rollout", "- Metrics: `error_rate`", "## Triggers\n\nNone.",
            "| `safety_compliant` | at most 0.0001 of the answers are false | proven more |",
            "`regent force start NAME m/1.0.0 -e prod --for 2h --reason TEXT`",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
        #expect(!text.contains("version suspend") && !text.contains("--to-revision"))
    }

    @Test("Every part of a policy is in its document, with the chance of each raw threshold")
    func whole() {
        let text = Self.text { policy in
            policy.canaryVersion = "models/m/versions/1.1.0"
            policy.canaryPermille = 25
            policy.lastKnownGoodRevision = 9
            policy.stages = [
                RolloutStage(canaryPermille: 10, soakS: 60, minUnits: 100),
                RolloutStage(canaryPermille: 500, soakS: 60, minUnits: 100, soakMaxS: 600, onStarved: .revert),
            ]
            policy.judge = RolloutJudge(
                margin: 0.02, metrics: ["schema_valid_rate"], falseRollbacksPerYear: 2, zeroToleranceSafety: true,
                covariate: .previousValue)
            policy.triggers = [
                RolloutTrigger(kind: .schemaValidDrop, action: .rollback),
                RolloutTrigger(kind: .sigma, metric: "escalate_rate", minSamples: 50, consecutive: 2),
                RolloutTrigger(kind: .safetyRegression, action: .rollback),
            ]
            policy.maxFallbackRate = 0.05
            policy.maxP95LatencyMs = 800
            policy.minSchemaValidRate = 0.95
            policy.autoPromote = true
            policy.authors = ["principals/ada"]
            policy.autoRollback = true
        }
        for line in [
            "- Canary: `models/m/versions/1.1.0`, share 2.5 %", "on, not approved: it does not take effect",
            "- Rollback by itself: on", "- Written by: `principals/ada`",
            "| `schema_valid_rate` | proven not worse than the baseline by more than 0.02 |",
            "| `safety_compliant` | no answer is false | one answer is false |",
            "| `fallback_rate` | at most 0.05 | proven more |", "| `p95_latency_ms` | at most 800 ms | proven more |",
            "| `schema_valid_rate` | at least 0.95 | proven less |", "| 1 | 1 % | 60 s | 100 | never |",
            "| 2 | 50 % | 60 s | 100 | 600 s, then REVERT |", "- False rollbacks accepted: 2 a year",
            "- Covariate: the previous value of the same key",
            "| SCHEMA_VALID_DROP |  | 0.01 | 200 | 1 | ROLLBACK | 22.9 % |",
            "| SIGMA | `escalate_rate` | 2 | 50 | 2 | ALERT | 0.1 % |",
            "| SAFETY_REGRESSION |  | 0 | 1 | 1 | ROLLBACK | - |",
            "`regent rollout rollback m -e prod --to-revision 9 --reason TEXT`",
            "`regent version suspend m/1.1.0 --reason TEXT`",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
    }
}
