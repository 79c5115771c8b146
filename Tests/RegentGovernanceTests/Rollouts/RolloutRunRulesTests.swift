import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// What a rollout becomes, decided by its documents alone.
@Suite("Rules of rollouts")
struct RolloutRunRulesTests {
    private typealias Methods = RolloutRunServiceMethods

    private static let second: Int64 = 1_000_000
    private static let prod = "environments/prod"

    private static func policy(
        stages: [RolloutStage] = [
            RolloutStage(canaryPermille: 10, soakS: 60, minUnits: 100, soakMaxS: 600),
            RolloutStage(canaryPermille: 100),
        ], autoPromote: Bool = false, autoRollback: Bool = false
    ) -> RolloutPolicy {
        var policy = RolloutPolicy(
            name: "models/m/environments/prod/rolloutPolicy", revision: 7, etag: "e", model: "models/m",
            environment: prod, stableVersion: "models/m/versions/1.0.0", canaryVersion: "models/m/versions/2.0.0",
            salt: "s", stages: stages)
        (policy.state, policy.autoPromote, policy.autoRollback) = (.active, autoPromote, autoRollback)
        return policy
    }

    private static func canary(_ state: ModelVersionState = .canary, suspended: Bool = false) -> ModelVersion {
        var version = ModelVersion(name: "models/m/versions/2.0.0", model: "models/m", version: "2.0.0")
        version.state = .draft
        version.enter(state, Timestamp(microseconds: 0))
        version.suspended = suspended
        return version
    }

    private static func started(
        _ policy: RolloutPolicy = policy(), canary: ModelVersion? = canary(), other: RolloutRun? = nil, now: Int64 = 0
    ) throws(Refusal) -> Change<RolloutRun> {
        try RolloutRun.started(
            RolloutRun(name: "rollouts/r", policy: policy.name),
            in: RolloutStart(policy: policy, canary: canary, other: other), .of(Methods.startRollout, now: now))
    }

    private static func tick(at seconds: Int64) -> Command { .daemon(.tick, now: seconds * second) }

    private static func verdict(_ decision: RolloutDecision, _ units: UInt64 = 100) -> RolloutVerdict {
        RolloutVerdict(
            decision: decision, decideTime: Timestamp(microseconds: 5), canaryUnits: units, baselineUnits: units)
    }

    @Test("A rollout starts with the first stage, its share in the policy, and a plan that stays")
    func start() throws {
        let change = try Self.started(now: 5 * Self.second)
        let run = change.after
        #expect(run.state == .running && run.stage == 0 && run.policyRevision == 7)
        #expect(run.canaryVersion == "models/m/versions/2.0.0" && run.baselineVersion == "models/m/versions/1.0.0")
        #expect(run.plan?.stages == Self.policy().stages)
        #expect(run.soakDueTime?.microseconds == 65 * Self.second)
        let policy = try #require(change.others.first?.after as? RolloutPolicy)
        #expect(policy.canaryPermille == 10 && policy.lastKnownGoodRevision == 7)
        #expect(change.others.first?.event == "rolloutPolicy.staged")
    }

    @Test("It does not start without canary or stages, with a version that cannot be on trial, or beside another one")
    func notStarted() throws {
        func reason(
            _ policy: RolloutPolicy = Self.policy(), _ canary: ModelVersion? = Self.canary(),
            other: RolloutRun? = nil
        ) -> ErrorReason? { refusal { _ = try Self.started(policy, canary: canary, other: other) } }
        #expect(reason() == nil)
        #expect(reason(Self.policy(stages: [])) == .rolloutNotReady)
        #expect(reason(Self.policy(), nil) == .rolloutNotReady)
        #expect(reason(Self.policy(), Self.canary(.draft)) == .versionNotPromoted)
        #expect(reason(Self.policy(), Self.canary(.stable)) == .versionNotPromoted)
        #expect(reason(Self.policy(), Self.canary(suspended: true)) == .versionSuspended)
        let other = try Self.started().after
        #expect(reason(other: other) == .rolloutTaken)
    }

