package import RegentMessages
import RegentModel

extension EvalSummary {
    /// The rules of summaries that are made now: with intervals over clusters and derived metrics.
    package static let rulesCurrent: UInt32 = 1

    /// The exact summary of the evidence: rates are ratios of counts, percentiles nearest ranks.
    ///
    /// Every built-in metric and every declared or seen score has its row in `metrics`; one
    /// without data has no value but a reason.
    /// - Parameter rules: a summary that an earlier release made is compared with one by its rules.
    package init(of evidence: Evidence, rules: UInt32 = rulesCurrent) {
        self.init()
        let estimates = MetricEstimates(evidence, rules: rules)
        rulesVersion = rules
        sampleCount = UInt64(evidence.sampleCount)
        rejected = UInt64(evidence.rejectedCount)
        for outcome in Outcome.allCases {
            let estimate = estimates.rate(outcome)
            metrics[outcome.metric] = estimate
            setRate(outcome, estimate.value)
        }
        for (name, estimate) in estimates.percentiles() {
            metrics[name] = estimate
            setPercentile(name, estimate.value)
        }
        for name in evidence.scores.keys {
            let estimate = estimates.score(name)
            metrics[name] = estimate
            scores[name] = estimate.value
        }
        for metric in evidence.derived.ordered {
            metrics[metric.name] = estimates.derived(metric.name) { part(of: $0) }
        }
    }

    /// The estimate of a metric that is not derived.
    private func part(of name: String) -> MetricEstimate? {
        guard name == "sample_count" else { return metrics[name] }
        return MetricEstimate(value: Double(sampleCount), n: sampleCount, coverage: sampleCount > 0 ? 1 : 0)
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
