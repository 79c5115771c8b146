package import RegentMessages
import RegentModel

extension EvalSummary {
    /// Confidence of the intervals shown in a summary, two-sided.
    private static let confidence = 0.95
    /// Each side of a two-sided 95 % interval.
    private static let oneSided = 0.975

    /// The rules by which summaries are made now; a stored one has those of its time.
    package static let currentRules: UInt32 = 1

    /// The exact summary of the evidence: rates are ratios of counts, percentiles nearest ranks.
    ///
    /// Every built-in metric and every declared or seen score has its row in `metrics`; one
    /// without data has no value but a reason.
    /// - Parameter rules: by which it is made; those of a stored summary where it is made again.
    package init(of evidence: Evidence, rules: UInt32 = EvalSummary.currentRules) {
        self.init()
        rulesVersion = rules
        sampleCount = UInt64(evidence.sampleCount)
        rejected = UInt64(evidence.rejectedCount)
        retried = UInt64(evidence.retriedCount)
        for outcome in Outcome.allCases {
            let estimate = Self.rate(.rate(outcome), evidence)
            metrics[outcome.metric] = estimate
            setRate(outcome, estimate.value)
        }
        // A score that an earlier release took in keeps its name.
        for (name, status) in Metric.statusRates where rules >= 1 && evidence.scores[name] == nil {
            metrics[name] = Self.rate(.statusRate(status), evidence)
        }
        for (name, estimate) in Self.percentiles(evidence) {
            metrics[name] = estimate
            setPercentile(name, estimate.value)
        }
        for name in evidence.scores.keys {
            let estimate = Self.score(name, evidence)
            metrics[name] = estimate
            scores[name] = estimate.value
        }
    }

    private static func estimate(_ metric: Metric, _ evidence: Evidence) -> MetricEstimate {
        let coverage = evidence.coverage(of: metric)
        var estimate = MetricEstimate()
        estimate.n = UInt64(coverage.present)
        estimate.missing = UInt64(coverage.missing)
        estimate.coverage = coverage.share
        if coverage.present == 0 {
            estimate.reason = evidence.sampleCount == 0 ? "NO_DATA" : "MISSING_METRIC"
        }
        return estimate
    }

    private static func interval(_ lower: Double, _ upper: Double, _ method: String) -> Interval {
        Interval(lower: lower, upper: upper, confidence: confidence, method: method)
    }

    private static func rate(_ metric: Metric, _ evidence: Evidence) -> MetricEstimate {
        var estimate = estimate(metric, evidence)
        let (trueCount, present) = (evidence.trueCount(of: metric) ?? 0, Int(estimate.n))
        guard present > 0 else { return estimate }
        func wilson(_ side: ConfidenceBounds.Side) -> Double {
            ConfidenceBounds.wilson(
                successes: trueCount, trials: present, side, confidence: oneSided)
        }
        estimate.trueCount = UInt64(trueCount)
        estimate.value = Double(trueCount) / Double(present)
        estimate.interval = interval(wilson(.lower), wilson(.upper), "wilson")
        return estimate
    }

    private static func score(_ name: String, _ evidence: Evidence) -> MetricEstimate {
        var estimate = estimate(.score(name), evidence)
        guard let moments = Moments(of: evidence.scores[name] ?? []) else { return estimate }
        estimate.value = moments.mean.finite
        if estimate.value == nil { estimate.reason = "NOT_FINITE" }
        func bound(_ side: ConfidenceBounds.Side) -> Double? {
            ConfidenceBounds.mean(
                moments, range: evidence.range(ofScore: name), side, confidence: oneSided)
        }
        // An interval that exceeds the range of a double is absent.
        if let lower = bound(.lower)?.finite, let upper = bound(.upper)?.finite {
            estimate.interval = interval(lower, upper, "student-t")
        }
        return estimate
    }

    /// All percentiles and the ends of their intervals, looked for at once.
    private static func percentiles(_ evidence: Evidence) -> [(String, MetricEstimate)] {
        let count = evidence.latencies.count
        let ranks = Metric.percentiles.map { PercentileRanks($0.quantile, count: count) }
        let milliseconds = evidence.latencyMilliseconds(atRanks: ranks.flatMap(\.all))
        return zip(Metric.percentiles, ranks).map { percentile, ranks in
            var estimate = estimate(.latency(quantile: percentile.quantile), evidence)
            if count > 0 { estimate.value = milliseconds[ranks.point] }
            if let lower = ranks.lower.flatMap({ milliseconds[$0] }),
                let upper = ranks.upper.flatMap({ milliseconds[$0] })
            {
                estimate.interval = interval(lower, upper, "order-statistic")
            }
            return (percentile.name, estimate)
        }
    }

    /// Ranks of a percentile and of the ends of its interval.
    private struct PercentileRanks {
        let point: Int
        let lower: Int?
        let upper: Int?

        init(_ quantile: Double, count: Int) {
            point = Evidence.nearestRank(quantile, count: count)
            func rank(_ side: ConfidenceBounds.Side) -> Int? {
                count == 0
                    ? nil
                    : ConfidenceBounds.quantileRank(
                        quantile, count: count, side, confidence: oneSided)
            }
            (lower, upper) = (rank(.lower), rank(.upper))
        }

        var all: [Int] { [point, lower, upper].compactMap { $0 } }
    }

    private mutating func setRate(_ outcome: Outcome, _ value: Double?) {
        switch outcome {
        case .schemaValid: schemaValidRate = value
        case .patchApplySuccess: patchApplySuccess = value
        case .editedAfterGenerate: editAfterGenerateRate = value
        case .published: publishConversionProxy = value
        case .safetyCompliant: safetyHtmlTailwindCompliance = value
        case .fallbackUsed: fallbackRate = value
        }
    }

    private mutating func setPercentile(_ name: String, _ value: Double?) {
        switch name {
        case "p50_latency_ms": p50LatencyMs = value
        case "p90_latency_ms": p90LatencyMs = value
        case "p95_latency_ms": p95LatencyMs = value
        case "p99_latency_ms": p99LatencyMs = value
        default: p999LatencyMs = value
        }
    }
}

extension Evidence {
    /// Nearest rank, from 1, of a quantile: ⌈q·n⌉ as `percentile_disc` and `inverted_cdf` have it.
    static func nearestRank(_ quantile: Double, count: Int) -> Int {
        let rank = (quantile * Double(count)).rounded(.up)
        // A quantile of a stored rule may be damaged.
        guard rank >= 1 else { return 1 }
        return rank < Double(count) ? Int(rank) : max(1, count)
    }

    /// Latency in milliseconds at each of the ranks, all looked for at once; empty of nothing.
    func latencyMilliseconds(atRanks ranks: [Int]) -> [Int: Double] {
        guard latencies.count > 0, !ranks.isEmpty else { return [:] }
        let ascending = Set(ranks).sorted()
        let values = latencies.values(ofRanks: ascending)
        return Dictionary(
            uniqueKeysWithValues: zip(ascending, values.map { LatencyMicros($0).milliseconds }))
    }
}
