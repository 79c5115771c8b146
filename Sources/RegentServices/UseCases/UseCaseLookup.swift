import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What use cases ask of documents of other kinds.
enum UseCaseLookup {
    /// Whether a version is deployed, wherever.
    ///
    /// - Throws: `StorageError`; `DatabaseError`.
    static func isDeployed(_ version: ModelVersion, _ store: WriteTransaction) throws -> Bool {
        // Names hold no quotes; an index begins with version and environment.
        try !store.documents(Deployment.self, where: "version = \"\(version.name)\"")
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
