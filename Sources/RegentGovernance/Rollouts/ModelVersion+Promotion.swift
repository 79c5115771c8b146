package import RegentMessages
package import RegentModel

extension ModelVersion {
    /// The version one state further in an environment: DRAFT to CANARY, CANARY to STABLE.
    ///
    /// Where it becomes STABLE, the version that was is superseded, and the rollout policy, if there is one, names it.
    /// - Parameters:
    ///   - evidence: what may prove it, with the rollout that is under way there.
    ///   - stable: the version that is STABLE there now.
    ///   - policy: the rollout policy of its model there.
    /// - Throws: `Refusal` VERSION_NOT_RELEASED, VERSION_SUSPENDED, EVIDENCE_MISSING; ILLEGAL_TRANSITION for a version
    ///   that is STABLE there or has ended; ROLLOUT_RUNNING where a rollout of another version would lose its baseline.
    package func promoted(
        in environment: String, by evidence: PromotionEvidence, over stable: ModelVersion?, policy: RolloutPolicy?,
        _ command: Command
    ) throws(Refusal) -> Change<ModelVersion> {
        var change = try applying(command) { version throws(Refusal) in
            let next = try nextState(in: environment)
            guard isReleased else {
                throw Refusal(
                    .versionNotReleased, "\(name) is not released: release it first",
                    ["resource": name, "state": state.name])
            }
            guard !suspended else { throw Self.cannotServe(name) }
            let since = statuses.first { $0.environment == environment }?.stateTime
            let proof = evidence.proof(of: name, for: next, in: environment, since: since, at: command.now)
            guard let proof else {
                let type = PromotionEvidence.type(for: next).name
                throw Refusal(
                    .evidenceMissing,
                    "no \(type) run of \(name) that is sealed in the last \(evidence.maxAgeDays) days has passed since "
                        + "it became \(state(in: environment).name) in \(environment)"
                        + (next == .stable ? ", and no rollout of it is judged PROMOTE" : ""),
                    ["resource": name, "type": type, "environment": environment])
            }
            version.enter(next, in: environment, evidence: proof, command.time)
        }
        guard change.after.state(in: environment) == .stable else { return change }
        if let rollout = evidence.rollout, rollout.isOpen, rollout.canaryVersion != name {
            throw Refusal(
                .rolloutRunning,
                "\(rollout.name) compares \(rollout.canaryVersion) with \(rollout.baselineVersion): abort it, or "
                    + "promote "
                    + "its canary",
                ["resource": rollout.name, "state": rollout.state.name])
        }
        if let stable, stable.name != name {
            change = change.with(try stable.superseded(by: name, in: environment, command))
        }
        guard let policy else { return change }
        return change.with(try policy.promoting(change.after, command))
    }

    private func nextState(in environment: String) throws(Refusal) -> ModelVersionState {
        switch (state(in: environment), state) {
        case (.draft, .draft), (.draft, .canary), (.draft, .stable): .canary
        case (.canary, _): .stable
        default:
            throw Refusal(
                .illegalTransition,
                "cannot promote version: \(name) is \(state(in: environment).name) in \(environment)",
                ["resource": name, "state": state(in: environment).name, "environment": environment])
        }
    }

    /// The version that was STABLE, now that another one is.
    private func superseded(
        by successor: String, in environment: String, _ command: Command
    ) throws(Refusal) -> Change<ModelVersion> {
        try applying(command.recorded(as: command.method), event: Self.supersededEvent) { version in
            version.enter(.deprecated, in: environment, supersededBy: successor, command.time)
        }
    }

    /// The version, out of service in an environment: a DRAFT that needs new evidence.
    func rolledBack(in environment: String, _ command: Command) throws(Refusal) -> Change<ModelVersion> {
        try applying(command.recorded(as: command.method), event: Self.rolledBackEvent) { version in
            version.leave(environment, command.time)
        }
    }

    /// The version that was superseded in an environment, in service there again.
    ///
    /// - Throws: `Refusal` VERSION_SUSPENDED; VERSION_NOT_PROMOTED for one that did not serve there before.
    func restored(in environment: String, _ command: Command) throws(Refusal) -> Change<ModelVersion> {
        try applying(command.recorded(as: command.method), event: Self.restoredEvent) { version throws(Refusal) in
            guard !suspended else { throw Self.cannotServe(name) }
            let present = state(in: environment)
            guard present == .deprecated else {
                throw Refusal(
                    .versionNotPromoted, "\(name) is \(present.name) in \(environment) and cannot come back",
                    ["resource": name, "state": present.name, "environment": environment])
            }
            version.enter(.stable, in: environment, command.time)
        }
    }

    /// A DRAFT in an environment again; its status says since when.
    private mutating func leave(_ environment: String, _ time: Timestamp) {
        enter(.draft, in: environment, time)
        statuses.append(VersionStatus(environment: environment, state: .draft, stateTime: time))
        statuses.sort { $0.environment.utf8.lexicographicallyPrecedes($1.environment.utf8) }
    }

    static func cannotServe(_ name: String) -> Refusal {
        Refusal(.versionSuspended, "\(name) is suspended: resume it first, or name another one", ["resource": name])
    }
}
