/// The mean difference between two runs over the samples that both have.
///
/// With clusters the standard error is clustered; where every cluster has one pair it is that of the paired t test.
/// - Source: Student (1908); docs/algorithms.md, "Paired comparisons".
package struct PairedMean: Sendable, Hashable {
    /// The mean of the differences, candidate − baseline.
    package let differences: ClusteredMean
    /// Whether a cluster has more than one pair.
    package let isClustered: Bool

    /// From the difference of each pair; nil of nothing.
    package init?(differences: [Double]) {
        self.init(clusters: differences.map { ClusterTotal(sum: $0, count: 1) })
    }

    /// From the sum and the number of the differences of each cluster; nil of nothing.
    ///
    /// - Parameter mean: the mean of the differences where the caller has it exactly.
    package init?(clusters: [ClusterTotal], mean: Double? = nil) {
        guard let differences = ClusteredMean(clusters, mean: mean) else { return nil }
        self.differences = differences
        isClustered = differences.clusterCount < differences.count
    }

    /// Mean difference, candidate − baseline.
    package var difference: Double { differences.mean }

    /// Bound of the difference; nil below two clusters.
    ///
    /// - Parameter range: of the difference: [−1, 1] for rates, ± the width of the range for scores.
    package func bound(
        _ side: ConfidenceBounds.Side, confidence: Double, range: ClosedRange<Double>? = nil
    ) -> Double? {
        differences.bound(side, confidence: confidence, range: range)
    }

    /// How `bound` is computed.
    package func method(range: ClosedRange<Double>? = nil) -> String {
        let method = differences.method(range: range)
        guard method == "clustered-t" else { return "paired-" + method }
        return isClustered ? "paired-clustered-t" : "paired-t"
    }

    /// Two-sided p value of no difference by Student's t; nil below two clusters or without spread.
    package var pValue: Double? {
        guard let error = differences.standardError, error > 0, error.isFinite, !differences.isFlat else { return nil }
        let t = difference / error
        return 2 * Distributions.studentCDF(-abs(t), degrees: Double(differences.degrees))
    }
}
