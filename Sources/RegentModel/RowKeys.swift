/// What the texts of a batch tell of the dependence of its samples.
package struct RowKeys: Sendable {
    /// No texts were read.
    package static let none = RowKeys(clusters: [])

    /// A key for the cluster of each row; empty where clusters are not asked for.
    package let clusters: [UInt64]
    /// A key for the sample id of each row; empty where repeats are not asked for.
    package let ids: [UInt64]
    /// Whether each row names a cluster or repeats a question; empty where none does.
    package let isDependent: [Bool]

    package init(clusters: [UInt64], ids: [UInt64] = [], isDependent: [Bool] = []) {
        (self.clusters, self.ids, self.isDependent) = (clusters, ids, isDependent)
    }

    /// Whether samples of the batch depend on others.
    package var hasDependence: Bool { isDependent.contains(true) }

    /// The keys of some rows.
    package func of(_ rows: [Int]) -> RowKeys {
        RowKeys(
            clusters: clusters.isEmpty ? [] : rows.map { clusters[$0] }, ids: ids.isEmpty ? [] : rows.map { ids[$0] },
            isDependent: isDependent.isEmpty ? [] : rows.map { isDependent[$0] })
    }
}
