import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What the rules of versions ask of documents of other kinds, in the writer.
struct VersionLookup {
    let store: WriteTransaction

    /// Refuses a version of a model that does not exist or is archived.
    ///
    /// - Throws: `StorageError` NOT_FOUND; `Refusal` ILLEGAL_TRANSITION.
    func checkModel(of version: ModelVersion) throws {
        guard let name = try? ResourceName(version.name, matching: ModelVersion.pattern).parent else { return }
        let model = try store.require(Model.self, name.description)
        guard model.state != .archived else {
            throw Refusal(
                .illegalTransition, "\(name) is archived: restore it first",
                ["resource": model.name, "state": model.state.name])
        }
    }

    /// Whether the proposal behind a version is applied; false where none stands behind it.
    func isApplied(behind version: ModelVersion) throws -> Bool {
        guard let proposal = version.approval?.proposal else { return false }
        return try store.find(ChangeProposal.self, proposal)?.state == .applied
    }

    /// Names of documents that route to a version: rollout policies that name it.
    func routes(to version: ModelVersion) throws -> [String] {
        // Names hold no quotes.
        try ["stable_version", "canary_version"].flatMap { field in
            try store.documents(RolloutPolicy.self, where: "\(field) = \"\(version.name)\"")
        }.map(\.name)
    }

    /// Names of force leases on a version that are active.
    func leases(of version: ModelVersion) throws -> [String] {
        try store.documents(Force.self, where: "version = \"\(version.name)\" AND state = ACTIVE").map(\.name)
    }

    /// Names of jobs that are bound to a version; they lie where it lies.
    func bindings(to version: ModelVersion) throws -> [String] {
        // Names hold no quotes.
        try store.documents(Job.self, where: "bound_version = \"\(version.name)\"").map(\.name)
    }

    /// Names of documents that are deployed on a version: use cases whose last deployment it is, deployments that wait,
    /// and regions where it was confirmed last. One that the caller may not read is not named.
    func deployments(of version: ModelVersion) throws -> [String] {
        let useCases = try store.documents(UseCase.self, where: "state = DEPLOYED")
            .filter { $0.deployments.last?.version == version.name }
            .map { try store.isWithinReach($0.name) ? $0.name : "a use case that you may not read" }
        let waiting = try store.documents(Deployment.self, where: "version = \"\(version.name)\"")
            .filter(\.isOpen).map(\.name)
        let regions = try store.find(Model.self, version.model)?.regions.filter { $0.version == version.name } ?? []
        return useCases + waiting + regions.map(\.region)
    }

    /// What suspending a version reports: the incident stands beside the change of the version.
    func incident(ofSuspending version: ModelVersion, _ command: Command) throws -> Change<Incident> {
        try store.opening(.suspension(of: version.name), command)
    }
}
