import RegentMessages
import RegentModel

/// The value of a derived metric over the present values of its parts, and how far it may be off.
///
/// The variance is that of the delta method with CR1 covariances of the parts: the clusters' influences on the value,
/// which is ∇f·Σ·∇f without a matrix. Without clusters each sample is one.
/// - Source: docs/algorithms.md, "Derived metrics"; L. Wasserman, All of Statistics (2004), 9.9.
struct DerivedEstimate {
    private let metric: DerivedMetrics.Derived
    private let evidence: Evidence
    private let value: DerivedValue
    private let isClustered: Bool
    private let spread: DerivedSpread?

    /// Nil where the run has no such metric.
    ///
    /// - Parameter clusters: nil where samples are independent.
    init?(_ name: String, _ evidence: Evidence, clusters: ClusterSource?) {
        guard let metric = evidence.derived[name] else { return nil }
        (self.metric, self.evidence) = (metric, evidence)
        isClustered = clusters != nil || evidence.findings?.isClustered == true
        (value, spread) = DerivedSpread.of(metric, evidence, clusters: clusters)
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
