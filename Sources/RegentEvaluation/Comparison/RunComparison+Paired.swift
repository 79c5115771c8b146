package import RegentMessages
import RegentModel

extension RunComparison {
    /// Each side of a two-sided 95 % interval.
    private static let oneSided = 0.975
    private static let confidence = 0.95

    /// Two runs side by side over the samples that both have.
    ///
    /// Rates have Tango's interval and the exact McNemar test, means the paired t interval; both are clustered where
    /// samples depend on each other. Percentiles are those of the pairs, and their differences end against end. A score
    /// or a derived metric that only one of the runs has is a row without a difference.
    /// - Parameters:
    ///   - ranges: declared ranges that both runs have alike.
    ///   - baseline: metrics that the baseline declares.
    ///   - candidate: metrics that the candidate declares.
    package init(
        paired runs: PairedRuns, ranges: [String: ClosedRange<Double>], baseline: [MetricDeclaration] = [],
        candidate: [MetricDeclaration] = []
    ) {
        self.init()
        paired = true
        setCounts(runs)
        let declared = (baseline + candidate).filter(\.expr.isEmpty).map(\.name)
        deltas =
            PairedRate.allCases.map { Self.delta($0.metric, runs.rates[$0.index], isClustered: runs.isClustered) }
            + Self.percentiles(runs)
            + runs.scoreNames.union(declared).map { name in
                guard let pairs = runs.scores[name], pairs.count > 0 else {
                    return MetricDelta(metric: name).without("MISSING_METRIC")
                }
                return Self.delta(name, pairs, range: ranges[name], isClustered: runs.isClustered)
            }
        let parts = deltas
        let derived = DerivedPair.all(baseline, candidate).filter { pair in
            !parts.contains { $0.metric == pair.name }
        }
        deltas += derived.map { $0.delta(from: parts, aligned: runs.aligned) }
        deltas.sort { $0.metric < $1.metric }
    }

    /// Two runs side by side as independent samples: a row per metric of either, and the outcomes that flipped.
    ///
    /// - Parameter derived: derived metrics of either run; one that is not the same in both has no difference.
    package init(
        baseline: EvalSummary, candidate: EvalSummary, derived: [DerivedPair] = [], alignment: PairedRuns
    ) {
        self.init(baseline: baseline, candidate: candidate)
        let others = Set(derived.filter(\.isOther).map(\.name))
        for place in deltas.indices where others.contains(deltas[place].metric) {
            (deltas[place].delta, deltas[place].interval) = (nil, nil)
            deltas[place].reason = DerivedPair.differReason
        }
        setCounts(alignment)
    }

    private mutating func setCounts(_ runs: PairedRuns) {
        (aligned, baselineOnly, candidateOnly) = (runs.aligned, runs.baselineOnly, runs.candidateOnly)
        let all = aligned + baselineOnly + candidateOnly
        overlap = all == 0 ? 0 : Double(aligned) / Double(all)
        flipCounts = runs.flipCounts
        flips = Array(runs.flips.flips.prefix(runs.flips.samplesMax))
    }

    private static func delta(_ metric: String, _ pairs: PairedRuns.RatePairs, isClustered: Bool) -> MetricDelta {
        let proportions = pairs.proportions
        var delta = MetricDelta(metric: metric)
        delta.pairs = UInt64(proportions.count)
        guard proportions.count > 0 else { return delta.without("MISSING_METRIC") }
        let count = Double(proportions.count)
        delta.baseline = Double(proportions.bothTrue + proportions.onlyBaseline) / count
        delta.candidate = Double(proportions.bothTrue + proportions.onlyCandidate) / count
        delta.delta = proportions.difference
        delta.onlyCandidate = UInt64(proportions.onlyCandidate)
        delta.onlyBaseline = UInt64(proportions.onlyBaseline)
        guard !isClustered else { return delta.with(pairs.differences, range: -1...1, isClustered: true) }
        delta.pValue = proportions.mcNemarPValue
        guard let lower = proportions.tangoBound(.lower, confidence: oneSided),
            let upper = proportions.tangoBound(.upper, confidence: oneSided)
        else { return delta.without("NO_BOUND") }
        delta.interval = Interval(lower: lower, upper: upper, confidence: confidence, method: "tango")
        return delta
    }

