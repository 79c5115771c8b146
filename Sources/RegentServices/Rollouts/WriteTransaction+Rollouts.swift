import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

// What a rollout changes with the policy, the versions and the records beside it.
extension WriteTransaction {
    /// The rollout by a policy that is not at its end; nil = none.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func openRollout(by policy: String) throws -> RolloutRun? {
        for state in RolloutRun.openStates {
            // Names hold no quotes.
            let open = try documents(RolloutRun.self, where: "policy = \"\(policy)\" AND state = \(state.name)")
            if let run = open.first { return run }
        }
        return nil
    }

    /// A rollout in its next stage, with its policy.
    ///
    /// - Throws: as `RolloutRun.stagePassed`; `StorageError`.
    package func passingStage(
        of run: RolloutRun, _ verdict: RolloutVerdict, _ command: Command
    ) throws -> Change<RolloutRun> {
        try run.stagePassed(verdict, policy: try require(RolloutPolicy.self, run.policy), command)
    }

    /// A rollout at its end, with everything that a rollback of its policy changes: the canary leaves service, and each
    /// version that does has its record.
    ///
    /// - Parameters:
    ///   - command: that of AbortRollout, or of the daemon.
    ///   - reason: why; nil = as the command says.
    ///   - trigger: what fired; empty where somebody did it.
    ///   - verdict: of the judge, where it is the reason.
    /// - Throws: as `RolloutRollback.change`; `StorageError`.
    package func rollingBack(
        _ run: RolloutRun, because reason: String? = nil, trigger: String = "", verdict: RolloutVerdict? = nil,
        _ command: Command
    ) throws -> Change<RolloutRun> {
        let command = command.recorded(as: command.method, etag: command.etag, reason: reason)
        let policy = try require(RolloutPolicy.self, run.policy)
        let rollback = command.recorded(as: RolloutServiceMethods.rollbackRollout.descriptor)
        let change = try run.rolledBack(trigger: trigger, verdict: verdict, command)
        return change.joined(with: try rollingBack(policy, trigger: trigger, rollback))
    }

    /// A rollout at its end, whose canary is the stable version: the policy names it, and the version that was is
    /// superseded.
    ///
    /// - Parameters:
    ///   - command: of the daemon.
    ///   - reason: why; nil = as the command says.
    /// - Throws: as `RolloutRun.promoted` and `ModelVersion.promoted`; `StorageError`.
    package func promoting(
        _ run: RolloutRun, because reason: String? = nil, _ command: Command
    ) throws -> Change<RolloutRun> {
        let command = command.recorded(as: command.method, reason: reason)
        let policy = try require(RolloutPolicy.self, run.policy)
        let stable = try find(ModelVersion.self, policy.stableVersion)
        let version = try require(ModelVersion.self, run.canaryVersion).promoted(
            in: run.environment,
            by: PromotionEvidence(runs: [], rollout: run, maxAgeDays: policy.evidenceMaxAgeDays), over: stable,
            policy: policy, command.recorded(as: RolloutServiceMethods.promoteVersion.descriptor))
        return try run.promoted(command).joined(with: version)
    }

    /// A policy back at an earlier revision, with a record of each version that leaves service, and its deployments
    /// rolled back; where none leaves, with that of the one that stays. A trigger opens an incident. The rollout by it
    /// is not among the changes.
    ///
    /// - Parameters:
    ///   - revision: of the policy; 0 = the last known good one.
    ///   - command: that of RollbackRollout.
    /// - Throws: as `RolloutRollback.change`; `Refusal` NO_KNOWN_GOOD for a revision without the policy;
    ///   `StorageError`.
    package func rollingBack(
        _ policy: RolloutPolicy, to revision: UInt64 = 0, isPastSupport: Bool = false, trigger: String = "",
        _ command: Command
    ) throws -> Change<RolloutPolicy> {
        let target = revision == 0 ? policy.lastKnownGoodRevision : revision
        let earlier = target == 0 ? nil : try documents.get(RolloutPolicy.self, policy.name, asOf: target)
        guard earlier != nil || revision == 0 else {
            throw Refusal(
                .noKnownGood, "\(policy.name) did not exist at revision \(revision)",
                ["resource": policy.name, "revision": "\(revision)"])
        }
        let rollback = RolloutRollback(
            to: earlier, versions: try children(ModelVersion.self, of: policy.model),
            // Names hold no quotes.
            leases: try documents(Force.self, where: "model = \"\(policy.model)\" AND state = ACTIVE"),
            isPastSupport: isPastSupport)
        let change = try rollback.change(of: policy, command)
        let stable = change.after.stableVersion
        let leaving = policy.namedVersions.filter { $0 != stable }
        let affected = leaving.isEmpty ? [stable] : leaving
        var records: [String] = []
        let rolledBack = try affected.reduce(change) { change, name in
            let left = try rollingBack(
                try require(ModelVersion.self, name), to: stable, in: policy.environment, trigger: trigger, command)
            records.append(left.record.after.name)
            return left.deployments.reduce(change.with(left.record)) { $0.with($1) }
        }
        guard !trigger.isEmpty, let version = affected.first else { return rolledBack }
        let report = IncidentReport.rollback(
            of: version, in: policy.environment, trigger: trigger, records: records)
        return rolledBack.with(try opening(report, command))
    }
}
