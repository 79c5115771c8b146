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

    /// What there is, by its parts.
    package init(model: Model, environment: Environment, versions: [ModelVersion]) {
        self.model = model
        self.environment = environment
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
    ///   VERSION_NOT_RELEASED, VERSION_SUSPENDED, VERSION_NOT_PROMOTED for a version that cannot have its place.
    package static func put(
        _ said: RolloutPolicy, over before: RolloutPolicy?, in surroundings: RolloutSurroundings, _ command: Command
    ) throws(Refusal) -> Change<RolloutPolicy> {
        try putting(command, over: before) { policy throws(Refusal) in
            try surroundings.checkInUse()
            policy = said.completed(over: before)
            try policy.checkFields()
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
        let routesSame =
            stableVersion == next.stableVersion && canaryVersion == next.canaryVersion
            && canaryPermille == next.canaryPermille && salt == next.salt
        return routesSame || hasTrial ? lastKnownGoodRevision : revision
    }

    private func checkFields() throws(Refusal) {
        guard canaryVersion != stableVersion else {
            throw Self.invalid("canary_version", "the canary is the stable version: name another one, or none")
        }
        guard !canaryVersion.isEmpty || canaryPermille == 0 else {
            throw Self.invalid("canary_permille", "no canary_version is named: its share is 0")
        }
        let shares = stages.map(\.canaryPermille)
        guard zip(shares, shares.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw Self.invalid("stages", "the shares of the stages must rise: \(shares)")
        }
        let numbers = [
            ("max_fallback_rate", maxFallbackRate), ("max_p95_latency_ms", maxP95LatencyMs),
            ("min_schema_valid_rate", minSchemaValidRate), ("judge.alpha", judge?.alpha ?? 0),
            ("judge.margin", judge?.margin ?? 0),
        ]
        for (field, number) in numbers where number < 0 {
            throw Self.invalid(field, "\(number) is below 0")
        }
        for trigger in triggers {
            guard trigger.threshold >= 0 else { throw Self.invalid("triggers.threshold", "a threshold is below 0") }
            guard (trigger.kind == .sigma) == !trigger.metric.isEmpty else {
                throw Self.invalid("triggers.metric", "a trigger of the kind SIGMA names a metric, and no other one")
            }
        }
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
}

extension Command {
    /// The same actor, reason and time by another method, about another document.
    ///
    /// - Parameter etag: of that document as it is stored, for methods that ask for one; empty = any.
    func recorded(as method: MethodDescriptor, etag: String = "") -> Command {
        Command(
            actor: actor, role: role, method: method, reason: reason, etag: etag, now: now,
            isSinglePersonMode: isSinglePersonMode)
    }
}
