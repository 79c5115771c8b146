import RegentMessages
package import RegentModel

extension CheckedColumns {
    /// Keys of clusters and ids of every row.
    ///
    /// - Parameter ids: whether the keys of the sample ids are asked for, by which repeats find each other.
    package func rowKeys(ids: Bool = false) -> RowKeys {
        var keys: [UInt64] = []
        if ids {
            keys.reserveCapacity(count)
            forEachSampleID { _, id in keys.append(ClusterKey.ofSample(id)) }
        }
        return RowKeys(clusters: clusterKeys(), ids: keys, isDependent: dependence)
    }

    /// Whether each row names a cluster or is a repeat after the first; empty where none does.
    private var dependence: [Bool] {
        guard hasClusters else { return [] }
        let column = groupKeys(.text(SampleField.cluster.name))
        let hasRepeats = !cold.repeats.isEmpty
        return (0..<count).map { row in
            let code = Int(column.codes[row])
            return code > 0 && !column.values[code - 1].isEmpty || hasRepeats && cold.repeats[row] > 0
        }
    }
}
