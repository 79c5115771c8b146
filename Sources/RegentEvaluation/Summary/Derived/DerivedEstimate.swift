import RegentMessages
import RegentModel

/// The value of a derived metric over the present values of its parts, and how far it may be off.
///
/// The variance is that of the delta method with CR1 covariances of the parts: the clusters' influences on the value,
/// which is ∇f·Σ·∇f without a matrix. Without clusters each sample is one.
/// - Source: docs/algorithms.md, "Derived metrics"; L. Wasserman, All of Statistics (2004), 9.9.
struct DerivedEstimate {
    /// The value of a part.
    fileprivate struct Part {
        let metric: Metric
        let value: Double?
        let count: Int
    }

    private let metric: DerivedMetrics.Derived
    private let evidence: Evidence
    private let value: DerivedValue
    private let parts: [Part]
    private let isClustered: Bool
    private let spread: Spread?

    /// Nil where the run has no such metric.
    ///
    /// - Parameter clusters: nil where samples are independent.
    init?(_ name: String, _ evidence: Evidence, clusters: ClusterTable?) {
        guard let metric = evidence.derived[name] else { return nil }
        (self.metric, self.evidence, isClustered) = (metric, evidence, clusters != nil)
        let parts = metric.parts.map { Part($0, evidence) }
        let value = evidence.derived.value(of: name) { part in
            metric.parts.firstIndex(of: part).flatMap { parts[$0].value }
        }
        (self.parts, self.value) = (parts, value ?? .missingPart)
        spread = Spread(self.value, parts, evidence, clusters)
    }

    /// The value; nil where there is none.
    var estimate: Double? { value.number }

    /// Why there is no value; empty where there is one.
    var reason: String { value.reason }

    /// Clusters with a value of a part; 0 where samples are independent.
    var clusterCount: Int { isClustered ? spread?.count ?? 0 : 0 }

    /// Name of the way a bound is made.
    var method: String { isClustered ? "clustered-delta" : "delta" }

    /// Standard error of the value; nil where it is not known or shows no spread, which is not certainty.
    var standardError: Double? { spread?.standardError }

    /// Student's t bound with clusters − 1 degrees of freedom; nil where there is none.
    func bound(_ side: ConfidenceBounds.Side, confidence: Double) -> Double? {
        guard let estimate, let spread, let error = spread.standardError else { return nil }
        let reach = Distributions.studentQuantile(confidence, degrees: Double(spread.count - 1)) * error
        return (side == .lower ? estimate - reach : estimate + reach).finite
    }

    /// What a gate compares: without missing values the value or its bound, else the least or greatest value that the
    /// missing values allow. A bound with missing values is not known.
    func value(
        _ fill: ComparedValue.Fill, _ side: ConfidenceBounds.Side?, confidence: Double, isMissing: Bool
    ) -> Double? {
        guard isMissing else { return side.map { bound($0, confidence: confidence) } ?? estimate }
        guard side == nil else { return nil }
        var ranges: [String: ClosedRange<Double>] = [:]
        for part in metric.parts { ranges[part] = range(evidence.part(part)) }
        let range = evidence.derived.range(of: metric.name) { ranges[$0] }
        return fill == .low ? range?.lowerBound : range?.upperBound
    }

    /// Values of a part with its missing values at both extremes.
    private func range(_ metric: Metric) -> ClosedRange<Double>? {
        let compared = ComparedValue(evidence: evidence, metric: metric, rule: GateRule(bound: .point))
        guard compared.coverage.present > 0, let low = compared.value(.low, nil, confidence: 0.95)?.finite,
            let high = compared.value(.high, nil, confidence: 0.95)?.finite, low <= high
        else { return nil }
        return low...high
    }

    /// Why there is nothing to compare.
    func absence(isMissing: Bool) -> String { isMissing ? "COVERAGE" : reason.isEmpty ? "NO_BOUND" : reason }
}

extension DerivedEstimate.Part {
    fileprivate init(_ name: String, _ evidence: Evidence) {
        metric = evidence.part(name)
        count = evidence.coverage(of: metric).present
        switch metric {
        case .sampleCount: value = Double(evidence.sampleCount)
        case .rate, .statusRate:
            value = count > 0 ? Double(evidence.trueCount(of: metric) ?? 0) / Double(count) : nil
        case .latency(let quantile):
            let rank = Evidence.nearestRank(quantile, count: evidence.latencies.count)
            value = evidence.latencyMilliseconds(atRanks: [rank])[rank]
        case .score(let score): value = Moments(of: evidence.scores[score] ?? [])?.mean.finite
        case .derived: value = nil
        }
    }
}

extension DerivedEstimate {
    /// The influences of the clusters on a value: how far each moves it.
    private struct Spread {
        private var squares = ExactSum()
        /// Clusters that have a value of a part.
        private(set) var count = 0

        /// Nil where it is not known: where there is no value, at a corner, of a percentile, and of clusters that are
        /// not kept.
        init?(_ value: DerivedValue, _ parts: [Part], _ evidence: Evidence, _ clusters: ClusterTable?) {
            guard case .value(let term, false) = value, let rows = evidence.rows,
                clusters != nil || !evidence.hasClusters
            else { return nil }
            var weighted: [(part: Part, mean: Double, weight: Double)] = []
            for (part, slope) in zip(parts, term.gradient) where slope != 0 {
                if case .latency = part.metric { return nil }
                guard part.metric != .sampleCount else { continue }
                guard let mean = part.value else { return nil }
                weighted.append((part, mean, slope / Double(part.count)))
            }
            for table in clusters.map({ [$0] }) ?? ClusterTable.ofIndependent(rows) {
                var influences = [Influence](repeating: Influence(), count: table.count)
                for (part, mean, weight) in weighted {
                    for (number, total) in evidence.totals(of: part.metric, in: table).enumerated()
                    where total.count > 0 {
                        influences[number].add(total, mean: mean, weight: weight)
                    }
                }
                for influence in influences where influence.hasValues { add(influence.value) }
            }
        }

        private mutating func add(_ influence: Double) {
            squares.add(influence * influence)
            count += 1
        }

        /// Nil below two clusters, and without spread.
        var standardError: Double? {
            guard count > 1 else { return nil }
            let variance = Double(count) / Double(count - 1) * squares.value
            return variance.isFinite && variance > 0 ? variance.squareRoot() : nil
        }
    }

    /// How far one cluster moves a value.
    private struct Influence {
        private(set) var hasValues = false
        private var sum = 0.0
        private var scale = 0.0

        mutating func add(_ total: ClusterTotal, mean: Double, weight: Double) {
            let share = Double(total.count) * mean
            hasValues = true
            sum += weight * (total.sum - share)
            scale += abs(weight) * (abs(total.sum) + abs(share))
        }

        /// What is left of parts that cancel each other but for rounding is no spread.
        var value: Double { abs(sum) <= 8 * scale.ulp ? 0 : sum }
    }
}
