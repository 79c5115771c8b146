import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Goes back to an earlier revision of a rollout policy.
struct RollbackRollout: DocumentVerb {
    func decide(
        _ request: RollbackRolloutRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutPolicy> {
        let policy = try store.require(RolloutPolicy.self, request.name)
        let revision = request.toRevision == 0 ? policy.lastKnownGoodRevision : request.toRevision
        let earlier =
            revision == 0 ? nil : try store.documents.get(RolloutPolicy.self, policy.name, asOf: revision)
        guard earlier != nil || request.toRevision == 0 else {
            throw Refusal(
                .noKnownGood, "\(policy.name) did not exist at revision \(revision)",
                ["resource": policy.name, "revision": "\(revision)"])
        }
        let rollback = RolloutRollback(
            to: earlier, versions: try store.children(ModelVersion.self, of: policy.model),
            isPastSupport: request.pastSupport)
        return try rollback.change(of: policy, command)
    }
}
