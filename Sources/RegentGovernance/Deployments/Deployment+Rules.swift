package import RegentMessages
package import RegentModel

extension Deployment {
    /// The environment in which owners confirm.
    package static let production = ModelVersion.ownEnvironment
    /// The environment that comes before it.
    package static let staging = "environments/staging"

    /// Whether it waits for its date, its smoke test or its tasks.
    package var isOpen: Bool { [.planned, .inProgress].contains(state) }

    /// Whether owners confirm it.
    package var isInProduction: Bool { environment == Self.production }

    /// A new deployment.
    ///
    /// - Parameter said: what was asked for; what is output only is ignored.
    /// - Throws: `Refusal` DEPLOYMENT_INVALID, VERSION_NOT_DEPLOYABLE, STAGING_REQUIRED; ILLEGAL_TRANSITION for an
    ///   archived environment.
    package static func planned(
        _ said: Deployment, in surroundings: DeploymentSurroundings, _ command: Command
    ) throws(Refusal) -> Change<Deployment> {
        try creating(command, from: Deployment(name: said.name)) { deployment throws(Refusal) in
            try said.checkRegions(in: surroundings)
            try surroundings.checkDeployable()
            let version = surroundings.version
            deployment = Deployment(
                name: said.name, state: .planned, model: version.model, version: version.name,
                environment: surroundings.environment.name, scope: said.scope, regions: said.regions,
                plannedProductionDate: said.plannedProductionDate, description: said.description,
                createdBy: command.actor.name, monitorLimits: try said.checkedLimits())
            deployment.startDueTime = try deployment.dueTime(in: surroundings.zones)
            deployment.record(surroundings)
        }
    }

    /// The deployment, begun.
    ///
    /// - Throws: `Refusal` VERSION_NOT_DEPLOYABLE, STAGING_REQUIRED, and DEPLOYMENT_INVALID for a region that was
    ///   archived, where that has changed since it was planned.
    package func started(
        in surroundings: DeploymentSurroundings, _ command: Command
    ) throws(Refusal) -> Change<Deployment> {
        try applying(command) { deployment throws(Refusal) in
            try checkRegions(in: surroundings)
            try surroundings.checkDeployable()
            deployment.state = .inProgress
            deployment.startTime = command.time
            deployment.startDueTime = nil
        }
    }

    /// The deployment after its smoke test: deployed, or cancelled where it failed.
    ///
    /// - Throws: `Refusal` DEPLOYMENT_INVALID for an outcome that this release does not know.
    package func smoked(_ said: SmokeResult, _ command: Command) throws(Refusal) -> Change<Deployment> {
        let isPassed = said.outcome == .passed
        guard isPassed || said.outcome == .failed else {
            throw Self.invalid("an outcome is PASSED or FAILED", "smoke.outcome")
        }
        return try applying(command, event: isPassed ? Self.deployedEvent : Self.smokeFailedEvent) { deployment in
            deployment.smoke = SmokeResult(
                outcome: said.outcome, notes: said.notes, recordedBy: command.actor.name, recordTime: command.time)
            if isPassed {
                deployment.enterDeployed(command)
            } else {
                deployment.enterCancelled("the smoke test failed", command)
            }
        }
    }

    /// The deployment, given up.
    package func cancelled(_ command: Command) throws(Refusal) -> Change<Deployment> {
        try applying(command) { $0.enterCancelled(command.reason, command) }
    }

    /// The deployment once none of its tasks is open any more: deployed where one was confirmed, else cancelled.
    ///
    /// Whoever closed the last task was ruled by the lifecycle of tasks; the entry has that command.
    package func closed(hasConfirmed: Bool, _ command: Command) -> Change<Deployment> {
        var after = self
        if hasConfirmed {
            after.enterDeployed(command)
        } else {
            after.enterCancelled("every task was cancelled", command)
        }
        let event = hasConfirmed ? Self.deployedEvent : Self.cancelledEvent
        return Change(after: after, effect: .changed(event), command: command)
    }

    /// The deployment after a rollback of its version, which stands beside it.
    ///
    /// - Throws: `Refusal` ILLEGAL_TRANSITION for one that is not DEPLOYED.
    package func rolledBack(_ command: Command) throws(Refusal) -> Change<Deployment> {
        guard state == .deployed else {
            throw Refusal(
                .illegalTransition, "\(name) is \(state.name): only what is DEPLOYED is rolled back",
                ["resource": name, "state": state.name])
        }
        var after = self
        after.state = .rolledBack
        after.monitorDueTime = nil
        return Change(after: after, effect: .changed(Self.rolledBackEvent), command: command)
    }

    /// Whether the date has come on which it begins by itself.
    package func isDue(at now: Int64) -> Bool {
        state == .planned && startDueTime.map { $0.microseconds <= now } ?? false
    }

    static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.deploymentInvalid, message, ["field": field])
    }

    /// The date of a text.
    ///
    /// - Throws: `Refusal` DEPLOYMENT_INVALID for any other text.
    static func date(_ text: String, _ field: String) throws(Refusal) -> CalendarDate {
        guard let date = CalendarDate(text) else {
            throw invalid("\(text) is no date; one is 2026-03-29", field)
        }
        return date
    }

    private mutating func enterDeployed(_ command: Command) {
        state = .deployed
        deployTime = command.time
        deployedBy = command.actor.name
        beginMonitor(command)
    }

    private mutating func enterCancelled(_ reason: String, _ command: Command) {
        state = .cancelled
        startDueTime = nil
        cancellationReason = reason
        cancelledBy = command.actor.name
    }

    /// Refuses a scope that does not fit the regions, and regions that are not in use.
    private func checkRegions(in surroundings: DeploymentSurroundings) throws(Refusal) {
        let field = "deployment.regions"
        guard Set(regions).count == regions.count else {
            throw Self.invalid("a region is named twice", field)
        }
        if let other = regions.first(where: { surroundings.zones[$0] == nil }) {
            throw Self.invalid("\(other) is not a region in use", field)
        }
        switch scope {
        case .global:
            guard regions.isEmpty else {
                throw Self.invalid("the scope GLOBAL is about every region: name none, or say GLOBAL_SELECTIVE", field)
            }
        case .globalSelective, .regional:
            guard !regions.isEmpty else { throw Self.invalid("the scope \(scope.name) names regions", field) }
        case .unspecified, .unrecognized:
            guard surroundings.environment.name != Self.production, scope == .unspecified, regions.isEmpty else {
                throw Self.invalid("a scope is GLOBAL, GLOBAL_SELECTIVE or REGIONAL", "deployment.scope")
            }
        }
    }

    /// When its planned date begins where that is first; nil without a date.
    private func dueTime(in zones: [String: TimeZoneRules]) throws(Refusal) -> Timestamp? {
        guard !plannedProductionDate.isEmpty else { return nil }
        let date = try Self.date(plannedProductionDate, "deployment.planned_production_date")
        let begins = (regions.isEmpty ? [.utc] : regions.compactMap { zones[$0] }).map {
            $0.interval(of: date).lowerBound
        }
        return begins.min().map { Timestamp(microseconds: $0) }
    }

    /// Keeps what the audit log says of it, as it was agreed to.
    private mutating func record(_ surroundings: DeploymentSurroundings) {
        approvedBy = surroundings.version.approval?.approvedBy ?? []
        metricsBefore = surroundings.base?.performance ?? [:]
        guard let agreed = surroundings.proposal else { return }
        proposal = agreed.name
        changeType = agreed.changeType
        oldValues = agreed.oldValues
        newValues = agreed.newValues
        reason = agreed.description
    }
}
