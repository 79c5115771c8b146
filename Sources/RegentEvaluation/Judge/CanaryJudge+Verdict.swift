extension CanaryJudge {
    /// The decision with its reasons and figures.
    ///
    /// - Complexity: O(metrics³) for the offenders; `decision` alone costs nothing.
    package var verdict: JudgeVerdict {
        JudgeVerdict(
            decision: decision, reasons: reasons, metrics: tests.map { $0.figures(alpha: plan.alpha) },
            offenders: offenders, eValue: LogSum.exponential(logWealth),
            eValuePeak: LogSum.exponential(logWealthPeak), sampleRatioEValue: ratio.eValue,
            canaryUnits: unitCounts[0], baselineUnits: unitCounts[1], repeatCount: repeatCount)
    }

    private var reasons: [JudgeVerdict.Reason] {
        if let finalReason { return [finalReason] }
        return decision == .promote ? [.noHarm] : openReasons
    }

    private var offenders: [String] {
        guard decision == .rollBack else { return [] }
        let places = tests.indices.filter { !tests[$0].metric.isSafety }
        let worse = ClosedEBH.refused(logEValues: places.map { tests[$0].logWealth }, alpha: plan.alpha)
        let violated = tests.indices.filter { isUnsafe(tests[$0]) }
        return (violated + worse.map { places[$0] }).sorted().map { tests[$0].metric.name }
    }

    private func isUnsafe(_ test: MetricTest) -> Bool {
        guard case .safety(let tolerance) = test.metric.kind else { return false }
        return tolerance == .none ? violators.contains(test.metric.name) : test.isSafetyRateExceeded
    }
}

extension MetricTest {
    func figures(alpha: Double) -> JudgeFigures {
        JudgeFigures(
            name: metric.name, canary: figures(0), baseline: figures(1), blockCount: blockCount,
            eValue: LogSum.exponential(logWealth), promotionEValue: promotionLogWealth.map(LogSum.exponential),
            difference: difference(confidence: 1 - alpha), meanDifference: meanDifference,
            isProven: !metric.isSafety && isProven)
    }

    private func figures(_ arm: Int) -> JudgeFigures.ArmFigures {
        let tally = tallies[arm]
        return JudgeFigures.ArmFigures(
            count: tally.count, missing: tally.missing, mean: tally.mean,
            p95: metric.kind == .latency ? tally.latencies.quantile(0.95) : nil)
    }

    /// Blocks so far.
    private var blockCount: Int { Int(exactly: max(main.harm.count, order?.harm.count ?? 0)) ?? .max }

    /// What a payoff of the bets lacks to be the difference.
    private var offset: Double {
        guard case .baseline = metric.reference else { return 0 }
        return margin
    }

    private var meanDifference: Double? {
        let process = main.harm
        return process.count > 0 ? process.sum / process.count + offset : nil
    }

    private func difference(confidence: Double) -> ClosedRange<Double>? {
        let process = main.harm
        guard let count = Int(exactly: process.count), count > 1, let mean = meanDifference else { return nil }
        let squares = process.sumOfSquares - process.sum * process.sum / process.count
        let moments = Moments(count: count, mean: mean, squaredDeviations: max(0, squares), unit: 1)
        return ConfidenceSequence.mean(moments, confidence: confidence)
    }
}
