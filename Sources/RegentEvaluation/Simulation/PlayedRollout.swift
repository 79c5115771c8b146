import RegentMessages

/// A rollout that is played through the judge and the triggers of a plan.
struct PlayedRollout {
    private let plan: JudgePlan
    private(set) var judge: CanaryJudge
    private var watch: TriggerWatch
    /// What rolled back, JUDGE or the kind of a trigger; empty while nothing has.
    private(set) var rolledBackBy = ""
    /// When, microseconds since 1970.
    private(set) var rollbackMicros: Int64 = 0
    private(set) var canaryCount = 0
    private(set) var baselineCount = 0
    /// By trigger, whether it fired.
    private(set) var hasFired: [Bool]

    /// Nothing played yet.
    init(_ judge: CanaryJudge, _ triggers: [RolloutTrigger]) {
        (plan, self.judge) = (judge.plan, judge)
        watch = TriggerWatch(triggers)
        hasFired = triggers.map { _ in false }
    }

    /// Whether it goes on: nothing has rolled back, and the judge does not refuse to judge.
    var isOpen: Bool { rolledBackBy.isEmpty && judge.decision != .invalid }

    /// Plays an outcome at a time.
    ///
    /// - Parameter values: those of the outcome; nil = they are found.
    mutating func add(
        _ outcome: RouteOutcome, _ arm: JudgeArm, key: UInt64, micros: Int64, values: [Double?]? = nil
    ) {
        guard isOpen else { return }
        if arm == .canary { canaryCount += 1 }
        if arm == .baseline { baselineCount += 1 }
        let values = values ?? RolloutPlan.values(of: outcome, for: plan)
        judge.add(JudgeUnit(arm: arm, timeMicros: micros, key: key, values: values))
        if judge.decision == .rollBack { rollBack("JUDGE", micros) }
        guard !hasFired.isEmpty else { return }
        watch.add(outcome, arm: arm)
        guard watch.hasFired else { return }
        for firing in watch.takeFirings() {
            hasFired[firing.place] = true
            if firing.rollsBack, isOpen { rollBack(firing.kind.name, micros) }
        }
    }

    private mutating func rollBack(_ cause: String, _ micros: Int64) {
        (rolledBackBy, rollbackMicros) = (cause, micros)
    }

    /// As the answer of a simulation has it.
    var replay: SimulatedReplay {
        let verdict = judge.verdict
        var replay = SimulatedReplay(
            decision: RolloutDecision(verdict.decision), reasons: verdict.reasons.map(\.rawValue),
            rolledBackBy: rolledBackBy)
        if !rolledBackBy.isEmpty { replay.rollbackTime = Timestamp(microseconds: rollbackMicros) }
        replay.canaryOutcomes = UInt64(canaryCount)
        replay.baselineOutcomes = UInt64(baselineCount)
        replay.metrics = verdict.metrics.map { RolloutMetricVerdict($0, alpha: plan.alpha) }
        replay.offenders = verdict.offenders
        return replay
    }
}