    @Test("A stage passes when it has soaked, has its outcomes, and the judge does not object")
    func stages() throws {
        let (policy, run) = (Self.policy(), try Self.started().after)
        #expect(run.step(after: Self.verdict(.hold), policy: policy, at: 59 * Self.second) == .wait)
        #expect(run.step(after: Self.verdict(.hold, 99), policy: policy, at: 60 * Self.second) == .wait)
        #expect(run.step(after: Self.verdict(.hold), policy: policy, at: 60 * Self.second) == .pass)
        let early = refusal { _ = try run.stagePassed(Self.verdict(.hold), policy: policy, Self.tick(at: 59)) }
        #expect(early == .illegalTransition)
        let objects = refusal { _ = try run.stagePassed(Self.verdict(.invalid), policy: policy, Self.tick(at: 60)) }
        #expect(objects == .illegalTransition)

        let next = try run.stagePassed(Self.verdict(.hold, 130), policy: policy, Self.tick(at: 60))
        #expect(next.event == RolloutRun.stagedEvent && next.after.stage == 1 && next.after.stageStartUnits == 130)
        let staged = try #require(next.others.first?.after as? RolloutPolicy)
        #expect(staged.canaryPermille == 100)
        #expect(next.after.stageUnits(by: Self.verdict(.hold, 150)) == 20)
        #expect(next.after.stageUnits(by: Self.verdict(.hold, 100)) == 0)

        let last = try next.after.stagePassed(Self.verdict(.hold, 140), policy: staged, Self.tick(at: 61))
        #expect(last.event == RolloutRun.stagesPassedEvent && last.others.isEmpty)
        #expect(last.after.passedTime?.microseconds == 61 * Self.second && last.after.soakDueTime == nil)
        #expect(last.after.step(after: Self.verdict(.promote), policy: staged, at: 99 * Self.second) == .wait)
    }

    @Test("ROLLBACK and INVALID pause a rollout; ROLLBACK rolls it back by itself where the plan says so")
    func objections() throws {
        let run = try Self.started().after
        let byItself = try Self.started(Self.policy(autoRollback: true)).after
        func step(_ run: RolloutRun, _ decision: RolloutDecision) -> RolloutStep {
            run.step(after: Self.verdict(decision), policy: Self.policy(), at: 0)
        }
        #expect(step(run, .rollback) == .pause(reason: "the judge says ROLLBACK"))
        #expect(step(run, .invalid) == .pause(reason: "the judge says INVALID"))
        let rollBack = RolloutStep.rollBack(reason: "the judge says ROLLBACK", trigger: RolloutRun.judgeTrigger)
        #expect(step(byItself, .rollback) == rollBack)
        #expect(step(byItself, .invalid) == .pause(reason: "the judge says INVALID"))
        let paused = try byItself.paused(because: "seen", Self.tick(at: 1)).after
        #expect(step(paused, .rollback) == rollBack)
        #expect(step(paused, .invalid) == .wait && step(paused, .promote) == .wait)
    }

    @Test("A stage without its outcomes in time pauses the rollout, or reverts it")
    func starved() throws {
        func step(_ action: RolloutStarvedAction, units: UInt64, at seconds: Int64) throws -> RolloutStep {
            let stage = RolloutStage(
                canaryPermille: 10, soakS: 60, minUnits: 100, soakMaxS: 600, onStarved: action)
            let policy = Self.policy(stages: [stage])
            return try Self.started(policy).after.step(
                after: Self.verdict(.hold, units), policy: policy, at: seconds * Self.second)
        }
        let early = try step(.pause, units: 0, at: 599)
        #expect(early == .wait)
        let enough = try step(.pause, units: 100, at: 600)
        #expect(enough == .pass)
        let reason = "stage 0 has 99 outcomes of the canary after 600 s, and needs 100"
        let pause = try step(.unspecified, units: 99, at: 600)
        #expect(pause == .pause(reason: reason))
        let revert = try step(.revert, units: 99, at: 600)
        #expect(revert == .rollBack(reason: reason, trigger: RolloutRun.starvedTrigger))
    }

