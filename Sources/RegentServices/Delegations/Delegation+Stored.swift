import RegentGovernance
package import RegentMessages
import RegentModel
package import RegentStorage

extension Delegation {
    /// Delegations that the tick has to end, the first to end first: `ended` makes the change of each.
    ///
    /// - Parameters:
    ///   - now: microseconds since 1970.
    ///   - limit: how many at most.
    /// - Throws: `StorageError`; `DatabaseError`.
    package static func due(at now: Int64, in documents: StoredDocuments, limit: Int) throws -> [Delegation] {
        guard let time = Timestamp(microseconds: now).rfc3339 else { return [] }
        return try documents.matching(
            Delegation.self, "state = ACTIVE AND end_time <= \(time)", orderBy: "end_time", limit: limit)
    }

    /// Who may act for an owner at a time, by delegation: on a task of a model, never in a review or a vote.
    ///
    /// - Parameter task: the task; empty for what concerns the whole model.
    /// - Throws: `StorageError`; `DatabaseError`.
    package static func delegates(
        of owner: String, model: String, task: String = "", at now: Int64, in documents: StoredDocuments
    ) throws -> [String] {
        try documents.matching(
            Delegation.self, "state = ACTIVE AND owner = \"\(owner)\"", orderBy: "end_time", limit: 1_000
        ).filter { $0.covers(owner: owner, model: model, task: task, at: now) }.map(\.delegate)
    }
}
