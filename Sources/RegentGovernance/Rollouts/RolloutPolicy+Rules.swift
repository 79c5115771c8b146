package import RegentMessages
package import RegentModel

/// What a store has of what a rollout policy names.
package struct RolloutSurroundings: Sendable {
    /// The model it is about.
    package let model: Model
    /// The environment it is about.
    package let environment: Environment
    /// The versions that it names, by name.
    package let versions: [String: ModelVersion]
    /// The rollout by the policy that is not at its end; nil = none.
    package let rollout: RolloutRun?

    /// What there is, by its parts.
    package init(model: Model, environment: Environment, versions: [ModelVersion], rollout: RolloutRun? = nil) {
        self.model = model
        self.environment = environment
        self.rollout = rollout
        self.versions = Dictionary(versions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Refuses an archived model or environment.
    fileprivate func checkInUse() throws(Refusal) {
        let archived: String? =
            model.state == .archived ? model.name : environment.state == .archived ? environment.name : nil
        guard let archived else { return }
        throw Refusal(
            .illegalTransition, "\(archived) is archived: restore it first",
            ["resource": archived, "state": "ARCHIVED"])
    }

    /// Refuses other routes while a rollout is under way, which it owns.
    fileprivate func checkRoutes(of policy: RolloutPolicy, over before: RolloutPolicy?) throws(Refusal) {
        guard let rollout, let before, !policy.routesAs(before) else { return }
        throw Refusal(
            .rolloutRunning,
            "\(rollout.name) is \(rollout.state.name): it owns versions, share and salt until it ends; abort it, or "
                + "promote \(rollout.canaryVersion)",
            ["resource": rollout.name, "state": rollout.state.name])
    }
}

extension RolloutPolicy {
    /// Days for which a passed run proves a version where the policy does not say.
    /// - Source: docs/lifecycles/rollout-policy.md
    package static let evidenceMaxAgeDaysStandard: UInt32 = 30

    /// The policy of a model in an environment.
    package static func name(model: String, environment: String) -> String { "\(model)/\(environment)/rolloutPolicy" }

    /// Names of the versions that it names.
    package var namedVersions: [String] { [stableVersion, canaryVersion].filter { !$0.isEmpty } }

    /// Whether a part of the keys gets a version that is on trial.
    package var hasTrial: Bool { !canaryVersion.isEmpty && canaryPermille > 0 }

    /// The policy with the model and the environment of its name.
    ///
    /// - Throws: `ResourceNameError` for a name of another kind.
    package func placed() throws(ResourceNameError) -> RolloutPolicy {
        let place = try ResourceName(name, matching: Self.pattern).parent
        var policy = self
        policy.model = place?.parent?.description ?? ""
        policy.environment = "environments/\(place?.id ?? "")"
        return policy
    }

    /// The policy, made or replaced whole.
    ///
    /// - Parameters:
    ///   - said: what was asked for, placed; what is output only is ignored.
    ///   - before: the stored policy.
    /// - Throws: `Refusal` ROLLOUT_INVALID; ILLEGAL_TRANSITION in an archived model or environment;
    ///   VERSION_NOT_RELEASED, VERSION_SUSPENDED, VERSION_NOT_PROMOTED for a version that cannot have its place;
    ///   ROLLOUT_RUNNING for other routes during a rollout.
    package static func put(
        _ said: RolloutPolicy, over before: RolloutPolicy?, in surroundings: RolloutSurroundings, _ command: Command
    ) throws(Refusal) -> Change<RolloutPolicy> {
        try putting(command, over: before) { policy throws(Refusal) in
            try surroundings.checkInUse()
            policy = said.completed(over: before)
            policy.keepApproval(of: before, author: command.actor.name)
            try policy.checkFields()
            try surroundings.checkRoutes(of: policy, over: before)
            try policy.check(policy.stableVersion, as: .stable, "stable_version", surroundings, over: before)
            if !policy.canaryVersion.isEmpty {
                try policy.check(policy.canaryVersion, as: .canary, "canary_version", surroundings, over: before)
            }
        }
    }

    private func completed(over before: RolloutPolicy?) -> RolloutPolicy {
        var policy = self
        policy.state = .active
        if salt.isEmpty { policy.salt = before?.salt ?? "" }
        if evidenceMaxAgeDays == 0 { policy.evidenceMaxAgeDays = Self.evidenceMaxAgeDaysStandard }
        policy.lastKnownGoodRevision = before?.knownGood(before: policy) ?? 0
        return policy
    }

    /// The revision to which a rollback of the next policy goes back: the last one that had no version on trial.
    private func knownGood(before next: RolloutPolicy) -> UInt64 {
        routesAs(next) || hasTrial ? lastKnownGoodRevision : revision
    }

    /// Whether every key gets the same version by another policy.
    fileprivate func routesAs(_ other: RolloutPolicy) -> Bool {
        stableVersion == other.stableVersion && canaryVersion == other.canaryVersion
            && canaryPermille == other.canaryPermille && salt == other.salt
    }

    private func check(
        _ name: String, as state: ModelVersionState, _ field: String, _ surroundings: RolloutSurroundings,
        over before: RolloutPolicy?
    ) throws(Refusal) {
        guard let version = surroundings.versions[name], version.model == model else {
            throw Self.invalid(field, "\(name) is no version of \(model)")
        }
        guard version.isReleased else {
            throw Refusal(
                .versionNotReleased, "\(name) is not released: release it first",
                ["resource": name, "state": version.state.name])
        }
        // One that is named already may stay: its share must be changeable while it is suspended.
        guard !version.suspended || before?.namedVersions.contains(name) == true else {
            throw ModelVersion.cannotServe(name)
        }
        let present = version.state(in: environment)
        guard present == state else {
            throw Refusal(
                .versionNotPromoted,
                "\(name) is \(present.name) in \(environment), not \(state.name): promote it there first",
                ["resource": name, "state": present.name, "environment": environment])
        }
    }

    static func invalid(_ field: String, _ message: String) -> Refusal {
        Refusal(.rolloutInvalid, message, ["field": "rollout_policy.\(field)"])
    }
}

extension RolloutPolicy {
    /// The policy with a promoted version as its stable one.
    ///
    /// The entry is that of PutRolloutPolicy, whatever method the command calls.
    /// - Parameter version: STABLE in the environment from now on.
    func promoting(_ version: ModelVersion, _ command: Command) throws(Refusal) -> Change<RolloutPolicy> {
        let command = command.recorded(as: RolloutServiceMethods.putRolloutPolicy.descriptor, etag: etag)
        return try applying(command, event: Self.promotedEvent) { policy in
            // One that began with its trial is gone back to as well: no rollback restores the canary.
            let isGood = !hasTrial || lastKnownGoodRevision == 0
            policy.lastKnownGoodRevision = isGood ? revision : lastKnownGoodRevision
            policy.stableVersion = version.name
            guard canaryVersion == version.name else { return }
            (policy.canaryVersion, policy.canaryPermille) = ("", 0)
        }
    }

    /// The policy with the share of a stage.
    ///
    /// The entry is that of PutRolloutPolicy, whatever method the command calls.
    func staged(_ stage: RolloutStage, _ command: Command) throws(Refusal) -> Change<RolloutPolicy> {
        let command = command.recorded(as: RolloutServiceMethods.putRolloutPolicy.descriptor, etag: etag)
        return try applying(command, event: Self.stagedEvent) { policy in
            policy.canaryPermille = stage.canaryPermille
            policy.lastKnownGoodRevision = knownGood(before: policy)
        }
    }
}

extension Command {
    /// The same actor and time by another method, about another document.
    ///
    /// - Parameters:
    ///   - etag: of that document as it is stored, for methods that ask for one; empty = any.
    ///   - reason: why; nil = as the command says.
    package func recorded(as method: MethodDescriptor, etag: String = "", reason: String? = nil) -> Command {
        Command(
            actor: actor, role: role, method: method, reason: reason ?? self.reason, etag: etag, now: now,
            isSinglePersonMode: isSinglePersonMode)
    }
}
