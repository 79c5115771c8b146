import RegentMessages
import RegentModel

/// The estimate of each metric over the same evidence, with its two-sided 95 % interval.
///
/// Samples that depend on each other, within clusters or as repeats, have intervals over clusters.
struct MetricEstimates {
    /// Confidence of the intervals shown in a summary, two-sided.
    static let confidence = 0.95
    /// Each side of a two-sided 95 % interval.
    static let oneSided = 0.975

    let evidence: Evidence
    /// Rules of the summary, see `EvalSummary.rulesVersion`.
    let rules: UInt32
    /// Whether samples depend on each other, and it is known how.
    private let isClustered: Bool
    /// The clusters; nil where samples are independent, or where clusters were not kept.
    let clusters: ClusterTable?

    init(_ evidence: Evidence, rules: UInt32) {
        self.evidence = evidence
        self.rules = rules
        let isKept = evidence.keepsClusters || evidence.findings != nil
        isClustered = evidence.hasClusters && isKept && rules > 0
        clusters = isClustered && evidence.findings == nil ? evidence.rows.map(ClusterTable.init) : nil
    }

    /// Whether samples depend on each other and nobody knows how: no interval would be right.
    var hasUnknownClusters: Bool { evidence.hasClusters && !isClustered && rules > 0 }

    /// The mean of a metric over the clusters; nil without a value.
    private func clusteredMean(of metric: Metric, mean: Double) -> ClusteredMean? {
        if let findings = evidence.findings { return findings.means[metric] }
        return clusters.flatMap { ClusteredMean(evidence.totals(of: metric, in: $0), mean: mean) }
    }

