/// Covariance of several means over the same clusters, as the delta method needs it.
///
/// Without clusters each sample is one.
/// - Source: the CR1 estimator of `ClusteredMean`, for several means; docs/algorithms.md, "Derived metrics".
package struct ClusterCovariance: Sendable {
    /// Means, one for each part.
    package let means: [Double]
    /// Covariance of the means, by rows.
    package let covariance: [[Double]]
    /// Clusters that have a value of any part, less one.
    package let degrees: Int

    /// From the totals of each part in each cluster; nil below two clusters, or where a part has no value.
    ///
    /// - Parameter parts: of each part the totals of all clusters, in the same order of clusters for each; count 0
    ///   where a cluster has no value of the part.
    /// - Precondition: all parts have the same number of clusters.
    package init?(parts: [[ClusterTotal]]) {
        guard let clusterCount = parts.first?.count else { return nil }
        let used = (0..<clusterCount).count { index in parts.contains { $0[index].count > 0 } }
        guard used >= 2 else { return nil }
        var means: [Double] = []
        var influences: [[Double]] = []
        for part in parts {
            guard let mean = ClusteredMean(part) else { return nil }
            means.append(mean.mean)
            // How far each cluster moves the mean; the sum of all is 0.
            influences.append(part.map { ClusteredMean.residual($0, mean.mean) / Double(mean.count) })
        }
        let factor = Double(used) / Double(used - 1)
        covariance = influences.map { first in
            influences.map { second in
                var sum = ExactSum()
                for (one, other) in zip(first, second) { sum.add(one * other) }
                return factor * sum.value
            }
        }
        (self.means, degrees) = (means, used - 1)
    }
}
