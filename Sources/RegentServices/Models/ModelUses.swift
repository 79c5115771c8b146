import RegentMessages
import RegentStorage

/// What keeps a model from being archived; a question each, so that another kind of document adds its own.
enum ModelUses {
    /// Names of all that needs a model.
    ///
    /// - Throws: `StorageError`.
    static func of(_ model: String, _ store: WriteTransaction) throws -> [String] {
        try servingVersions(of: model, store) + openProposals(about: model, store)
    }

    /// Versions that are STABLE or CANARY.
    private static func servingVersions(of model: String, _ store: WriteTransaction) throws -> [String] {
        try store.names(of: "versions", below: model, where: "state = STABLE OR state = CANARY")
    }

    /// Change proposals that are neither applied nor ended.
    private static func openProposals(about model: String, _ store: WriteTransaction) throws -> [String] {
        let ended = ["APPLIED", "REJECTED", "WITHDRAWN", "EXPIRED", "SUPERSEDED"].map { "state != \($0)" }
        return try store.names(
            of: "proposals", where: "model = \"\(model)\" AND " + ended.joined(separator: " AND "))
    }
}
