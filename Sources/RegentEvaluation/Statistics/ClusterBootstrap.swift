/// Bounds of a quantile of values that depend on each other within clusters.
///
/// Whole clusters are drawn with replacement, as many as there are, and the quantile of each draw is taken; the bound
/// is an order statistic of these. Seed and number of draws are fixed, so the same clusters give the same bits. Many
/// clusters are grouped before, see `DrawnClusters`, and the groups are drawn in their place.
/// - Source: B. Efron and R. Tibshirani (1993), 13.3 (percentile interval), with clusters as the units: C. Field and
///   A. Welsh (2007); docs/algorithms.md, "Cluster bootstrap".
package struct ClusterBootstrap: Sendable {
    /// Draws. With one more, 0.95, 0.975, 0.99 and 0.999 are whole ranks.
    package static let drawCount = 999
    /// Seed of the draws, locked: "cluster" in ASCII.
    package static let seed: UInt64 = 0x636C_7573_7465_72

    /// Bytes in memory, about.
    static let byteCount = 8 * drawCount

    /// What missing values count as.
    package enum Fill: Sendable { case zero, infinite }

    /// The quantile of each draw, ascending.
    private let quantiles: [Double]
    /// Clusters.
    package let clusterCount: Int

    /// Draws the clusters and takes the quantile q, by nearest rank, of each draw; see `all`.
    package init(
        of q: Double, values: [UInt32], clusters: [UInt32], clusterCount: Int, missing: [Int] = [],
        missingAs fill: Fill = .infinite
    ) {
        self =
            Self.all(
                of: [q], values: values, clusters: clusters, clusterCount: clusterCount, missing: missing,
                missingAs: fill
            )[0]
    }

    /// Draws the clusters once for several quantiles, which gives each the same bits as alone.
    ///
    /// - Parameters:
    ///   - values: latencies in microseconds, in any order.
    ///   - clusters: of each value the number of its cluster, from 0. Clusters must be numbered by content, such as in
    ///     the order of the bytes of their keys, and not by arrival.
    ///   - clusterCount: number of clusters.
    ///   - missing: of each cluster the number of missing values; empty if none is missing.
    ///   - fill: whether missing values count as 0 or as infinite.
    /// - Precondition: `values` and `clusters` have the same size, and every number is below `clusterCount`.
    /// - Complexity: O(n log n) once, and for each draw O(clusters) and the values between its quantile and that of
    ///   all.
    package static func all(
        of quantiles: [Double], values: [UInt32], clusters: [UInt32], clusterCount: Int, missing: [Int] = [],
        missingAs fill: Fill = .infinite
    ) -> [ClusterBootstrap] {
        let exists = quantiles.map { $0 > 0 && $0 < 1 && !values.isEmpty && clusterCount >= 2 }
        guard exists.contains(true) else {
            return quantiles.map { _ in ClusterBootstrap(quantiles: [], clusterCount: clusterCount) }
        }
        let sample = ClusteredValues(
            values, clusters: clusters, clusterCount: clusterCount, missing: missing, missingAs: fill)
        let searches = zip(quantiles, exists).map { $1 ? ClusteredValues.Search(for: $0, in: sample) : nil }
        var found = quantiles.map { _ in [Double]() }
        var draws = ClusterDraws(seed: seed, unitCount: sample.unitCount)
        for _ in 0..<drawCount {
            let draw = draws.next(in: sample)
            for (index, search) in searches.enumerated() {
                if let search { found[index].append(sample.quantile(search, draw)) }
            }
        }
        return found.map { ClusterBootstrap(quantiles: $0.sorted(), clusterCount: clusterCount) }
    }

    /// Of the quantiles of all draws, ascending; none where there is no bound.
    init(quantiles: [Double], clusterCount: Int) {
        (self.quantiles, self.clusterCount) = (quantiles, clusterCount)
    }

    /// The same draws, of units that have this many clusters.
    func counting(_ clusters: Int) -> ClusterBootstrap {
        ClusterBootstrap(quantiles: quantiles, clusterCount: clusters)
    }

    /// Bound of the quantile in microseconds, infinite where missing values make it so; nil below two clusters, without
    /// a value, or where the confidence needs more draws.
    ///
    /// - Parameter confidence: one-sided, in [0.5, 1).
    package func bound(_ side: ConfidenceBounds.Side, confidence: Double) -> Double? {
        guard !quantiles.isEmpty, confidence >= 0.5, confidence < 1 else { return nil }
        let draws = Double(quantiles.count + 1)
        // A confidence such as 0.95 is not exact, and neither is its product: what is a hair above a rank is that rank.
        let rank = Int((draws * confidence - 1e-9).rounded(.up))
        guard rank <= quantiles.count else { return nil }
        return side == .upper ? quantiles[rank - 1] : quantiles[quantiles.count - rank]
    }
}
