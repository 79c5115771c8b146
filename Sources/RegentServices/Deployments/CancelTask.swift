import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Cancels a task.
struct CancelTask: DocumentVerb {
    func decide(
        _ request: CancelTaskRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<DeploymentTask> {
        var closing = TaskClosing(store: store, command: command)
        let task = try store.task(request.name)
        closing.add(try task.cancelled(in: try DeploymentLookup(store: store).surroundings(of: task), command))
        return try closing.change()
    }
}