    @Test("It is promoted by itself only after its stages, with PROMOTE, and approved as it is")
    func approved() throws {
        var policy = Self.policy(stages: [RolloutStage(canaryPermille: 10)], autoPromote: true)
        let run = try Self.started(policy).after
        let passed = try run.stagePassed(Self.verdict(.promote), policy: policy, Self.tick(at: 1)).after
        func step(_ run: RolloutRun, _ decision: RolloutDecision = .promote) -> RolloutStep {
            run.step(after: Self.verdict(decision), policy: policy, at: 2 * Self.second)
        }
        #expect(step(passed) == .wait)
        policy.autoPromoteApproval = AutoPromoteApproval(approvedBy: "principals/bo")
        #expect(step(passed) == .promote)
        #expect(step(passed, .hold) == .wait && step(run) == .pass)
        // What is approved now is another content than that of the plan.
        policy.judge = RolloutJudge(margin: 0.5)
        #expect(step(passed) == .wait)
    }

    @Test("A rollout is promoted by the verdict PROMOTE only, and its end is recorded")
    func promoted() throws {
        let run = try Self.started().after
        let command = Command.of(RolloutServiceMethods.promoteVersion, now: 9)
        #expect(refusal { _ = try run.promoted(command) } == .rolloutNotProven)
        let held = try run.judged(Self.verdict(.hold), Self.tick(at: 1)).after
        #expect(refusal { _ = try held.promoted(command) } == .rolloutNotProven)
        let proven = try held.judged(Self.verdict(.promote), Self.tick(at: 2)).after
        let ended = try proven.promoted(command).after
        #expect(ended.state == .promoted && ended.endedBy == "principals/alice" && ended.endTime?.microseconds == 9)
        #expect(ended.soakDueTime == nil)
        #expect(refusal { _ = try ended.paused(command) } == .illegalTransition)
    }

    @Test("A verdict is recorded when its decision or its reasons change")
    func judged() throws {
        let run = try Self.started().after
        let first = try run.judged(Self.verdict(.hold, 1), Self.tick(at: 1))
        #expect(first.event == RolloutRun.judgedEvent && first.after.verdict?.canaryUnits == 1)
        let again = try first.after.judged(Self.verdict(.hold, 2), Self.tick(at: 2))
        #expect(again.effect == .none && again.after.verdict?.canaryUnits == 1)
        var reasoned = Self.verdict(.hold, 3)
        reasoned.reasons = ["SAMPLE_RATIO"]
        let other = try first.after.judged(reasoned, Self.tick(at: 3))
        #expect(other.event == RolloutRun.judgedEvent && other.after.verdict?.canaryUnits == 3)
        let person = Command.of(Methods.pauseRollout, reason: "r")
        let refused = refusal { _ = try run.judged(reasoned, person) }
        #expect(refused != nil, "only the daemon judges")
    }

    @Test("A resumed rollout begins its stage anew, with the outcomes that it has by then")
    func resumed() throws {
        let run = try Self.started().after
        let paused = try run.paused(because: "few", verdict: Self.verdict(.hold, 40), Self.tick(at: 30)).after
        #expect(paused.pauseReason == "few" && paused.soakDueTime == nil && paused.starveTime == nil)
        let resumed = try paused.resumed(.of(Methods.resumeRollout, now: 100 * Self.second)).after
        #expect(resumed.state == .running && resumed.pauseReason.isEmpty && resumed.stageStartUnits == 40)
        #expect(resumed.soakDueTime?.microseconds == 160 * Self.second)
        #expect(resumed.starveTime?.microseconds == 700 * Self.second)
    }

    @Test("No stored time or number of seconds overflows")
    func extremes() throws {
        let stage = RolloutStage(canaryPermille: 10, soakS: .max, minUnits: .max, soakMaxS: .max)
        let policy = Self.policy(stages: [stage])
        let run = try Self.started(policy, now: .max - 1).after
        #expect(run.soakDueTime?.microseconds == .max && run.starveTime?.microseconds == .max)
        #expect(run.step(after: Self.verdict(.hold, .max), policy: policy, at: .max) == .pass)
    }
}
