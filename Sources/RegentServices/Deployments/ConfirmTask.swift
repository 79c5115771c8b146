import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Confirms that a version runs.
struct ConfirmTask: DocumentVerb {
    func decide(
        _ request: ConfirmTaskRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<DeploymentTask> {
        var closing = TaskClosing(store: store, command: command)
        let lookup = DeploymentLookup(store: store)
        for task in try store.tasks([request.name] + request.others) {
            closing.add(
                try task.confirmed(
                    on: request.actualProductionDate, notes: request.confirmationNotes,
                    overriding: request.validationOverrideReason, in: try lookup.surroundings(of: task), command))
        }
        return try closing.change()
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
        return try names.map { try require(DeploymentTask.self, $0) }
    }
}
