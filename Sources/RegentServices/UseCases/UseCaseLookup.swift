import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What use cases ask of documents of other kinds.
enum UseCaseLookup {
    /// Whether a version is deployed, wherever, and neither suspended nor retired since.
    ///
    /// - Throws: `StorageError`; `DatabaseError`.
    static func isDeployed(_ version: ModelVersion, _ store: WriteTransaction) throws -> Bool {
        guard !version.suspended, version.state != .retired else { return false }
        // Names hold no quotes.
        return try !store.documents(Deployment.self, where: "version = \"\(version.name)\"")
            .filter { $0.state == .deployed }.isEmpty
    }
}

extension WriteTransaction {
    /// Refuses a use case that names an owner or a model that there is not. What it named before is not asked for
    /// again.
    ///
    /// - Throws: `StorageError` `.notFound`; `DatabaseError`.
    func checkNamed(in useCase: UseCase, over before: UseCase? = nil) throws {
        let owner = useCase.owner
        if !owner.isEmpty, owner != before?.owner, owner != command.actor.name {
            _ = try require(Principal.self, owner)
        }
        let known = Set(before?.allowedModels.map(\.model) ?? [])
        for allowed in useCase.allowedModels where !known.contains(allowed.model) {
            _ = try require(Model.self, allowed.model)
        }
    }
}