    /// Counts of a metric, without a value.
    func counts(of metric: Metric) -> MetricEstimate {
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

    /// An interval; nil where an end is missing or exceeds the range of a double.
    static func interval(_ method: String, _ bound: (ConfidenceBounds.Side) -> Double?) -> Interval? {
        guard let lower = bound(.lower)?.finite, let upper = bound(.upper)?.finite else { return nil }
        return Interval(lower: lower, upper: upper, confidence: confidence, method: method)
    }

    /// A rate of an outcome or of a status.
    func rate(_ metric: Metric) -> MetricEstimate {
        var estimate = counts(of: metric)
        let (trueCount, present) = (evidence.trueCount(of: metric) ?? 0, Int(estimate.n))
        guard present > 0 else { return estimate }
        let value = Double(trueCount) / Double(present)
        estimate.trueCount = UInt64(trueCount)
        estimate.value = value
        if isClustered {
            setInterval(of: &estimate, clusteredMean(of: metric, mean: value), range: 0...1)
        } else if !hasUnknownClusters {
            estimate.interval = Self.interval("wilson") { side in
                ConfidenceBounds.wilson(
                    successes: trueCount, trials: present, side, confidence: Self.oneSided, roundsEnds: rules == 0)
            }
        }
        return estimate
    }

    func score(_ name: String) -> MetricEstimate {
        var estimate = counts(of: .score(name))
        // A summary of earlier rules is made as it was, to the bit.
        guard let moments = evidence.moments(ofScore: name, countsRounding: rules == 0) else { return estimate }
        estimate.value = moments.mean.finite
        if estimate.value == nil { estimate.reason = "NOT_FINITE" }
        let range = evidence.range(ofScore: name)
        if isClustered {
            setInterval(of: &estimate, clusteredMean(of: .score(name), mean: moments.mean), range: range)
        } else if !hasUnknownClusters {
            estimate.interval = plainInterval(moments, range)
        }
        return estimate
    }

    /// Student's t; values without spread are not certain, so they have Hoeffding's interval or none.
    private func plainInterval(_ moments: Moments, _ range: ClosedRange<Double>?) -> Interval? {
        guard rules > 0 else {
            return Self.interval("student-t") {
                ConfidenceBounds.meanOfEarlierRules(moments, range: range, $0, confidence: Self.oneSided)
            }
        }
        let isEqual = moments.squaredDeviations == 0
        // Of any number of equal values without a range nothing is known but themselves.
        guard !isEqual || range != nil else { return nil }
        let isEnd = range.map { ConfidenceBounds.isEnd(moments.mean, of: $0) } ?? false
        return Self.interval(!isEqual ? "student-t" : isEnd ? "wilson" : "hoeffding") {
            ConfidenceBounds.mean(moments, range: range, $0, confidence: Self.oneSided)
        }
    }

    /// The estimate of a derived metric; its interval is by the delta method.
    func derived(_ name: String) -> MetricEstimate {
        var estimate = counts(of: .derived(name))
        estimate.derived = true
        guard let found = DerivedEstimate(name, evidence, clusters: clusters.map(ClusterSource.kept)) else {
            return estimate
        }
        estimate.value = found.estimate
        if evidence.sampleCount > 0 { estimate.reason = found.reason }
        estimate.clusters = UInt64(found.clusterCount)
        estimate.interval = Self.interval(found.method) { found.bound($0, confidence: Self.oneSided) }
        return estimate
    }

    private func setInterval(
        of estimate: inout MetricEstimate, _ mean: ClusteredMean?, range: ClosedRange<Double>?
    ) {
        guard let mean else { return }
        estimate.clusters = UInt64(mean.clusterCount)
        // Clusters without spread and without a range say nothing of how far the mean may be off.
        if mean.isFlat, range == nil { return }
        estimate.interval = Self.interval(mean.method(range: range)) {
            mean.bound($0, confidence: Self.oneSided, range: range)
        }
    }

    /// Percentiles and the ends of their intervals, looked for at once.
    func percentiles(_ wanted: [(name: String, quantile: Double)]) -> [(String, MetricEstimate)] {
        guard !wanted.isEmpty else { return [] }
        let count = evidence.latencyCount
        let ranks = wanted.map { PercentileRanks($0.quantile, count: count) }
        let milliseconds = evidence.latencyMilliseconds(atRanks: ranks.flatMap(\.all))
        let draws = count > 0 && isClustered ? self.draws(wanted.map(\.quantile)) : nil
        return zip(wanted.indices, ranks).map { place, ranks in
            let percentile = wanted[place]
            var estimate = counts(of: .latency(quantile: percentile.quantile))
            if count > 0 { estimate.value = milliseconds[ranks.point] }
            if let draws = draws?[place] {
                estimate.clusters = UInt64(draws.clusterCount)
                estimate.interval = Self.interval("cluster-bootstrap") { side in
                    draws.bound(side, confidence: Self.oneSided)
                        .map { LatencyMicros(UInt32($0)).milliseconds }
                }
            } else if !hasUnknownClusters {
                estimate.interval = Self.interval("order-statistic") { side in
                    (side == .lower ? ranks.lower : ranks.upper).flatMap { milliseconds[$0] }
                }
            }
            return (percentile.name, estimate)
        }
    }

    /// The draws of the clusters that have a latency, for each quantile.
    private func draws(_ quantiles: [Double]) -> [ClusterBootstrap]? {
        if let findings = evidence.findings {
            // Readings draw for all percentiles of a summary.
            return findings.draws.map { draws in
                quantiles.compactMap { quantile in
                    Metric.percentiles.firstIndex { $0.quantile == quantile }.map { draws[$0] }
                }
            }
        }
        guard let found = clusters?.latencies() else { return nil }
        return ClusterBootstrap.all(
            of: quantiles, values: found.values, clusters: found.units, clusterCount: found.clusters.unitCount
        ).map { $0.counting(found.clusters.count) }
    }

    /// Ranks of a percentile and of the ends of its interval.
    struct PercentileRanks {
        let point: Int
        let lower: Int?
        let upper: Int?

        init(_ quantile: Double, count: Int) {
            point = Evidence.nearestRank(quantile, count: count)
            func rank(_ side: ConfidenceBounds.Side) -> Int? {
                count == 0
                    ? nil
                    : ConfidenceBounds.quantileRank(quantile, count: count, side, confidence: oneSided)
            }
            (lower, upper) = (rank(.lower), rank(.upper))
        }

        var all: [Int] { [point, lower, upper].compactMap { $0 } }
    }
}
