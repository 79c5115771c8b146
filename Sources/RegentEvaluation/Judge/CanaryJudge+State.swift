package import RegentMessages

extension CanaryJudge {
    private static let format: UInt32 = 1

    /// What it has come to, to be stored.
    package var state: JudgeState {
        var state = JudgeState(format: Self.format, planDigest: plan.digest)
        state.decision = JudgeDecision(decision)
        state.finalReason = finalReason?.rawValue ?? ""
        state.violators = violators
        (state.started, state.nowUs) = (nowMicros != .min, nowMicros == .min ? 0 : nowMicros)
        state.metrics = tests.map(\.state)
        state.openUnits = open.all.map(\.state)
        state.keys = memory.state(adjustedCount: adjusted.count)
        state.sampleRatio = ratio.state
        state.canaryUnits = UInt64(unitCounts[0])
        state.baselineUnits = UInt64(unitCounts[1])
        state.repeatCount = UInt64(repeatCount)
        state.logWealthPeak = logWealthPeak
        return state
    }

    /// Continues from a stored state with the same bits.
    ///
    /// A state that cannot be one of this plan gives a judge that is INVALID, with STATE_INVALID or PLAN_CHANGED; nil
    /// where the plan itself is not valid.
    package init?(_ plan: JudgePlan, _ state: JudgeState) {
        guard var empty = CanaryJudge(plan) else { return nil }
        var restored = empty
        if state.format == Self.format, state.planDigest != plan.digest {
            empty.refuse(.planChanged)
            self = empty
        } else if restored.restore(state) {
            self = restored
        } else {
            empty.refuse(.stateInvalid)
            self = empty
        }
    }

    private mutating func restore(_ state: JudgeState) -> Bool {
        guard state.format == Self.format, let decision = JudgeVerdict.Decision(state.decision),
            restoreDecision(decision, state.finalReason), restoreCounts(state),
            state.metrics.count == tests.count, state.openUnits.count <= OpenUnits.countMax + 1,
            let ratioState = state.sampleRatio, let ratio = SampleRatio(ratio, ratioState)
        else { return false }
        self.ratio = ratio
        violators = state.violators
        for place in tests.indices {
            guard tests[place].restore(state.metrics[place]) else { return false }
        }
        for unit in state.openUnits {
            guard let unit = OpenUnit(unit, metricCount: tests.count, adjustedCount: adjusted.count)
            else { return false }
            open.append(unit)
        }
        return memory.restore(state.keys ?? JudgeKnownKeys(), adjustedCount: adjusted.count)
    }

    private mutating func restoreDecision(_ decision: JudgeVerdict.Decision, _ code: String) -> Bool {
        let reason = JudgeVerdict.Reason(rawValue: code)
        guard reason != nil || code.isEmpty else { return false }
        // What ends a judge has a reason, what does not has none.
        switch (decision, reason) {
        case (.rollBack, .safetyViolation?), (.rollBack, .safetyRate?), (.rollBack, .harm?),
            (.invalid, .sampleRatio?), (.invalid, .stateInvalid?), (.invalid, .planChanged?), (.hold, nil),
            (.promote, nil):
            restore(decision, reason)
            return true
        default: return false
        }
    }

    private mutating func restoreCounts(_ state: JudgeState) -> Bool {
        guard let canary = Int(exactly: state.canaryUnits), let baseline = Int(exactly: state.baselineUnits),
            let repeats = Int(exactly: state.repeatCount), max(canary, baseline, repeats) <= JudgeLimits.countMax,
            state.logWealthPeak >= 0, state.logWealthPeak.isFinite, state.started || state.nowUs == 0
        else { return false }
        (unitCounts, repeatCount, logWealthPeak) = ([canary, baseline], repeats, state.logWealthPeak)
        nowMicros = state.started ? state.nowUs : .min
        return true
    }
}

extension JudgeDecision {
    /// The same decision in a message.
    package init(_ decision: JudgeVerdict.Decision) {
        switch decision {
        case .promote: self = .promote
        case .hold: self = .hold
        case .rollBack: self = .rollback
        case .invalid: self = .invalid
        }
    }
}

extension JudgeVerdict.Decision {
    /// The decision of a message; nil of one that this release does not know.
    package init?(_ decision: JudgeDecision) {
        switch decision {
        case .promote: self = .promote
        case .hold: self = .hold
        case .rollback: self = .rollBack
        case .invalid: self = .invalid
        case .unspecified, .unrecognized: return nil
        }
    }
}
