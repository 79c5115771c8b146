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
            // Names hold no quotes.
            leases: try store.documents(Force.self, where: "model = \"\(policy.model)\" AND state = ACTIVE"),
            isPastSupport: request.pastSupport)
        let change = try rollback.change(of: policy, command)
        return try recorded(change, from: policy, command, store)
    }

    /// With a record of each version that leaves service, and its deployments rolled back; where none leaves, with that
    /// of the one that stays.
    private func recorded(
        _ change: Change<RolloutPolicy>, from policy: RolloutPolicy, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<RolloutPolicy> {
        let stable = change.after.stableVersion
        let leaving = policy.namedVersions.filter { $0 != stable }
        return try (leaving.isEmpty ? [stable] : leaving).reduce(change) { change, name in
            let left = try store.rollingBack(
                try store.require(ModelVersion.self, name), to: stable, in: policy.environment, command)
            return left.deployments.reduce(change.with(left.record)) { $0.with($1) }
        }
    }
}
