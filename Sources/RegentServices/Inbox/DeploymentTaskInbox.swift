import RegentGovernance
import RegentMessages
import RegentModel

/// Deployment tasks that wait for their assignee, whatever the scope of the assignee's role. Delegates see theirs with
/// ListMyDeploymentTasks.
enum DeploymentTaskInbox: InboxSource {
    static let queues: [InboxQueue<DeploymentTask>] = DeploymentTask.open.map { state in
        InboxQueue(
            isOwn: true, orderBy: "planned_production_date",
            filter: { "assigned_to = \"\($0.name)\" AND state = \(state.name)" }
        ) { task, _ in [item("task.confirm", task)] }
    }

    static func news(of task: DeploymentTask, _ entry: LedgerEntry) -> [InboxItem] {
        guard ["task.created", "task.due_soon", "task.overdue", "task.override"].contains(entry.event) else {
            return []
        }
        var item = item(entry.event, task)
        if entry.event == "task.override" { item.command = "regent task show \(task.id)" }
        item.recipients = [task.assignedTo]
        return [item]
    }

    private static func item(_ kind: String, _ task: DeploymentTask) -> InboxItem {
        let region = task.region.isEmpty ? "every region" : task.region
        return InboxItem(
            kind, of: task, title: "\(task.version) in \(region) by \(task.plannedProductionDate)",
            command: "regent task confirm \(task.id)")
    }
}

extension DeploymentTask {
    /// As the command line names it.
    fileprivate var id: String { (try? ResourceName(name))?.id ?? name }
}
