package import RegentMessages
import RegentModel

extension MetricProgress {
    private static let confidence = 0.95
    /// Values from which on there is an asymptotic interval: of fewer it would miss more often than it says.
    private static let asymptoticCountMin = 30

    /// Every metric of the evidence so far, by name, with an interval that holds at every look.
    ///
    /// The intervals depend on counts and sums only, so it does not matter in which order samples arrive, nor how often
    /// and when somebody looks.
    /// - Source: `ConfidenceSequence`; docs/evaluation.md, "Watching a run".
    package static func all(of evidence: Evidence) -> [MetricProgress] {
        let summary = EvalSummary(of: evidence)
        return summary.metrics.map { name, estimate in
            var progress = MetricProgress(metric: name, n: estimate.n, missing: estimate.missing)
            progress.value = estimate.value
            progress.reason = estimate.reason
            guard estimate.value != nil else { return progress }
            guard !evidence.hasClusters else {
                progress.reason = "CLUSTERS"
                return progress
            }
            let interval = interval(of: name, estimate, evidence)
            progress.sequence = interval
            if interval == nil { progress.reason = "NO_BOUND" }
            return progress
        }.sorted { $0.metric < $1.metric }
    }

    private static func interval(
        of name: String, _ estimate: MetricEstimate, _ evidence: Evidence
    ) -> Interval? {
        if let percentile = Metric.percentiles.first(where: { $0.name == name }) {
            return quantile(percentile.quantile, evidence)
        }
        if let values = evidence.scores[name] {
            guard let moments = Moments(of: values) else { return nil }
            if let range = evidence.range(ofScore: name), (range.upperBound - range.lowerBound).isFinite,
                range.lowerBound < range.upperBound
            {
                return made(
                    ConfidenceSequence.boundedMean(moments, range: range, confidence: confidence), "beta-mixture")
            }
            guard moments.count >= asymptoticCountMin else { return nil }
            return ConfidenceSequence.mean(moments, confidence: confidence).map { made($0, "asymptotic") }
        }
        guard estimate.n > 0, PairedRate.allCases.contains(where: { $0.metric == name }) else { return nil }
        let range = ConfidenceSequence.rate(
            successes: Int(estimate.trueCount), trials: Int(estimate.n), confidence: confidence)
        return made(range, "beta-mixture")
    }

    /// The values between which a quantile lies at every look.
    ///
    /// Whether a value is at most the quantile is a trial of probability q, so the number of them stays among those
    /// whose sequence holds q. Equal values can be ordered by chance, which moves no end outwards.
    private static func quantile(_ q: Double, _ evidence: Evidence) -> Interval? {
        let count = evidence.latencies.count
        func range(_ successes: Int) -> ClosedRange<Double> {
            ConfidenceSequence.rate(successes: successes, trials: count, confidence: confidence)
        }
        // Both ends rise with the number of successes.
        let least = first(upTo: count) { range($0).upperBound >= q }
        let beyond = first(upTo: count) { range($0).lowerBound > q }
        guard let least, least >= 1, let beyond else { return nil }
        let found = evidence.latencyMilliseconds(atRanks: [least, beyond])
        guard let lower = found[least], let upper = found[beyond] else { return nil }
        return made(lower...max(lower, upper), "quantile-mixture")
    }

    /// The least count in 0 ... n for which a condition that stays true becomes true.
    private static func first(upTo n: Int, where condition: (Int) -> Bool) -> Int? {
        var (low, high) = (0, n + 1)
        while low < high {
            let middle = (low + high) / 2
            if condition(middle) { high = middle } else { low = middle + 1 }
        }
        return low <= n ? low : nil
    }

    private static func made(_ range: ClosedRange<Double>, _ method: String) -> Interval {
        Interval(lower: range.lowerBound, upper: range.upperBound, confidence: confidence, method: method)
    }
}
