/// What a cluster contributes to a mean: the sum and the number of its values.
package struct ClusterTotal: Sendable, Hashable {
    /// Sum of the values, rounded once.
    package let sum: Double
    /// Number of values; a cluster without any is left out.
    package let count: Int

    package init(sum: Double, count: Int) { (self.sum, self.count) = (sum, count) }
}

/// The mean of values that depend on each other within clusters, and not between them.
///
/// A rate is such a mean: the sum of a cluster is its number of true values. The order of the clusters does not matter.
/// - Source: K.-Y. Liang and S. Zeger (1986), with the factor G/(G − 1) of the CR1 estimator; docs/algorithms.md,
///   "Clustered means".
package struct ClusteredMean: Sendable, Hashable {
    /// Clusters with a value.
    package let clusterCount: Int
    /// Values.
    package let count: Int
    /// Σ sums / Σ counts.
    package let mean: Double
    /// CR1 standard error of the mean; nil below two clusters, infinite beyond the range of a double.
    package let standardError: Double?
    /// Number of clusters of equal size with the same weight: (Σ n)² / Σ n².
    package let effectiveClusterCount: Double
    /// Whether all clusters have the same mean, up to rounding: no spread, which is not certainty.
    package let isFlat: Bool

    /// The mean of the values in the clusters; nil without a value.
    ///
    /// - Parameters:
    ///   - mean: the mean of the values where the caller has it exactly; otherwise it is made from the sums.
    ///   - rounding: how far each value may be off, because it is the difference of two that were rounded.
    package init?(_ clusters: [ClusterTotal], mean: Double? = nil, rounding: Double = 0) {
        guard let mean = mean ?? Self.mean(clusters) else { return nil }
        var residuals = ClusterResiduals(mean: mean, rounding: rounding)
        for cluster in clusters { residuals.add(cluster) }
        self.init(residuals)
    }

    /// The mean of clusters that were added one after the other; nil without a value.
    init?(_ clusters: ClusterResiduals) {
        guard clusters.count > 0 else { return nil }
        (clusterCount, count, mean) = (clusters.clusterCount, clusters.count, clusters.mean)
        effectiveClusterCount = Double(count) / clusters.squaredSizes.value * Double(count)
        let (squares, unit) = clusters.squares.total
        isFlat = squares == 0
        let (number, factor) = (Double(count), Double(clusterCount) / Double(clusterCount - 1))
        standardError = clusterCount < 2 ? nil : (factor * squares).squareRoot() / number * unit
    }

    /// The mean of the sums of the clusters; nil without a value.
    private static func mean(_ clusters: [ClusterTotal]) -> Double? {
        var (sum, count) = (ExactSum(), 0)
        for cluster in clusters where cluster.count > 0 {
            sum.add(cluster.sum)
            count += cluster.count
        }
        return count == 0 ? nil : sum.divided(by: count)
    }

    /// Degrees of freedom of Student's t.
    package var degrees: Int { clusterCount - 1 }

    /// Student's t bound with clusters − 1 degrees of freedom; nil below two clusters.
    ///
    /// Clusters that all have the same mean do not make it certain, however many there are. At an end of the range they
    /// count as one trial of Wilson's bound each, inside it they take Hoeffding's bound; without a range there is none.
    /// - Parameter confidence: one-sided, in [0.5, 1).
    package func bound(
        _ side: ConfidenceBounds.Side, confidence: Double, range: ClosedRange<Double>? = nil
    ) -> Double? {
        guard let standardError, mean.isFinite else { return nil }
        if isFlat { return flatBound(side, confidence: confidence, range: range) }
        let reach = Distributions.studentQuantile(confidence, degrees: Double(degrees)) * standardError
        guard !reach.isNaN else { return nil }
        let bound = side == .lower ? mean - reach : mean + reach
        guard let range else { return bound }
        return min(max(bound, range.lowerBound), range.upperBound)
    }

    /// How `bound` is computed where the values are differences of pairs.
    package func pairedMethod(range: ClosedRange<Double>? = nil) -> String {
        let method = method(range: range)
        // Pairs that are clusters of their own are independent.
        return "paired-" + (clusterCount < count ? method : String(method.dropFirst("clustered-".count)))
    }

    /// Two-sided p value of a mean of 0 by Student's t; nil below two clusters or without spread.
    package var pValue: Double? {
        guard let standardError, standardError > 0, standardError.isFinite, !isFlat else { return nil }
        return Distributions.studentTwoSided(mean / standardError, degrees: Double(degrees))
    }

    /// How `bound` is computed.
    package func method(range: ClosedRange<Double>? = nil) -> String {
        guard isFlat, let range else { return "clustered-t" }
        return isEnd(of: range) ? "clustered-wilson" : "clustered-hoeffding"
    }

    private func isEnd(of range: ClosedRange<Double>) -> Bool {
        ConfidenceBounds.isEnd(mean, of: range)
    }

    private func flatBound(
        _ side: ConfidenceBounds.Side, confidence: Double, range: ClosedRange<Double>?
    ) -> Double? {
        guard let range else { return nil }
        return ConfidenceBounds.ofEqualValues(
            mean, count: effectiveClusterCount, range: range, side, confidence: confidence)
    }

    /// How far a cluster's sum is from its share of the mean; 0 where only rounding of the sum, the mean and the
    /// product separates them, because that must not pass for spread.
    ///
    /// - Parameter rounding: how far each value, and with it the mean, may be off.
    static func residual(
        _ cluster: ClusterTotal, _ mean: Double, unit: Double = 1, rounding: Double = 0
    ) -> Double {
        let (sum, share) = (cluster.sum / unit, Double(cluster.count) * (mean / unit))
        let residual = sum - share
        let slack = 4 * max(abs(sum), abs(share)).ulp + 2 * Double(cluster.count) * (rounding / unit)
        return abs(residual) <= slack ? 0 : residual
    }

    /// How far the difference of two values may be off from that of the decimals that they stand for, either weighted:
    /// 0.7 − 0.6 and 0.2 − 0.1 are not the same double.
    ///
    /// - Parameter scale: greatest of the values by size.
    static func roundingOfDifferences(ofScale scale: Double) -> Double { scale.isFinite ? 4 * scale.ulp : 0 }
}

/// What a clustered mean needs of clusters that are not kept: their residuals from a mean that is known before.
///
/// It takes the same memory for any number of clusters, and their order does not matter.
struct ClusterResiduals: Sendable {
    /// The mean of all values.
    let mean: Double
    /// How far each value may be off.
    private let rounding: Double
    /// Clusters with a value.
    fileprivate(set) var clusterCount = 0
    /// Values.
    fileprivate(set) var count = 0
    fileprivate var squaredSizes = ExactSum()
    /// Σ (sum − count · mean)² over the clusters.
    fileprivate var squares = SquareSums()

    /// No cluster yet.
    init(mean: Double, rounding: Double = 0) { (self.mean, self.rounding) = (mean, rounding) }

    /// Adds a cluster; one without a value is left out.
    mutating func add(_ cluster: ClusterTotal) {
        guard cluster.count > 0 else { return }
        clusterCount += 1
        count += cluster.count
        squaredSizes.add(Double(cluster.count) * Double(cluster.count))
        squares.add(
            ClusteredMean.residual(cluster, mean, rounding: rounding),
            inUnits: ClusteredMean.residual(cluster, mean, unit: Moments.unitOfHuge, rounding: rounding))
    }
}
