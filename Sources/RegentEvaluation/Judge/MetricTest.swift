/// The evidence on one guardrail.
struct MetricTest: Sendable, Hashable {
    /// A value that waits for its block.
    struct Waiting: Sendable, Hashable {
        /// Harm in [0, 1]; of a latency against the baseline, milliseconds.
        let value: Double
        /// Harm of the key before it was exposed; nil = not known.
        let previous: Double?
    }

    let metric: JudgeMetric
    let margin: Double
    private let alpha: Double
    private let promotionAlpha: Double
    private let canaryShare: Double
    private let blockUnits: [Int]

    /// Bets on the difference in harm, or of a latency in the share above the baseline's p95.
    var main: BettingTest
    /// Of a latency against the baseline: bets on which arm is slower.
    var order: BettingTest?
    /// Values by arm: canary, baseline.
    var tallies = [ArmTally(), ArmTally()]
    var waiting: [[Waiting]] = [[], []]
    var regression = Regression()
    var cut = LatencyCut()
    /// Units of the canary with a violation, of safety.
    var violations = 0

    /// No unit yet; nil where the metric or the plan is not valid.
    init?(_ metric: JudgeMetric, _ plan: JudgePlan) {
        guard metric.isValid, let margin = metric.margin,
            let main = BettingTest(margin: margin, alpha: plan.alpha, promotionAlpha: plan.promotionAlpha)
        else { return nil }
        (self.metric, self.margin, self.main) = (metric, margin, main)
        (alpha, promotionAlpha, canaryShare) = (plan.alpha, plan.promotionAlpha, plan.canaryShare)
        blockUnits = [plan.canaryBlockUnits, plan.baselineBlockUnits]
        order = metric.isOrdered ? main : nil
    }

    /// Takes the value of a unit; nil = it has none.
    mutating func add(_ value: Double?, arm: JudgeArm, previous: Double?) {
        let place = arm.rawValue
        guard let value, value.isFinite else { return tallies[place].addMissing() }
        tallies[place].add(value)
        if metric.isSafety {
            if arm == .canary, metric.harm(of: value) == 1 { violations += 1 }
            return
        }
        guard case .baseline = metric.reference else { return addToLimit(value, arm) }
        guard let taken = metric.isOrdered ? value : metric.harm(of: value),
            waiting[place].count < JudgeLimits.waitingMax
        else { return }
        waiting[place].append(Waiting(value: taken, previous: previous))
        while (0..<2).allSatisfy({ waiting[$0].count >= blockUnits[$0] }) { closeBlock() }
    }

    private mutating func addToLimit(_ value: Double, _ arm: JudgeArm) {
        if metric.kind == .latency { tallies[arm.rawValue].latencies.add(value) }
        guard arm == .canary, let harm = metric.harm(of: value) else { return }
        _ = main.add(harm)
    }

    // MARK: Blocks

    private mutating func closeBlock() {
        let block = (0..<2).map { Array(waiting[$0].prefix(blockUnits[$0])) }
        for arm in 0..<2 { waiting[arm].removeFirst(blockUnits[arm]) }
        if metric.isOrdered { closeLatencies(block) } else { closeHarms(block) }
    }

    /// Bets on the difference in harm, less what the values before exposure explain of it.
    ///
    /// The slope is of past blocks, and both arms were drawn alike from the keys before they were exposed, so what is
    /// taken off has a mean of 0.
    private mutating func closeHarms(_ block: [[Waiting]]) {
        let harms = block.map { $0.reduce(0) { $0 + $1.value } / Double($0.count) }
        let (slope, centre) = (regression.slope, regression.centre)
        let known = block.map { $0.reduce(0) { $0 + ($1.previous ?? centre) } / Double($0.count) }
        let difference = harms[0] - harms[1] - slope * (known[0] - known[1])
        _ = main.add(difference, reach: 1 + abs(slope))
        for unit in block.joined() { regression.add(unit.previous, unit.value) }
    }

