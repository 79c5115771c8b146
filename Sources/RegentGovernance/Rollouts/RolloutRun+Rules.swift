package import RegentMessages
package import RegentModel

/// What a store has of what a new rollout needs.
package struct RolloutStart: Sendable {
    /// The policy.
    package let policy: RolloutPolicy
    /// The version on trial; nil where the policy names none.
    package let canary: ModelVersion?
    /// A rollout by the policy that is not at its end; nil = none.
    package let other: RolloutRun?

    /// What there is, by its parts.
    package init(policy: RolloutPolicy, canary: ModelVersion?, other: RolloutRun?) {
        self.policy = policy
        self.canary = canary
        self.other = other
    }
}

extension RolloutRun {
    /// Whether it is not at its end.
    package var isOpen: Bool { Self.openStates.contains(state) }

    /// Whether the judge says PROMOTE.
    package var isProven: Bool { verdict?.decision == .promote }

    /// The stage that it is in; nil where its plan has none of the number.
    package var currentStage: RolloutStage? {
        Int(exactly: stage).flatMap { plan?.stages.indices.contains($0) == true ? plan?.stages[$0] : nil }
    }

    /// The stage after that; nil in the last one.
    package var nextStage: RolloutStage? {
        Int(exactly: stage).flatMap { plan?.stages.dropFirst($0).dropFirst().first }
    }

    /// A new rollout, with the policy's share for its first stage beside it.
    ///
    /// - Parameter said: what was asked for; what is output only is ignored.
    /// - Throws: `Refusal` ROLLOUT_TAKEN; ROLLOUT_NOT_READY for a policy without canary or stages; VERSION_SUSPENDED,
    ///   VERSION_NOT_PROMOTED for a canary that cannot be on trial.
    package static func started(
        _ said: RolloutRun, in start: RolloutStart, _ command: Command
    ) throws(Refusal) -> Change<RolloutRun> {
        let policy = start.policy
        let change = try creating(command) { run throws(Refusal) in
            try start.check()
            run = RolloutRun(
                name: said.name, state: .running, policy: policy.name, model: policy.model,
                environment: policy.environment, canaryVersion: policy.canaryVersion,
                baselineVersion: policy.stableVersion, plan: RolloutPlan(of: policy), policyRevision: policy.revision,
                startedBy: command.actor.name)
            run.enter(stage: 0, units: 0, command)
        }
        guard let first = policy.stages.first else { return change }
        return change.with(try policy.staged(first, command))
    }

    /// The rollout, in which no stage passes until it is resumed.
    ///
    /// - Parameters:
    ///   - reason: why; nil = as the command says.
    ///   - verdict: of the judge, where it is the reason; nil = as it was.
    package func paused(
        because reason: String? = nil, verdict: RolloutVerdict? = nil, _ command: Command
    ) throws(Refusal) -> Change<RolloutRun> {
        try applying(command, event: Self.pausedEvent) { run in
            run.state = .paused
            run.pauseReason = reason ?? command.reason
            run.soakDueTime = nil
            if let verdict { run.verdict = verdict }
        }
    }

    /// The rollout, in which stages pass again; the one that it is in begins anew.
    package func resumed(_ command: Command) throws(Refusal) -> Change<RolloutRun> {
        try applying(command) { run in
            run.state = .running
            run.pauseReason = ""
            guard passedTime == nil else { return }
            run.enter(stage: stage, units: verdict?.canaryUnits ?? 0, command)
        }
    }

    /// The rollout with a verdict; no change where the decision and its reasons are those that it has.
    ///
    /// Each verdict has other figures, and the ledger is no place for all of them.
    package func judged(_ verdict: RolloutVerdict, _ command: Command) throws(Refusal) -> Change<RolloutRun> {
        let change = try applying(command, event: Self.judgedEvent) { $0.verdict = verdict }
        guard self.verdict?.decision == verdict.decision, self.verdict?.reasons == verdict.reasons else {
            return change
        }
        return Change(after: self, effect: .none, command: command)
    }

