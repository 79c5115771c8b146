import RegentEvaluation

/// The delta method with a matrix, which summaries and gates do without: an oracle for them.
struct ClusterCovariance {
    /// Means, one for each part.
    let means: [Double]
    /// CR1 covariance of the means, by rows.
    let covariance: [[Double]]
    /// Clusters, less one.
    let degrees: Int

    /// From the totals of each part in each cluster; nil where a part has no value.
    init?(parts: [[ClusterTotal]]) {
        guard let clusterCount = parts.first?.count, clusterCount >= 2 else { return nil }
        var means: [Double] = []
        var influences: [[Double]] = []
        for part in parts {
            guard let mean = ClusteredMean(part) else { return nil }
            means.append(mean.mean)
            influences.append(part.map { ($0.sum - Double($0.count) * mean.mean) / Double(mean.count) })
        }
        let factor = Double(clusterCount) / Double(clusterCount - 1)
        covariance = influences.map { first in
            influences.map { second in factor * zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        (self.means, degrees) = (means, clusterCount - 1)
    }
}

extension DeltaMethod {
    /// f ∓ t·√(∇f·Σ·∇f).
    static func bound(
        _ term: Term, covariance: [[Double]], degrees: Int, _ side: ConfidenceBounds.Side, confidence: Double
    ) -> Double? {
        var variance = 0.0
        for (row, first) in zip(covariance, term.gradient) {
            for (entry, second) in zip(row, term.gradient) { variance += first * second * entry }
        }
        let reach = Distributions.studentQuantile(confidence, degrees: Double(degrees)) * variance.squareRoot()
        return side == .lower ? term.value - reach : term.value + reach
    }
}
