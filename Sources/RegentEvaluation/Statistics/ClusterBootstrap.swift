/// Bounds of a quantile of values that depend on each other within clusters.
///
/// Whole clusters are drawn with replacement, as many as there are, and the quantile of each draw is taken; the bound is
/// an order statistic of these. Seed and number of draws are fixed, so the same clusters give the same bits.
/// - Source: B. Efron and R. Tibshirani (1993), 13.3 (percentile interval), with clusters as the units: C. Field and
///   A. Welsh (2007); docs/algorithms.md, "Cluster bootstrap". Generator: splitmix64, G. Steele, D. Lea, C. Flood (2014).
package struct ClusterBootstrap: Sendable {
    /// Draws. With one more, 0.95, 0.975, 0.99 and 0.999 are whole ranks.
    package static let drawCount = 999
    /// Seed of the generator, locked: "cluster" in ASCII.
    package static let seed: UInt64 = 0x636C_7573_7465_72

    /// The quantile of each draw, ascending.
    private let quantiles: [Double]
    /// Clusters.
    package let clusterCount: Int

    /// Draws the clusters and takes the quantile q, by nearest rank, of each draw.
    ///
    /// - Parameters:
    ///   - values: latencies in microseconds, in any order.
    ///   - clusters: of each value the number of its cluster, from 0. Clusters must be numbered by content, such as in
    ///     the order of the bytes of their keys, and not by arrival.
    ///   - clusterCount: number of clusters.
    ///   - missing: of each cluster the number of missing values; empty if none is missing.
    ///   - fill: whether missing values count as 0 or as infinite.
    /// - Precondition: `values` and `clusters` have the same size, and every number is below `clusterCount`.
    package init(
        of q: Double, values: [UInt32], clusters: [UInt32], clusterCount: Int, missing: [Int] = [],
        missingAs fill: Fill = .infinite
    ) {
        self.clusterCount = clusterCount
        let sample = Clustered(values: values, clusters: clusters, count: clusterCount, missing: missing, fill: fill)
        quantiles = sample.isEmpty || clusterCount < 2 ? [] : sample.quantiles(q)
    }

    /// What missing values count as.
    package enum Fill: Sendable { case zero, infinite }

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

/// The values of all clusters, ready to be drawn.
private struct Clustered {
    /// Values ascending, with the cluster of each.
    private let sorted: [(value: UInt32, cluster: UInt32)]
    /// Number of values of each cluster, missing ones too.
    private let sizes: [Int]
    private let missing: [Int]
    private let fill: ClusterBootstrap.Fill

    init(values: [UInt32], clusters: [UInt32], count: Int, missing: [Int], fill: ClusterBootstrap.Fill) {
        // The order among equal values does not matter: the sum of their weights decides.
        sorted = zip(values, clusters).map { ($0, $1) }.sorted { $0.0 < $1.0 }
        var sizes = missing.isEmpty ? [Int](repeating: 0, count: count) : missing
        for cluster in clusters { sizes[Int(cluster)] += 1 }
        (self.sizes, self.missing, self.fill) = (sizes, missing, fill)
    }

    var isEmpty: Bool { sorted.isEmpty }

    func quantiles(_ q: Double) -> [Double] {
        var random = SplitMix(state: ClusterBootstrap.seed)
        var weights = [UInt32](repeating: 0, count: sizes.count)
        var quantiles: [Double] = []
        quantiles.reserveCapacity(ClusterBootstrap.drawCount)
        while quantiles.count < ClusterBootstrap.drawCount {
            for index in weights.indices { weights[index] = 0 }
            for _ in sizes.indices { weights[random.next(below: sizes.count)] += 1 }
            // Nearly impossible: a draw of clusters without a value has no quantile and is made once more.
            guard let quantile = quantile(q, weights) else { continue }
            quantiles.append(quantile)
        }
        return quantiles.sorted()
    }

    /// The quantile by nearest rank, each cluster as often as its weight; nil of nothing.
    private func quantile(_ q: Double, _ weights: [UInt32]) -> Double? {
        var (count, absent) = (0, 0)
        for (index, weight) in weights.enumerated() where weight > 0 { count += Int(weight) * sizes[index] }
        for (index, number) in missing.enumerated() { absent += Int(weights[index]) * number }
        guard count > 0 else { return nil }
        let rank = max(1, Int((q * Double(count)).rounded(.up)))
        let presentRank = fill == .zero ? rank - absent : rank
        if presentRank < 1 { return 0 }
        if presentRank > count - absent { return .infinity }
        return Double(value(atRank: presentRank, of: count - absent, weights))
    }

    /// Walks from the nearer end.
    private func value(atRank rank: Int, of count: Int, _ weights: [UInt32]) -> UInt32 {
        if rank <= count / 2 {
            var left = rank
            for (value, cluster) in sorted {
                left -= Int(weights[Int(cluster)])
                if left <= 0 { return value }
            }
        } else {
            var left = count - rank + 1
            for (value, cluster) in sorted.reversed() {
                left -= Int(weights[Int(cluster)])
                if left <= 0 { return value }
            }
        }
        preconditionFailure("the rank is at most the number of drawn values")
    }
}

/// Small generator whose numbers are the same everywhere.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below the bound; a bias of at most bound / 2⁶⁴ is left.
    mutating func next(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }
}
