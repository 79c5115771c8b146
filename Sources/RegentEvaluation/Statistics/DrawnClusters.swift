/// The units by which clusters are drawn: each cluster, or groups of clusters where there are many.
///
/// A cluster's group follows from its key alone, so that whoever reads a run needs no list of its clusters. Keys are
/// hashes: groups are as if made at random, and no order of the clusters makes some that are more alike than clusters.
/// - Source: random groups: K. Wolter, "Introduction to Variance Estimation" (2007), chapter 2; docs/algorithms.md,
///   "Cluster bootstrap".
struct DrawnClusters: Sendable, Hashable {
    /// Units at most; the time of a draw is theirs. Their logarithm is 10.
    static let unitCountMax = 1_024

    /// Clusters.
    let count: Int
    /// Keys of the clusters in their order; empty where they are grouped.
    private let keys: [UInt64]

    /// Of the keys of all clusters, ascending.
    init(_ keys: [UInt64]) { self.init(count: keys.count, keys: keys) }

    /// Of some clusters.
    ///
    /// - Parameter keys: their keys, ascending; of more clusters than units they are not needed.
    init(count: Int, keys: [UInt64]) {
        self.count = count
        self.keys = count > Self.unitCountMax ? [] : keys
    }

    /// Units.
    var unitCount: Int { min(count, Self.unitCountMax) }

    /// The unit of a cluster.
    ///
    /// - Precondition: it is one of the clusters.
    func unit(of key: UInt64) -> UInt32 {
        guard count <= Self.unitCountMax else { return UInt32(key >> (64 - 10)) }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return UInt32(min(low, unitCount - 1))
    }
}