    private static func delta(
        _ metric: String, _ pairs: PairedRuns.ScorePairs, range: ClosedRange<Double>?, isClustered: Bool
    ) -> MetricDelta {
        var delta = MetricDelta(metric: metric)
        delta.pairs = UInt64(pairs.count)
        delta.baseline = pairs.baseline.divided(by: pairs.count).finite
        delta.candidate = pairs.candidate.divided(by: pairs.count).finite
        delta.delta = pairs.differences.mean?.finite
        guard delta.delta != nil else { return delta.without("NOT_FINITE") }
        let width = range.map { $0.upperBound - $0.lowerBound }?.finite
        return delta.with(pairs.differences, range: width.map { -$0...$0 }, isClustered: isClustered)
    }

    /// Percentiles of both runs over pairs that both have a latency.
    private static func percentiles(_ runs: PairedRuns) -> [MetricDelta] {
        let (before, after) = (runs.latencies.baseline, runs.latencies.candidate)
        let ranks = Metric.percentiles.map { percentile in
            (
                Evidence.nearestRank(percentile.quantile, count: before.count),
                ConfidenceBounds.quantileRank(
                    percentile.quantile, count: before.count, .lower, confidence: oneSided),
                ConfidenceBounds.quantileRank(
                    percentile.quantile, count: before.count, .upper, confidence: oneSided)
            )
        }
        let wanted = Set(ranks.flatMap { [$0.0, $0.1, $0.2].compactMap(\.self) }).sorted()
        guard before.count > 0 else {
            return Metric.percentiles.map { MetricDelta(metric: $0.name).without("MISSING_METRIC") }
        }
        func milliseconds(_ tally: LatencyTally) -> [Int: Double] {
            let values = tally.values(ofRanks: wanted).map { LatencyMicros($0).milliseconds }
            return Dictionary(uniqueKeysWithValues: zip(wanted, values))
        }
        let (first, second) = (milliseconds(before), milliseconds(after))
        return zip(Metric.percentiles, ranks).map { percentile, ranks in
            var delta = MetricDelta(metric: percentile.name)
            delta.pairs = UInt64(before.count)
            (delta.baseline, delta.candidate) = (first[ranks.0], second[ranks.0])
            if let from = delta.baseline, let to = delta.candidate { delta.delta = to - from }
            guard let lower = ranks.1, let upper = ranks.2, let low = second[lower], let high = second[upper],
                let least = first[lower], let greatest = first[upper]
            else { return delta.without("NO_BOUND") }
            delta.interval = Interval(
                lower: low - greatest, upper: high - least, confidence: confidence, method: "order-statistic")
            return delta
        }
    }
}

extension MetricDelta {
    /// The same with the reason why there is no difference, or no interval.
    func without(_ reason: String) -> MetricDelta {
        var delta = self
        delta.reason = reason
        return delta
    }

    /// The same with the interval of a mean of differences, where there is one.
    fileprivate func with(
        _ sums: ClusterSums, range: ClosedRange<Double>?, isClustered: Bool
    ) -> MetricDelta {
        var delta = self
        if isClustered { delta.clusters = UInt64(sums.clusterCount) }
        guard let lower = sums.bound(.lower, confidence: 0.975, range: range)?.finite,
            let upper = sums.bound(.upper, confidence: 0.975, range: range)?.finite
        else { return without("NO_BOUND") }
        delta.interval = Interval(lower: lower, upper: upper, confidence: 0.95, method: sums.method(range: range))
        return delta
    }
}
