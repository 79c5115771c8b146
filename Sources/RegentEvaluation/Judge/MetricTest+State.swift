import RegentMessages

extension MetricTest {
    var state: JudgeMetricState {
        var state = JudgeMetricState(main: main.state, order: order?.state)
        (state.canary, state.baseline) = (tallies[0].state, tallies[1].state)
        state.canaryWaiting = waiting[0].map(\.value)
        state.canaryPrevious = waiting[0].map { $0.previous ?? JudgeLimits.unknown }
        state.baselineWaiting = waiting[1].map(\.value)
        state.baselinePrevious = waiting[1].map { $0.previous ?? JudgeLimits.unknown }
        state.regression = [regression.count, regression.x, regression.y, regression.xx, regression.xy]
        state.cutMs = cut.limit ?? 0
        state.cutDueCount = UInt64(cut.dueCount)
        state.violations = UInt64(violations)
        return state
    }

    /// Continues from a state; false, and it is not to be used, where that cannot be one of the metric.
    mutating func restore(_ state: JudgeMetricState) -> Bool {
        guard let bets = state.main, let main = BettingTest(main, bets), (state.order != nil) == (order != nil),
            let canary = state.canary.flatMap(ArmTally.init), let baseline = state.baseline.flatMap(ArmTally.init),
            let violations = Int(exactly: state.violations), violations <= canary.count,
            let cutDueCount = Int(exactly: state.cutDueCount),
            let cut = LatencyCut(limit: state.cutMs == 0 ? nil : state.cutMs, dueCount: cutDueCount),
            let canaryWaiting = waiting(state.canaryWaiting, state.canaryPrevious),
            let baselineWaiting = waiting(state.baselineWaiting, state.baselinePrevious),
            let regression = Regression(state.regression)
        else { return false }
        if let order, let bets = state.order {
            guard let restored = BettingTest(order, bets) else { return false }
            self.order = restored
        }
        (self.main, tallies, self.violations) = (main, [canary, baseline], violations)
        (self.cut, waiting, self.regression) = (cut, [canaryWaiting, baselineWaiting], regression)
        return true
    }

    private func waiting(_ values: [Double], _ previous: [Double]) -> [Waiting]? {
        let sizes = metric.isOrdered ? -JudgeLimits.valueMax...JudgeLimits.valueMax : 0...1
        guard values.count <= JudgeLimits.waitingMax, values.count == previous.count,
            values.allSatisfy(sizes.contains),
            previous.allSatisfy({ $0 == JudgeLimits.unknown || (0...1).contains($0) })
        else { return nil }
        return zip(values, previous).map { Waiting(value: $0, previous: $1 < 0 ? nil : $1) }
    }
}

extension BettingTest {
    fileprivate var state: JudgeBets {
        JudgeBets(count: harm.count, harm: harm.numbers, mirror: mirror.numbers)
    }

    /// The test with the margins and chances of `empty` and stored bets.
    fileprivate init?(_ empty: BettingTest, _ bets: JudgeBets) {
        guard let harm = BettingProcess(margin: empty.harm.margin, count: bets.count, numbers: bets.harm),
            let mirror = BettingProcess(margin: empty.mirror.margin, count: bets.count, numbers: bets.mirror)
        else { return nil }
        self.init(harm: harm, mirror: mirror, alpha: empty.alpha, promotionAlpha: empty.promotionAlpha)
    }
}

extension BettingProcess {
    fileprivate var numbers: [Double] { [sum, sumOfSquares, logWealth, logWealthPeak] }

    fileprivate init?(margin: Double, count: Double, numbers: [Double]) {
        guard numbers.count == 4 else { return nil }
        self.init(
            margin: margin, count: count, sum: numbers[0], sumOfSquares: numbers[1], logWealth: numbers[2],
            logWealthPeak: numbers[3])
    }
}

extension ArmTally {
    fileprivate var state: JudgeArmTally {
        JudgeArmTally(count: UInt64(count), missing: UInt64(missing), sum: sum, latencyBuckets: latencies.buckets)
    }

    fileprivate init?(_ state: JudgeArmTally) {
        guard let count = Int(exactly: state.count), let missing = Int(exactly: state.missing),
            let latencies = LatencySketch(buckets: state.latencyBuckets)
        else { return nil }
        self.init(count: count, missing: missing, sum: state.sum, latencies: latencies)
    }
}

extension Regression {
    fileprivate init?(_ numbers: [Double]) {
        guard numbers.count == 5 else { return nil }
        self.init(count: numbers[0], x: numbers[1], y: numbers[2], xx: numbers[3], xy: numbers[4])
    }
}
