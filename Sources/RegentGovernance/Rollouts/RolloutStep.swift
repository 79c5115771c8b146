package import RegentMessages

/// What the daemon does next with a rollout.
package enum RolloutStep: Sendable, Hashable {
    /// Nothing.
    case wait
    /// The stage has passed.
    case pass
    /// The canary becomes the stable version.
    case promote
    /// No stage passes until somebody has looked at it.
    case pause(reason: String)
    /// The canary leaves service.
    case rollBack(reason: String, trigger: String)
}

extension RolloutRun {
    /// The trigger of a rollback by the judge.
    package static let judgeTrigger = "JUDGE"
    /// The trigger of a rollback of a stage that has not enough outcomes in its time.
    package static let starvedTrigger = "STARVED"

    /// What follows from a verdict at a time.
    ///
    /// By itself the daemon holds, pauses and rolls back; it promotes only what a second person has approved, and
    /// nothing while the rollout is paused.
    /// - Parameters:
    ///   - verdict: the latest one.
    ///   - policy: as it is now; its approval counts as long as it is of the plan.
    package func step(after verdict: RolloutVerdict, policy: RolloutPolicy, at now: Int64) -> RolloutStep {
        let reasons = verdict.reasons.isEmpty ? "" : ": " + verdict.reasons.joined(separator: ", ")
        switch verdict.decision {
        case .rollback where isOpen && plan?.autoRollback == true:
            return .rollBack(reason: "the judge says ROLLBACK\(reasons)", trigger: Self.judgeTrigger)
        case .rollback, .invalid:
            return state == .running ? .pause(reason: "the judge says \(verdict.decision.name)\(reasons)") : .wait
        default: return state == .running ? stepOfStage(after: verdict, policy: policy, at: now) : .wait
        }
    }

    private func stepOfStage(after verdict: RolloutVerdict, policy: RolloutPolicy, at now: Int64) -> RolloutStep {
        guard passedTime == nil else {
            return verdict.decision == .promote && isApproved(by: policy) ? .promote : .wait
        }
        if hasPassed(by: verdict, at: now) { return .pass }
        guard isStarved(by: verdict, at: now), let stage = currentStage else { return .wait }
        let reason =
            "stage \(self.stage) has \(stageUnits(by: verdict)) outcomes of the canary after \(stage.soakMaxS) s, "
            + "and needs \(stage.minUnits)"
        guard stage.onStarved == .revert else { return .pause(reason: reason) }
        return .rollBack(reason: reason, trigger: Self.starvedTrigger)
    }

    /// Whether its promotion by itself is approved: its plan wanted it, and the approval is of what it goes by.
    package func isApproved(by policy: RolloutPolicy) -> Bool {
        guard let plan, plan.autoPromote else { return false }
        return policy.promotesByItself && RolloutContent.bytes(of: policy) == RolloutContent.bytes(of: plan)
    }

    /// Outcomes of the canary in the stage.
    package func stageUnits(by verdict: RolloutVerdict) -> UInt64 {
        verdict.canaryUnits > stageStartUnits ? verdict.canaryUnits - stageStartUnits : 0
    }

    /// Whether the stage has lasted long enough and has enough outcomes, and the judge does not object.
    func hasPassed(by verdict: RolloutVerdict, at now: Int64) -> Bool {
        guard state == .running, passedTime == nil, let stage = currentStage, let due = soakDueTime else {
            return false
        }
        return due.microseconds <= now && stageUnits(by: verdict) >= stage.minUnits
            && ![.rollback, .invalid].contains(verdict.decision)
    }

    /// When the stage is starved, unless it has its outcomes by then; nil = never.
    package var starveTime: Timestamp? {
        guard state == .running, passedTime == nil, let stage = currentStage, stage.soakMaxS > 0,
            let start = stageStartTime
        else { return nil }
        let (time, isBeyond) = start.microseconds.addingReportingOverflow(Int64(stage.soakMaxS) * 1_000_000)
        return Timestamp(microseconds: isBeyond ? .max : time)
    }

    private func isStarved(by verdict: RolloutVerdict, at now: Int64) -> Bool {
        guard let time = starveTime, let stage = currentStage else { return false }
        return time.microseconds <= now && stageUnits(by: verdict) < stage.minUnits
    }
}
