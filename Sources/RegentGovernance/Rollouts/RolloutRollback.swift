package import RegentMessages
package import RegentModel

/// A rollback of a rollout policy: where it goes back to, and the versions that change with it.
package struct RolloutRollback: Sendable {
    /// The policy at the revision to go back to; nil = there is none, only the trial ends.
    package let earlier: RolloutPolicy?
    /// Every version of the model.
    package let versions: [ModelVersion]
    /// Force leases on the model that are active.
    package let leases: [Force]
    /// Whether to go back even to a version that is no longer supported.
    package let isPastSupport: Bool

    /// A rollback, by its parts.
    package init(to earlier: RolloutPolicy?, versions: [ModelVersion], leases: [Force], isPastSupport: Bool) {
        self.earlier = earlier
        self.versions = versions
        self.leases = leases
        self.isPastSupport = isPastSupport
    }

    /// The policy as it was, with the versions that leave service and the one that comes back.
    ///
    /// No canary is restored: it would need evidence that is newer than its own rollback. A lease on a version that
    /// leaves ends with it: every request would still get the version, for up to 30 days and without a second person.
    /// - Throws: `Refusal` NO_KNOWN_GOOD where it would change nothing; VERSION_SUSPENDED, VERSION_NOT_PROMOTED,
    ///   SUPPORT_ENDED for a version that cannot come back.
    package func change(of policy: RolloutPolicy, _ command: Command) throws(Refusal) -> Change<RolloutPolicy> {
        var change = try policy.applying(command) { after throws(Refusal) in
            after = restored(policy)
            let isOther = earlier.map { $0.revision != policy.revision } ?? false
            guard isOther || !policy.canaryVersion.isEmpty else {
                throw Refusal(
                    .noKnownGood, "\(policy.name) has no other revision to go back to; name one with to_revision",
                    ["resource": policy.name])
            }
        }
        let stable = change.after.stableVersion
        for name in policy.namedVersions where name != stable {
            change = change.with(try version(name).rolledBack(in: policy.environment, command))
            let release = command.recorded(as: ForceServiceMethods.releaseForce.descriptor)
            for lease in leases where lease.version == name && lease.environment == policy.environment {
                change = change.with(try lease.released(release))
            }
        }
        guard stable != policy.stableVersion else { return change }
        let target = try version(stable)
        try checkSupport(of: target, at: command.now)
        return change.with(try target.restored(in: policy.environment, command))
    }

    private func restored(_ policy: RolloutPolicy) -> RolloutPolicy {
        var after = earlier ?? policy
        (after.revision, after.etag) = (policy.revision, policy.etag)
        (after.createTime, after.updateTime) = (policy.createTime, policy.updateTime)
        (after.canaryVersion, after.canaryPermille) = ("", 0)
        // An approval that was withdrawn since does not come back with what it was of.
        if policy.autoPromoteApproval == nil { after.autoPromoteApproval = nil }
        return after
    }

    private func version(_ name: String) throws(Refusal) -> ModelVersion {
        guard let version = versions.first(where: { $0.name == name }) else {
            throw RolloutPolicy.invalid("stable_version", "\(name) does not exist")
        }
        return version
    }

    /// Refuses a version whose callers have had their time to migrate.
    private func checkSupport(of version: ModelVersion, at now: Int64) throws(Refusal) {
        guard !isPastSupport, let end = VersionSupport.of(version, among: versions, at: now)?.migrationEnd,
            end.microseconds <= now
        else { return }
        throw Refusal(
            .supportEnded,
            "support of \(version.name) ended at \(end.rfc3339 ?? ""): set past_support to go back to it",
            ["resource": version.name, "end_time": end.rfc3339 ?? ""])
    }
}
