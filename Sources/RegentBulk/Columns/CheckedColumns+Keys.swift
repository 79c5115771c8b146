import RegentMessages
package import RegentModel

extension CheckedColumns {
    /// Keys of clusters and ids of every row.
    ///
    /// - Parameters:
    ///   - clusters: whether the keys of the clusters are asked for.
    ///   - ids: whether the keys of the sample ids are asked for, by which repeats find each other.
    package func rowKeys(clusters: Bool = true, ids: Bool = false) -> RowKeys {
        var keys: [UInt64] = []
        if ids {
            keys.reserveCapacity(count)
            forEachSampleID { _, id in keys.append(ClusterKey.ofSample(id)) }
        }
        return RowKeys(clusters: clusters ? clusterKeys() : [], ids: keys, isDependent: dependence)
    }

    /// Whether each row names a cluster or is a repeat after the first; empty where none does.
    private var dependence: [Bool] {
        guard hasClusters else { return [] }
        let hasRepeats = !cold.repeats.isEmpty
        return namesCluster.enumerated().map { row, isNamed in isNamed || hasRepeats && cold.repeats[row] > 0 }
    }

    /// Whether each row names a cluster.
    package var namesCluster: [Bool] {
        let column = groupKeys(.text(SampleField.cluster.name))
        let named = [false] + column.values.map { !$0.isEmpty }
        return column.codes.map { named[Int($0)] }
    }
}
