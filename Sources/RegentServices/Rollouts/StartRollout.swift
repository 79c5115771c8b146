import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Starts the rollout of the canary that a rollout policy names.
struct StartRollout: DocumentVerb {
    func decide(
        _ request: StartRolloutRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutRun> {
        let said = request.rollout ?? RolloutRun()
        let policy = try store.require(RolloutPolicy.self, said.policy)
        let canary = policy.canaryVersion.isEmpty ? nil : try store.require(ModelVersion.self, policy.canaryVersion)
        if let canary { try VersionLookup(store: store).checkModel(of: canary) }
        return try RolloutRun.started(
            said,
            in: RolloutStart(policy: policy, canary: canary, other: try store.openRollout(by: policy.name)), command)
    }
}
