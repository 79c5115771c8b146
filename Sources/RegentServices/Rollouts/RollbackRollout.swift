import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Goes back to an earlier revision of a rollout policy, and ends the rollout by it.
struct RollbackRollout: DocumentVerb {
    func decide(
        _ request: RollbackRolloutRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutPolicy> {
        let policy = try store.require(RolloutPolicy.self, request.name)
        let change = try store.rollingBack(
            policy, to: request.toRevision, isPastSupport: request.pastSupport, command)
        guard let run = try store.openRollout(by: policy.name) else { return change }
        return change.with(try run.rolledBack(command))
    }
}
