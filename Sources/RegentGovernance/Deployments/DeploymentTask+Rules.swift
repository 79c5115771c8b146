package import RegentMessages
package import RegentModel

/// What a store has of what a task depends on.
package struct TaskSurroundings: Sendable {
    /// Principals who may act for the assignee now.
    package var delegates: [String]
    /// The clocks of its region; those of UTC where it has none.
    package var zone: TimeZoneRules
    /// The last validation request of the version; nil where there is none.
    package var validation: ValidationRequest?
    /// How much harm the model can do.
    package var riskTier: RiskTier
    /// The granted override of the validation request as it is now; nil where there is none.
    package var override: Override?

    /// What there is, by its parts.
    package init(
        delegates: [String] = [], zone: TimeZoneRules = .utc, validation: ValidationRequest? = nil,
        riskTier: RiskTier = .medium, override: Override? = nil
    ) {
        self.delegates = delegates
        self.zone = zone
        self.validation = validation
        self.riskTier = riskTier
        self.override = override
    }
}

extension DeploymentTask {
    /// A new task of a deployment that begins; the entry has that command.
    ///
    /// - Parameters:
    ///   - region: where; empty = everywhere.
    ///   - model: whose owner, or owner of the region, it is assigned to.
    /// - Throws: `Refusal` OWNER_REQUIRED where nobody is.
    package static func created(
        _ name: String, of deployment: Deployment, region: String, model: Model, in zone: TimeZoneRules,
        _ command: Command
    ) throws(Refusal) -> Change<DeploymentTask> {
        let owner = model.regionalOwners[region] ?? model.owner
        guard !owner.isEmpty else {
            throw Refusal(
                .ownerRequired, "nobody owns \(model.name), so nobody can confirm that \(deployment.version) runs",
                ["resource": model.name])
        }
        let planned = deployment.plannedProductionDate
        var task = DeploymentTask(
            name: name, state: .pending, deployment: deployment.name, model: deployment.model,
            version: deployment.version, region: region,
            plannedProductionDate: planned.isEmpty ? zone.date(at: command.now)?.description ?? "" : planned,
            assignedTo: owner)
        task.reportAgain(in: zone, at: command.now)
        return Change(after: task, effect: .created("task.created"), command: command)
    }

    /// The task, done.
    ///
    /// - Parameters:
    ///   - date: when; empty = today in its region.
    ///   - reason: why before the validation was approved; ignored where nothing stands in the way.
    /// - Throws: `Refusal` PERMISSION_DENIED for whoever is neither assignee nor delegate; DEPLOYMENT_INVALID;
    ///   VALIDATION_NOT_APPROVED; OVERRIDE_REQUIRED; SEGREGATION_OF_DUTIES for who granted the override.
    package func confirmed(
        on date: String, notes: String, overriding reason: String, in surroundings: TaskSurroundings,
        _ command: Command
    ) throws(Refusal) -> Change<DeploymentTask> {
        let unapproved = surroundings.validation.flatMap { $0.state == .approved ? nil : $0 }
        let event = unapproved == nil ? nil : Self.overrideEvent
        return try acting(command, for: surroundings.delegates, event: event) { task throws(Refusal) in
            task.actualProductionDate = try Self.actualDate(date, in: surroundings.zone, at: command.now)
            task.state = .confirmed
            task.confirmationNotes = notes
            task.confirmTime = command.time
            task.confirmedBy = command.actor.name
            task.nextDueTime = nil
            if let unapproved { try task.recordOverride(of: unapproved, reason, in: surroundings, command) }
        }
    }

    /// The task at another date.
    ///
    /// - Throws: as `confirmed`; `Refusal` REASON_REQUIRED.
    package func adjusted(
        to date: String, in surroundings: TaskSurroundings, _ command: Command
    ) throws(Refusal) -> Change<DeploymentTask> {
        try acting(command, for: surroundings.delegates) { task throws(Refusal) in
            let planned = try Self.plannedDate(date, in: surroundings.zone, at: command.now)
            task.state = .adjusted
            task.adjustmentReason = command.reason
            // What was reported of a date is not reported again because somebody sets the same one.
            guard task.plannedProductionDate != planned else { return }
            task.plannedProductionDate = planned
            task.reportAgain(in: surroundings.zone, at: command.now)
        }
    }

    /// The task, given up.
    package func cancelled(
        in surroundings: TaskSurroundings, _ command: Command
    ) throws(Refusal) -> Change<DeploymentTask> {
        try acting(command, for: surroundings.delegates) { $0.enterCancelled(command) }
    }

