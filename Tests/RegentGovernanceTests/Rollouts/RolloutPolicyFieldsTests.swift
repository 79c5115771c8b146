import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Fields of rollout policies, and the approval of promotion")
struct RolloutPolicyFieldsTests {
    private typealias Methods = RolloutServiceMethods

    private static func put(
        over before: RolloutPolicy? = nil, by actor: String = "principals/alice", rollout: RolloutRun? = nil,
        _ change: (inout RolloutPolicy) -> Void = { _ in }
    ) throws(Refusal) -> RolloutPolicy {
        var version = ModelVersion(
            name: "models/m/versions/1.0.0", model: "models/m", version: "1.0.0",
            releaseTime: Timestamp(microseconds: 0))
        version.state = .draft
        version.enter(.stable, Timestamp(microseconds: 0))
        var said =
            before
            ?? RolloutPolicy(
                name: "models/m/environments/prod/rolloutPolicy", model: "models/m", environment: "environments/prod",
                stableVersion: version.name)
        change(&said)
        let surroundings = RolloutSurroundings(
            model: Model(name: "models/m"), environment: Environment(name: "environments/prod"), versions: [version],
            rollout: rollout)
        return try RolloutPolicy.put(said, over: before, in: surroundings, .of(Methods.putRolloutPolicy, by: actor))
            .after
    }

    /// The field that a policy is refused for; nil if it is not.
    private static func field(_ change: (inout RolloutPolicy) -> Void) -> String? {
        do {
            _ = try put(change)
            return nil
        } catch { return error.metadata["field"] }
    }

    @Test("A field that breaks its rule is named")
    func fields() {
        func stage(_ stage: RolloutStage) -> String? { Self.field { $0.stages = [stage] } }
        #expect(stage(RolloutStage(canaryPermille: 10, soakS: 5, minUnits: 1, soakMaxS: 5, onStarved: .revert)) == nil)
        #expect(stage(RolloutStage(canaryPermille: 10, onStarved: .revert)) == "rollout_policy.stages.on_starved")
        #expect(stage(RolloutStage(canaryPermille: 10, soakMaxS: 5)) == "rollout_policy.stages.soak_max_s")
        let short = RolloutStage(canaryPermille: 10, soakS: 6, minUnits: 1, soakMaxS: 5)
        #expect(stage(short) == "rollout_policy.stages.soak_max_s")
        #expect(Self.field { $0.autoPromote = true } == "rollout_policy.auto_promote")

        func judge(_ judge: RolloutJudge) -> String? { Self.field { $0.judge = judge } }
        #expect(judge(RolloutJudge(alpha: 0.01, margin: 0.01, metrics: ["error_rate"])) == nil)
        #expect(judge(RolloutJudge(falseRollbacksPerYear: 2)) == nil)
        #expect(judge(RolloutJudge(alpha: 1)) == "rollout_policy.judge.alpha")
        #expect(judge(RolloutJudge(margin: -0.1)) == "rollout_policy.judge.margin")
        #expect(judge(RolloutJudge(promoteAlpha: 1)) == "rollout_policy.judge.promote_alpha")
        #expect(judge(RolloutJudge(alpha: 0.1, falseRollbacksPerYear: 2)) == "rollout_policy.judge.alpha")
        #expect(judge(RolloutJudge(metrics: ["speed"])) == "rollout_policy.judge.metrics")
        #expect(judge(RolloutJudge(metrics: ["error_rate", "error_rate"])) == "rollout_policy.judge.metrics")
        let both = RolloutJudge(zeroToleranceSafety: true, safetyRateLimit: 0.1)
        #expect(judge(both) == "rollout_policy.judge.safety_rate_limit")

        func trigger(_ trigger: RolloutTrigger) -> String? { Self.field { $0.triggers = [trigger] } }
        #expect(trigger(RolloutTrigger(kind: .sigma, metric: "escalate_rate")) == nil)
        #expect(trigger(RolloutTrigger(kind: .sigma, metric: "speed")) == "rollout_policy.triggers.metric")
        #expect(trigger(RolloutTrigger(kind: .sigma)) == "rollout_policy.triggers.metric")
        let safety = RolloutTrigger(kind: .safetyRegression, threshold: 0.1)
        #expect(trigger(safety) == "rollout_policy.triggers.threshold")
        let drop = RolloutTrigger(kind: .schemaValidDrop, threshold: 1.5)
        #expect(trigger(drop) == "rollout_policy.triggers.threshold")
    }

