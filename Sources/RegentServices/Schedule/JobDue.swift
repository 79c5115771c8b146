import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Jobs whose time has come: each due time is claimed once, and missed ones are one run.
package enum JobDue: Scheduled {
    /// When it is due next; absent: never.
    package static let dueField = "next_run_time"
    /// Neither paused nor archived.
    package static let filter = "state = ACTIVE"

    /// When it is due next.
    package static func dueTime(of job: Job) -> Timestamp? { job.nextRunTime }

    /// The job, claimed with the version that is selected for it; an EVAL_GATE job opens its run.
    package static func change(
        of job: Job, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Job>? {
        guard job.isDue(at: command.now) else { return nil }
        guard let version = try selectedVersion(for: job, store) else {
            return try job.claimed(with: job.needsVersion ? nil : "", command)
        }
        guard job.kind == .evalGate else { return try job.claimed(with: version.name, command) }
        let run = try job.evalRun(on: version, command, store)
        return try job.claimed(with: version.name, opening: run.after.name, command)?.with(run)
    }

    private static func selectedVersion(for job: Job, _ store: WriteTransaction) throws -> ModelVersion? {
        let forced = try forcedVersion(of: job.model, store)
        guard job.boundVersion.isEmpty else {
            let bound = try store.find(ModelVersion.self, job.boundVersion)
            return job.selectedVersion(forced: forced, bound: bound, stable: nil)
        }
        return job.selectedVersion(forced: forced, bound: nil, stable: try stableVersion(of: job.model, store))
    }

    /// The STABLE version of a model in prod: the rollout policy names it, so that the versions are read only where
    /// there is no policy.
    private static func stableVersion(of model: String, _ store: WriteTransaction) throws -> ModelVersion? {
        let policy = try store.find(
            RolloutPolicy.self, RolloutPolicy.name(model: model, environment: ModelVersion.ownEnvironment))
        let named = try policy.flatMap { try store.find(ModelVersion.self, $0.stableVersion) }
        if let named, named.state == .stable { return named }
        return try store.children(ModelVersion.self, of: model).first { $0.state == .stable }
    }

    /// The version of the lease on a model in prod; of two leases the later one counts, as for `Select`.
    private static func forcedVersion(of model: String, _ store: WriteTransaction) throws -> ModelVersion? {
        // By the model, whose leases are few; names hold no quotes.
        let leases = try store.documents(Force.self, where: "model = \"\(model)\" AND state = ACTIVE")
            .filter { $0.environment == ModelVersion.ownEnvironment }
        guard let lease = leases.max(by: { $0.revision < $1.revision }) else { return nil }
        return try store.find(ModelVersion.self, lease.version)
    }
}