    /// The task, given up with its deployment, which stands beside it.
    package func cancelledWithDeployment(_ command: Command) -> Change<DeploymentTask> {
        var after = self
        after.enterCancelled(command)
        return Change(after: after, effect: .changed(Self.cancelledEvent), command: command)
    }

    /// The task after the report that it is due soon or overdue; overdue ones are reported once a day.
    ///
    /// - Returns: nil where nothing is due any more: another tick was there before.
    package func dueReported(in zone: TimeZoneRules, _ command: Command) throws(Refusal) -> Change<DeploymentTask>? {
        guard isOpen, let next = nextDueTime, next.microseconds <= command.now,
            let dates = TaskDates(plannedProductionDate, in: zone)
        else { return nil }
        let isOver = dates.over <= command.now
        return try applying(command, event: isOver ? Self.overdueEvent : Self.dueSoonEvent) { task in
            task.dueSoonReported = true
            let time = isOver ? TaskDates.endOfDay(at: command.now, in: zone) : dates.over
            task.nextDueTime = time.map { Timestamp(microseconds: $0) }
        }
    }

    /// The change by a command of the assignee, or of a delegate in the place of the assignee.
    private func acting(
        _ command: Command, for delegates: [String], event: String? = nil,
        _ edit: (inout Self) throws(Refusal) -> Void
    ) throws(Refusal) -> Change<Self> {
        let isDelegate = delegates.contains(command.actor.name)
        let change = try applying(isDelegate ? command.acting(for: assignedTo) : command, event: event, edit)
        return Change(after: change.after, effect: change.effect, command: command)
    }

    /// Reports its date from now on as if nothing of it had been reported.
    private mutating func reportAgain(in zone: TimeZoneRules, at now: Int64) {
        dueSoonReported = false
        nextDueTime = TaskDates(plannedProductionDate, in: zone).map { Timestamp(microseconds: $0.next(at: now)) }
    }

    private mutating func enterCancelled(_ command: Command) {
        state = .cancelled
        cancellationReason = command.reason
        cancelledBy = command.actor.name
        nextDueTime = nil
    }

    /// Records that a validation request was overridden.
    private mutating func recordOverride(
        of validation: ValidationRequest, _ reason: String, in surroundings: TaskSurroundings, _ command: Command
    ) throws(Refusal) {
        let details = ["resource": name, "validation_request": validation.name, "state": validation.state.name]
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw Refusal(
                .validationNotApproved,
                "\(validation.name) of \(version) is \(validation.state.name): give the reason for an override, "
                    + "or wait for its approval",
                details.merging(["field": "validation_override_reason"]) { $1 })
        }
        if [.high, .critical].contains(surroundings.riskTier) {
            guard let granted = surroundings.override else {
                throw Refusal(
                    .overrideRequired,
                    "the risk tier of \(model) is \(surroundings.riskTier.name): a second person grants an override of "
                        + "the kind VALIDATION of \(validation.name) first",
                    details)
            }
            guard !Duty.secondPerson.binds(command) || granted.decidedBy != command.actor.name else {
                throw Duty.secondPerson.refusal(
                    "\(command.actor.name) has granted \(granted.name): another person confirms \(name)", of: name)
            }
            self.override = granted.name
        }
        deployedBeforeValidationApproved = true
        validationOverrideReason = reason
        validationRequest = validation.name
    }

    private static func plannedDate(
        _ text: String, in zone: TimeZoneRules, at now: Int64
    ) throws(Refusal) -> String {
        let date = try Deployment.date(text, "planned_production_date")
        guard zone.date(at: now).map({ $0 <= date }) ?? true else {
            throw Deployment.invalid(
                "\(text) is over: move the task to today or later, or confirm it with the date on which it was done",
                "planned_production_date")
        }
        return date.description
    }

    private static func actualDate(
        _ text: String, in zone: TimeZoneRules, at now: Int64
    ) throws(Refusal) -> String {
        let today = zone.date(at: now)
        guard !text.isEmpty else { return today?.description ?? "" }
        let date = try Deployment.date(text, "actual_production_date")
        guard today.map({ date <= $0 }) ?? true else {
            throw Deployment.invalid(
                "\(text) has not come yet: confirm what was done, or adjust the task", "actual_production_date")
        }
        return date.description
    }
}

extension Command {
    /// The same, of a delegate as the one who is stood in for: for the question who may do it, never for the ledger.
    fileprivate func acting(for name: String) -> Command {
        let caller = Caller(
            name: name, kind: actor.kind, credential: actor.credential, authority: actor.authority,
            isSinglePersonMode: actor.isSinglePersonMode)
        return Command(
            actor: caller, role: role, method: method, reason: reason, etag: etag, now: now,
            isSinglePersonMode: isSinglePersonMode)
    }
}