    private static func promoting() throws -> RolloutPolicy {
        try put { policy in
            (policy.stages, policy.autoPromote) = ([RolloutStage(canaryPermille: 10)], true)
        }
    }

    private static func approved(
        _ policy: RolloutPolicy, by actor: String = "principals/bo"
    ) throws(Refusal) -> RolloutPolicy {
        try policy.autoPromoteApproved(digest: "ab", .of(Methods.approveAutoPromote, by: actor)).after
    }

    @Test("Promotion by itself is approved by somebody who has not written it, and for what promotes by itself only")
    func approval() throws {
        let policy = try Self.promoting()
        #expect(policy.authors == ["principals/alice"] && !policy.promotesByItself)
        #expect(refusal { _ = try Self.approved(policy, by: "principals/alice") } == .segregationOfDuties)
        let approved = try Self.approved(policy)
        #expect(approved.promotesByItself && approved.autoPromoteApproval?.contentDigest == "ab")
        let plain = try Self.put()
        #expect(refusal { _ = try Self.approved(plain) } == .rolloutInvalid)
        var unknown = policy
        unknown.authors = []
        #expect(refusal { _ = try Self.approved(unknown) } == .rolloutInvalid)
    }

    @Test("Any change of what was approved ends the approval, and nothing else does")
    func stale() throws {
        let approved = try Self.approved(try Self.promoting())
        let salted = try Self.put(over: approved, by: "principals/cy") { $0.salt = "again" }
        #expect(salted.promotesByItself && salted.authors == ["principals/alice"])
        let changes: [(inout RolloutPolicy) -> Void] = [
            { $0.judge = RolloutJudge(margin: 0.1) }, { $0.stages = [RolloutStage(canaryPermille: 11)] },
            { $0.triggers = [RolloutTrigger(kind: .schemaValidDrop)] }, { $0.maxFallbackRate = 0.1 },
            { $0.maxP95LatencyMs = 10 }, { $0.minSchemaValidRate = 0.9 },
            { $0.autoRollback.toggle() },
        ]
        for change in changes {
            let changed = try Self.put(over: approved, by: "principals/cy", change)
            #expect(!changed.promotesByItself && changed.authors == ["principals/cy"])
        }
        let off = try Self.put(over: approved) { $0.autoPromote = false }
        #expect(off.autoPromoteApproval == nil)
        // Two who have written it since: neither approves.
        let first = try Self.put(over: try Self.promoting(), by: "principals/bo") { $0.maxFallbackRate = 0.1 }
        #expect(first.authors == ["principals/alice", "principals/bo"])
        #expect(refusal { _ = try Self.approved(first) } == .segregationOfDuties)
    }

    @Test("A rollback keeps an approval, and brings back none that was withdrawn")
    func rolledBack() throws {
        var approved = try Self.approved(try Self.promoting())
        approved.revision = 3
        var changed = try Self.put(over: approved) { $0.salt = "again" }
        var withdrawn = try Self.put(over: approved) { $0.autoPromote = false }
        (changed.revision, withdrawn.revision) = (5, 5)
        let rollback = RolloutRollback(to: approved, versions: [], leases: [], isPastSupport: false)
        let command = Command.of(Methods.rollbackRollout, by: "principals/cy", reason: "back")
        let kept = try rollback.change(of: changed, command).after
        #expect(kept.promotesByItself && kept.salt == approved.salt)
        let back = try rollback.change(of: withdrawn, command).after
        #expect(back.autoPromote && back.autoPromoteApproval == nil && back.authors == ["principals/alice"])
    }

    @Test("While a rollout is under way its routes stay, and other fields may change")
    func routes() throws {
        let before = try Self.put { $0.salt = "s" }
        let rollout = RolloutRun(name: "rollouts/r", state: .running)
        #expect(refusal { _ = try Self.put(over: before, rollout: rollout) { $0.salt = "t" } } == .rolloutRunning)
        let changed = try Self.put(over: before, rollout: rollout) { $0.autoRollback = true }
        #expect(changed.autoRollback)
    }
}
