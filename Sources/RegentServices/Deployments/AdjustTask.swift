import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Moves the planned date of tasks.
struct AdjustTask: DocumentVerb {
    func decide(
        _ request: AdjustTaskRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<DeploymentTask> {
        let lookup = DeploymentLookup(store: store)
        func adjusted(_ task: DeploymentTask) throws -> Change<DeploymentTask> {
            try task.adjusted(
                to: request.plannedProductionDate, in: try lookup.surroundings(of: task), command)
        }
        let tasks = try store.tasks([request.name] + request.others)
        return try tasks.dropFirst().reduce(try adjusted(tasks[0])) { $0.with(try adjusted($1)) }
    }
}
