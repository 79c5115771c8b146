package import RegentMessages
package import RegentModel

/// What a store has of what a force lease names.
package struct ForceSurroundings: Sendable {
    /// The version.
    package let version: ModelVersion
    /// The environment.
    package let environment: Environment
    /// The lease that holds for the model there; nil = none.
    package let other: Force?
    /// The override of the kind FORCE that is in force for the version and not used up; nil = none.
    package let override: Override?
    /// Name of the incident that is opened under break-glass; empty otherwise.
    package let incident: String

    /// What there is, by its parts.
    package init(
        version: ModelVersion, environment: Environment, other: Force?, override: Override?, incident: String
    ) {
        self.version = version
        self.environment = environment
        self.other = other
        self.override = override
        self.incident = incident
    }
}

extension Force {
    /// Longest lease on a version that is neither STABLE nor CANARY, seconds: 4 hours.
    /// - Source: docs/lifecycles/force.md
    package static let breakGlassSecondsMax: UInt32 = 14_400

    /// Whether a lease on a version in an environment breaks the glass: it is neither STABLE nor CANARY there.
    package static func breaksGlass(_ version: ModelVersion, in environment: String) -> Bool {
        ![.stable, .canary].contains(version.state(in: environment))
    }

    /// A new lease.
    ///
    /// - Parameter said: what was asked for; what is output only is ignored.
    /// - Throws: `Refusal` FORCE_TAKEN; FORCE_INVALID for a lease under break-glass of more than 4 hours;
    ///   BREAK_GLASS_REQUIRED, SEGREGATION_OF_DUTIES without a second person there; VERSION_SUSPENDED;
    ///   ILLEGAL_TRANSITION for a retired version or an archived environment.
    package static func created(
        _ said: Force, in surroundings: ForceSurroundings, _ command: Command
    ) throws(Refusal) -> Change<Force> {
        let version = surroundings.version
        return try creating(command) { force throws(Refusal) in
            force = Force(
                name: said.name, state: .active, version: version.name, environment: said.environment,
                model: version.model, ttlS: said.ttlS, expireTime: command.time(after: Int64(said.ttlS) * 1_000_000),
                reason: command.reason, forcedBy: command.actor.name,
                breakGlass: breaksGlass(version, in: said.environment), incident: surroundings.incident)
            try checkInUse(surroundings)
            guard !version.suspended else { throw ModelVersion.cannotServe(version.name) }
            if let other = surroundings.other {
                throw Refusal(
                    .forceTaken, "\(other.name) forces \(other.version) in \(said.environment): release it first",
                    ["resource": other.name, "version": other.version])
            }
            if force.breakGlass { try force.breakGlass(by: surroundings.override, command) }
        }
    }

    private static func checkInUse(_ surroundings: ForceSurroundings) throws(Refusal) {
        let (version, environment) = (surroundings.version, surroundings.environment)
        let ended: (String, String)? =
            version.state == .retired
            ? (version.name, "RETIRED")
            : environment.state == .archived ? (environment.name, "ARCHIVED") : nil
        guard let ended else { return }
        throw Refusal(
            .illegalTransition, "cannot force version: \(ended.0) is \(ended.1)",
            ["resource": ended.0, "state": ended.1])
    }

    /// Refuses break-glass for too long, or without another person's word.
    private mutating func breakGlass(by override: Override?, _ command: Command) throws(Refusal) {
        guard ttlS <= Self.breakGlassSecondsMax else {
            throw Refusal(
                .forceInvalid,
                "\(version) is neither STABLE nor CANARY in \(environment): force it for at most 4 hours",
                ["field": "force.ttl_s", "limit": "\(Self.breakGlassSecondsMax)"])
        }
        self.override = override?.name ?? ""
        guard Duty.secondPerson.binds(command) else { return }
        guard let override else {
            throw Refusal(
                .breakGlassRequired,
                "\(version) is neither STABLE nor CANARY in \(environment): have an override of the kind FORCE "
                    + "granted, one for each lease",
                ["resource": version, "environment": environment])
        }
        guard override.decidedBy != command.actor.name else {
            throw Duty.secondPerson.refusal(
                "\(command.actor.name) has granted \(override.name): another person forces the version", of: version)
        }
    }

    /// The lease, ended before its time.
    package func released(_ command: Command) throws(Refusal) -> Change<Force> {
        try applying(command) { force in
            force.state = .ended
            force.releasedBy = command.actor.name
            force.endTime = command.time
        }
    }

    /// The lease at its end; nil while it lasts.
    package func ended(_ command: Command) throws(Refusal) -> Change<Force>? {
        guard state == .active, let end = expireTime?.microseconds, end <= command.now else { return nil }
        return try applying(command) { force in
            force.state = .ended
            force.endTime = command.time
        }
    }
}
