package import RegentMessages
import RegentModel

extension WriteTransaction {
    /// Every document of a kind that a filter is true of, as it is in this closure, in no particular order.
    ///
    /// - Parameter text: a filter that an index serves: the writer reads no table from end to end.
    /// - Throws: `Refusal` FILTER_INVALID, QUERY_UNINDEXED; `StorageError` `.damaged`; `DatabaseError`.
    package func documents<D: Document>(_ type: D.Type, where text: String) throws -> [D] {
        let filter = try Filter(text, of: type)
        let order = try Order("", of: type)
        let families = ListReach(type, readableIn: [.everything], under: "", filter: filter).families
        guard let plan = QueryPlan.best(for: filter, order: order, among: families.map(\.columns)) else {
            throw Refusal(.queryUnindexed, "no index of \(D.kind) serves \(text)", ["kind": D.kind])
        }
        let source = IndexedDocuments(
            resources: ResourceTable(connection), kind: D.kind, family: families[plan.index], plan: plan, order: order)
        var found: [D] = []
        try source.forEach(after: nil) { _, stored in
            guard let document = try stored?.decoded(as: type), filter.matches(DocumentFields(document)) else {
                return true
            }
            found.append(document)
            return true
        }
        return found
    }
}
