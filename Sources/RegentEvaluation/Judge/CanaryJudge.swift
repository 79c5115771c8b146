/// Judges a canary against its baseline at every outcome.
///
/// It is a value: it reads no clock, and its whole state is a message that any store can keep. ROLLBACK and INVALID are
/// final; PROMOTE is not, later harm still rolls back.
/// - Source: docs/algorithms.md, "The judge".
package struct CanaryJudge: Sendable, Hashable {
    /// What it judges by.
    package let plan: JudgePlan
    /// What is decided so far.
    package private(set) var decision = JudgeVerdict.Decision.hold
    /// Why it is final; nil while it is not.
    private(set) var finalReason: JudgeVerdict.Reason?
    /// Rules on safety without tolerance that were violated.
    var violators: [String] = []
    /// The latest time of a unit, in microseconds.
    var nowMicros = Int64.min
    var tests: [MetricTest]
    var open = OpenUnits()
    var memory: KeyMemory
    var ratio: SampleRatio
    /// Units by arm: canary, baseline.
    var unitCounts = [0, 0]
    var repeatCount = 0
    /// The highest logarithm of the wealth of all metrics together.
    var logWealthPeak = 0.0
    private let shares: [Double]
    /// Places of the metrics whose values before exposure are kept.
    let adjusted: [Int]

    /// Without a unit; nil where `plan.invalidField` names a field.
    package init?(_ plan: JudgePlan) {
        guard plan.invalidField == nil else { return nil }
        self.plan = plan
        let tests = plan.metrics.compactMap { MetricTest($0, plan) }
        guard tests.count == plan.metrics.count else { return nil }
        self.tests = tests
        shares = plan.shares
        adjusted = plan.metrics.indices.filter { plan.metrics[$0].isAdjusted }
        memory = KeyMemory(capacity: plan.keyCapacity)
        ratio = SampleRatio(
            expectedShare: plan.canaryShare, alpha: plan.sampleRatioAlpha, capacity: plan.keyCapacity)
    }

    /// Whether more units change nothing.
    package var isFinal: Bool { finalReason != nil }

    /// Takes an outcome; the decision afterwards is that of all outcomes so far.
    ///
    /// - Complexity: O(metrics), without regard to the number of units so far.
    package mutating func add(_ unit: JudgeUnit) {
        guard !isFinal else { return }
        nowMicros = max(nowMicros, unit.timeMicros)
        violators = violatedRules(unit)
        guard violators.isEmpty else { return end(.rollBack, .safetyViolation) }
        collect(unit)
        mature()
        decide()
    }

    /// Lets time pass without an outcome, so that open units can mature.
    package mutating func advance(toMicros time: Int64) {
        guard !isFinal, time > nowMicros else { return }
        nowMicros = time
        mature()
        decide()
    }

    /// Ends with INVALID; for states that cannot be restored.
    mutating func refuse(_ reason: JudgeVerdict.Reason) { end(.invalid, reason) }

    /// Continues with a stored decision.
    mutating func restore(_ decision: JudgeVerdict.Decision, _ reason: JudgeVerdict.Reason?) {
        (self.decision, finalReason) = (decision, reason)
    }

    private mutating func end(_ decision: JudgeVerdict.Decision, _ reason: JudgeVerdict.Reason) {
        (self.decision, finalReason) = (decision, reason)
    }

    /// Names of the rules on safety without tolerance that an outcome of the canary violates.
    private func violatedRules(_ unit: JudgeUnit) -> [String] {
        guard unit.arm == .canary else { return [] }
        return zip(plan.metrics, unit.values).compactMap { metric, value in
            guard case .safety(.none) = metric.kind, let value, metric.harm(of: value) == 1 else { return nil }
            return metric.name
        }
    }

    // MARK: Units

    private mutating func collect(_ unit: JudgeUnit) {
        guard unit.arm != .stable else { return remember(unit) }
        guard unit.key != 0 else {
            ratio.addWithoutKey(unit.arm)
            return open.append(OpenUnit(unit, previous: [], metricCount: tests.count, since: nowMicros))
        }
        if open.add(unit) { return }
        guard memory.isDue(unit.key, at: nowMicros, window: plan.windowMicros) else {
            repeatCount += 1
            return
        }
        ratio.add(unit.key, unit.arm)
        let previous = memory.expose(unit.key, at: nowMicros)
        open.append(OpenUnit(unit, previous: previous, metricCount: tests.count, since: nowMicros))
    }

    /// Keeps the values of a key that was not exposed yet.
    private mutating func remember(_ unit: JudgeUnit) {
        guard unit.key != 0, !adjusted.isEmpty else { return }
        memory.remember(
            unit.key,
            adjusted.map { place in
                guard unit.values.indices.contains(place), let value = unit.values[place] else {
                    return JudgeLimits.unknown
                }
                return plan.metrics[place].harm(of: value) ?? JudgeLimits.unknown
            })
    }

    private mutating func mature() {
        while let unit = open.next(at: nowMicros, settle: plan.settleMicros) {
            let arm = unit.arm == .canary ? 0 : 1
            unitCounts[arm] += 1
            for place in tests.indices {
                let previous = adjusted.firstIndex(of: place).flatMap { unit.previous(at: $0) }
                tests[place].add(unit.mean(at: place), arm: unit.arm, previous: previous)
            }
            logWealthPeak = max(logWealthPeak, logWealth)
        }
    }

    // MARK: Decision

    /// Logarithm of Σ shares · wealth.
    var logWealth: Double {
        var terms: [Double] = []
        for (share, test) in zip(shares, tests) where share > 0 { terms.append(naturalLog(share) + test.logWealth) }
        return LogSum.of(terms)
    }

    private mutating func decide() {
        if ratio.isAlarm { return end(.invalid, .sampleRatio) }
        if tests.contains(where: \.isSafetyRateExceeded) { return end(.rollBack, .safetyRate) }
        guard hasEnoughUnits else { return }
        if logWealthPeak >= -naturalLog(plan.alpha) { return end(.rollBack, .harm) }
        decision = openReasons.isEmpty ? .promote : .hold
    }

    private var hasEnoughUnits: Bool { unitCounts[0] >= plan.unitsMin && unitCounts[1] >= plan.unitsMin }

    /// Why a judge that found no harm does not promote; empty where it does.
    var openReasons: [JudgeVerdict.Reason] {
        var reasons: [JudgeVerdict.Reason] = []
        if !hasEnoughUnits { reasons.append(.tooFewUnits) }
        if tests.contains(where: \.lacksValues) { reasons.append(.noValues) }
        if tests.contains(where: \.losesValues) { reasons.append(.coverage) }
        let guardrails = tests.filter { !$0.metric.isSafety }
        if guardrails.isEmpty || !guardrails.allSatisfy(\.isProven) { reasons.append(.notProven) }
        return reasons
    }
}
