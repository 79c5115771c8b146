package import RegentMessages
import RegentModel

extension EvalSummary {
    /// The rules by which summaries are made now; a stored one has those of its time. Since 1 there are rates of status
    /// and derived metrics, intervals honour clusters, and equal values are not certain.
    package static let currentRules: UInt32 = 1

    /// The exact summary of the evidence: rates are ratios of counts, percentiles nearest ranks.
    ///
    /// Every built-in metric and every declared or seen score has its row in `metrics`; one
    /// without data has no value but a reason.
    /// - Parameters:
    ///   - rules: a summary that an earlier release made is compared with one by its rules.
    ///   - query: the metrics to return; nil = every one.
    package init(
        of evidence: Evidence, rules: UInt32 = EvalSummary.currentRules, query: SummaryQuery? = nil
    ) {
        self.init()
        rulesVersion = rules
        sampleCount = UInt64(evidence.sampleCount)
        rejected = UInt64(evidence.rejectedCount)
        retried = UInt64(evidence.retriedCount)
        setMetrics(MetricEstimates(evidence, rules: rules), only: query?.computed)
        if let repeats = query?.repeats, !repeats.isEmpty {
            let ids = evidence.sampleIDs
            for metric in repeats { metrics[metric.name] = metric.estimate(evidence, ids: ids) }
        }
        setFields()
        if let query { self = query.selection(of: self) }
    }

    private mutating func setMetrics(_ estimates: MetricEstimates, only names: Set<String>?) {
        let evidence = estimates.evidence
        func isWanted(_ name: String) -> Bool { names?.contains(name) ?? true }
        for outcome in Outcome.allCases where isWanted(outcome.metric) {
            metrics[outcome.metric] = estimates.rate(.rate(outcome))
        }
        // A score that an earlier release took in keeps its name.
        for (name, status) in Metric.statusRates
        where rulesVersion >= 1 && evidence.scores[name] == nil && isWanted(name) {
            metrics[name] = estimates.rate(.statusRate(status))
        }
        let percentiles = Metric.percentiles.filter { isWanted($0.name) }
        for (name, estimate) in estimates.percentiles(percentiles) { metrics[name] = estimate }
        for name in evidence.scores.keys where isWanted(name) {
            let estimate = estimates.score(name)
            metrics[name] = estimate
            scores[name] = estimate.value
        }
        for metric in evidence.derived.ordered where isWanted(metric.name) {
            metrics[metric.name] = estimates.derived(metric.name)
        }
    }

    /// Sets the fields of single metrics to what `metrics` has.
    mutating func setFields() {
        for outcome in Outcome.allCases { setRate(outcome, metrics[outcome.metric]?.value) }
        for percentile in Metric.percentiles { setPercentile(percentile.name, metrics[percentile.name]?.value) }
        scores = scores.filter { metrics[$0.key] != nil }
    }

    /// Adds the metrics of another summary of the same samples.
    mutating func add(_ other: EvalSummary) {
        metrics.merge(other.metrics) { _, new in new }
        scores.merge(other.scores) { _, new in new }
        setFields()
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
    /// The sample id of each row; nil where they are not kept.
    fileprivate var sampleIDs: KeyRanks? {
        guard let rows, rows.ids.count == rows.codes.count else { return nil }
        return KeyRanks(rows.ids)
    }

    /// Nearest rank, from 1, of a quantile: ⌈q·n⌉ as `percentile_disc` and `inverted_cdf` have it.
    static func nearestRank(_ quantile: Double, count: Int) -> Int {
        let rank = (quantile * Double(count)).rounded(.up)
        // A quantile of a stored rule may be damaged.
        guard rank >= 1 else { return 1 }
        return rank < Double(count) ? Int(rank) : max(1, count)
    }

    /// Latency in milliseconds at each of the ranks, all looked for at once; empty of nothing.
    func latencyMilliseconds(atRanks ranks: [Int]) -> [Int: Double] {
        if let findings { return findings.milliseconds }
        guard latencyCount > 0, !ranks.isEmpty else { return [:] }
        if let asked {
            let found = Set(ranks).sorted().map { ($0, asked.milliseconds(atRank: $0)) }
            return Dictionary(uniqueKeysWithValues: found.compactMap { rank, value in value.map { (rank, $0) } })
        }
        let ascending = Set(ranks).sorted()
        let values = latencies.values(ofRanks: ascending)
        return Dictionary(
            uniqueKeysWithValues: zip(ascending, values.map { LatencyMicros($0).milliseconds }))
    }
}
