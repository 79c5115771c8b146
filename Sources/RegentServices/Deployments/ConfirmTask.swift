import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Confirms that a version runs. Who overrides its validation alone opens an incident beside it.
struct ConfirmTask: DocumentVerb {
    func decide(
        _ request: ConfirmTaskRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<DeploymentTask> {
        var closing = TaskClosing(store: store, command: command)
        let lookup = DeploymentLookup(store: store)
        var overriding: [DeploymentTask] = []
        for task in try store.tasks([request.name] + request.others) {
            let confirmed = try task.confirmed(
                on: request.actualProductionDate, notes: request.confirmationNotes,
                overriding: request.validationOverrideReason, in: try lookup.surroundings(of: task), command)
            closing.add(confirmed)
            // An override that a second person has granted was reported then.
            if confirmed.after.deployedBeforeValidationApproved, confirmed.after.override.isEmpty {
                overriding.append(confirmed.after)
            }
        }
        return try incidents(of: overriding, request, command, store).reduce(closing.change()) { $0.with($1) }
    }

    /// One for each version of tasks that were confirmed in spite of its validation.
    private func incidents(
        of tasks: [DeploymentTask], _ request: ConfirmTaskRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> [Change<Incident>] {
        var versions: Set<String> = []
        let command = command.recorded(as: command.method, reason: request.validationOverrideReason)
        return try tasks.filter { versions.insert($0.version).inserted }.map {
            try store.opening(.override(by: $0), command)
        }
    }
}

extension WriteTransaction {
    /// Tasks by name.
    ///
    /// - Throws: `Refusal` DEPLOYMENT_INVALID for one that is named twice; `StorageError` `.notFound`, `.damaged`.
    func tasks(_ names: [String]) throws -> [DeploymentTask] {
        guard Set(names).count == names.count else {
            throw Refusal(.deploymentInvalid, "a task is named twice", ["field": "others"])
        }
        return try names.map { try task($0) }
    }

    /// A task that whoever calls may know of: its own, one of an owner whom it stands in for, or one within its reach.
    /// Whoever has the permission in any scope may call, so that a refusal must not tell of tasks in others.
    ///
    /// - Throws: `StorageError` `.notFound`, in the same words for both; `.damaged`.
    func task(_ name: String) throws -> DeploymentTask {
        guard let task = try find(DeploymentTask.self, name), try isKnown(task) else {
            throw StorageError(.notFound, "\(name) does not exist, or you may not read it", ["name": name])
        }
        return task
    }

    private func isKnown(_ task: DeploymentTask) throws -> Bool {
        let actor = command.actor.name
        if try task.assignedTo == actor || isWithinReach(task.name) { return true }
        return try Delegation.delegates(
            of: task.assignedTo, model: task.model, task: task.name, at: command.now, in: documents
        ).contains(actor)
    }
}
