import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a rollout policy, or replaces it whole.
struct PutRolloutPolicy: DocumentVerb {
    func decide(
        _ request: PutRolloutPolicyRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutPolicy> {
        let said = try (request.rolloutPolicy ?? RolloutPolicy()).placed()
        let before = try store.find(RolloutPolicy.self, said.name)
        let surroundings = RolloutSurroundings(
            model: try store.require(Model.self, said.model),
            environment: try store.require(Environment.self, said.environment),
            versions: try said.namedVersions.compactMap { name in
                // One of another model is not looked up: the caller may not be allowed to know that it exists.
                name.hasPrefix(said.model + "/") ? try store.require(ModelVersion.self, name) : nil
            },
            rollout: before == nil ? nil : try store.openRollout(by: said.name))
        return try RolloutPolicy.put(said, over: before, in: surroundings, command)
    }
}
