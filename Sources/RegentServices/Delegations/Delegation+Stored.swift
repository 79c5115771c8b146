import RegentGovernance
package import RegentMessages
import RegentModel
package import RegentStorage

extension Delegation {
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