    private mutating func closeLatencies(_ block: [[Waiting]]) {
        if let limit = cut.limit {
            let above = block.map { arm in Double(arm.count { $0.value > limit }) / Double(arm.count) }
            _ = main.add(above[0] - above[1])
        }
        var signs = 0.0
        for canary in block[0] {
            for baseline in block[1] where canary.value != baseline.value {
                signs += canary.value > baseline.value ? 1 : -1
            }
        }
        _ = order?.add(signs / Double(block[0].count * block[1].count) / 2)
        for arm in 0..<2 {
            for unit in block[arm] { tallies[arm].latencies.add(unit.value) }
        }
        cut.update(from: tallies[1].latencies)
    }

    // MARK: Evidence

    /// Logarithm of the evidence of harm.
    var logWealth: Double {
        if case .safety(let tolerance) = metric.kind { return safetyLogWealth(tolerance) }
        guard let order else { return main.harm.logWealth }
        return LogSum.of([main.harm.logWealth, order.harm.logWealth]) - naturalLog(2)
    }

    /// Logarithm of the evidence of no harm; nil of safety.
    var promotionLogWealth: Double? {
        guard !metric.isSafety else { return nil }
        // Each of both would be harm, so both must be ruled out.
        return min(main.mirror.logWealth, order?.mirror.logWealth ?? .infinity)
    }

    /// Whether the evidence of no harm has ever sufficed.
    var isProven: Bool {
        main.mirror.hasReached(alpha: promotionAlpha) && order?.mirror.hasReached(alpha: promotionAlpha) != false
    }

    /// Whether the canary violates safety more often than it may.
    var isSafetyRateExceeded: Bool {
        guard case .safety(.rate(_, let alpha)) = metric.kind else { return false }
        return logWealth >= -naturalLog(alpha)
    }

    /// The mean of likelihood ratios of rates above the allowed one, which double from each to the next.
    private func safetyLogWealth(_ tolerance: JudgeMetric.Tolerance) -> Double {
        guard case .rate(let allowed, _) = tolerance else { return 0 }
        let (bad, good) = (Double(violations), Double(max(0, tallies[0].count - violations)))
        var rates: [Double] = []
        var rate = 2 * allowed
        while rate < 1, rates.count < 64 {
            rates.append(rate)
            rate *= 2
        }
        if rates.isEmpty { rates = [(1 + allowed) / 2] }
        let terms = rates.map {
            bad * naturalLog($0 / allowed) + good * naturalLog((1 - $0) / (1 - allowed))
        }
        return LogSum.of(terms) - naturalLog(Double(terms.count))
    }

    // MARK: Values

    /// Whether an arm that is compared has no value.
    ///
    /// A rule on the rate of violations may be silent where the baseline is, too: nobody reports them there.
    var lacksValues: Bool {
        let (canary, baseline) = (tallies[0].count, tallies[1].count)
        switch (metric.kind, metric.reference) {
        case (.safety(.rate), _): return canary == 0 && baseline > 0
        case (.safety(.none), _), (_, .limit): return canary == 0
        case (_, .baseline): return canary == 0 || baseline == 0
        }
    }

    /// Whether the canary lacks more of its values than the baseline, by more than the margin and not by chance.
    ///
    /// Where both lack as many, a unit without a value is one of the canary as often as any unit is.
    /// - Source: as `SampleRatio`, with a uniform mixture.
    var losesValues: Bool {
        let (canary, baseline) = (tallies[0], tallies[1])
        guard canary.missingShare - baseline.missingShare > margin else { return false }
        let (x, y) = (Double(canary.missing), Double(baseline.missing))
        let evidence =
            Distributions.logGamma(1 + x) + Distributions.logGamma(1 + y) - Distributions.logGamma(2 + x + y)
            - x * naturalLog(canaryShare) - y * naturalLog(1 - canaryShare)
        return evidence >= -naturalLog(alpha)
    }
}

extension JudgeMetric {
    /// Whether it is a latency that is compared with the baseline's.
    var isOrdered: Bool {
        guard kind == .latency, case .baseline = reference else { return false }
        return true
    }
}