    /// The rollout in its next stage, with the policy's share for it beside it; after the last stage it waits for its
    /// promotion.
    ///
    /// - Parameters:
    ///   - verdict: the latest one.
    ///   - policy: as it is now.
    /// - Throws: `Refusal` ILLEGAL_TRANSITION where the stage has not passed.
    package func stagePassed(
        _ verdict: RolloutVerdict, policy: RolloutPolicy, _ command: Command
    ) throws(Refusal) -> Change<RolloutRun> {
        let next = nextStage
        let event = next == nil ? Self.stagesPassedEvent : Self.stagedEvent
        let change = try applying(command, event: event) { run throws(Refusal) in
            guard hasPassed(by: verdict, at: command.now) else {
                throw Refusal(
                    .illegalTransition, "stage \(stage) of \(name) has not passed",
                    ["resource": name, "state": state.name])
            }
            run.verdict = verdict
            guard next != nil else {
                (run.passedTime, run.soakDueTime) = (command.time, nil)
                return
            }
            run.enter(stage: stage + 1, units: verdict.canaryUnits, command)
        }
        guard let next else { return change }
        return change.with(try policy.staged(next, command))
    }

    /// The rollout whose canary is the stable version now.
    ///
    /// - Throws: `Refusal` ROLLOUT_NOT_PROVEN unless the verdict is PROMOTE.
    package func promoted(_ command: Command) throws(Refusal) -> Change<RolloutRun> {
        guard !isOpen || isProven else {
            throw Refusal(
                .rolloutNotProven,
                "the verdict of \(name) is \(verdict?.decision.name ?? "not there yet"), not PROMOTE: wait for the "
                    + "judge, or abort the rollout",
                ["resource": name, "state": state.name])
        }
        return try applying(command, event: Self.promotedEvent) { run in
            run.end(.promoted, command.reason, command)
        }
    }

    /// The rollout whose canary is out of service.
    ///
    /// - Parameters:
    ///   - trigger: what fired; empty where somebody did it.
    ///   - verdict: of the judge, where it is the reason; nil = as it was.
    package func rolledBack(
        trigger: String = "", verdict: RolloutVerdict? = nil, _ command: Command
    ) throws(Refusal) -> Change<RolloutRun> {
        let isAborted = command.method == RolloutRunServiceMethods.abortRollout.descriptor
        return try applying(command, event: isAborted ? nil : Self.rolledBackEvent) { run in
            run.end(.rolledBack, command.reason, command)
            run.trigger = trigger
            if let verdict { run.verdict = verdict }
        }
    }

    private mutating func enter(stage number: UInt32, units: UInt64, _ command: Command) {
        stage = number
        (stageStartTime, stageStartUnits) = (command.time, units)
        soakDueTime = command.time(after: Int64(currentStage?.soakS ?? 0) * 1_000_000)
    }

    private mutating func end(_ state: RolloutRunState, _ reason: String, _ command: Command) {
        self.state = state
        (soakDueTime, pauseReason) = (nil, "")
        (endTime, endedBy, endReason) = (command.time, command.actor.name, reason)
    }
}

extension RolloutStart {
    fileprivate func check() throws(Refusal) {
        if let other {
            throw Refusal(
                .rolloutTaken, "\(other.name) is \(other.state.name): promote or abort it first",
                ["resource": other.name, "state": other.state.name])
        }
        guard !policy.stages.isEmpty else { throw notReady("has no stages: set them first", "stages") }
        guard let canary else { throw notReady("names no canary: set one first", "canary_version") }
        guard !canary.suspended else { throw ModelVersion.cannotServe(canary.name) }
        let state = canary.state(in: policy.environment)
        guard state == .canary else {
            throw Refusal(
                .versionNotPromoted,
                "\(canary.name) is \(state.name) in \(policy.environment), not CANARY: promote it there first",
                ["resource": canary.name, "state": state.name, "environment": policy.environment])
        }
    }

    private func notReady(_ message: String, _ field: String) -> Refusal {
        Refusal(
            .rolloutNotReady, "\(policy.name) \(message)",
            ["resource": policy.name, "field": "rollout_policy.\(field)"])
    }
}
