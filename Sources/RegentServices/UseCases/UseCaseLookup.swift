import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What use cases ask of documents of other kinds.
enum UseCaseLookup {
    /// Whether a version is deployed: with a deployment that is DEPLOYED; without that kind of document, whether it is
    /// released, in use and not suspended.
    ///
    /// - Throws: `StorageError`; `DatabaseError`.
    static func isDeployed(_ version: ModelVersion, _ store: WriteTransaction) throws -> Bool {
        guard Documents.byKind["deployments"] != nil else {
            return version.isReleased && !version.suspended && version.state != .retired
        }
        return try !store.names(of: "deployments", where: "version = \"\(version.name)\" AND state = DEPLOYED").isEmpty
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
