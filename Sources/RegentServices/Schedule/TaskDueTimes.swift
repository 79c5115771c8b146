import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Dates of deployment tasks: each is reported once as due soon, and once a day when it is over.
package enum TaskDueTimes: Scheduled {
    /// What is reported next.
    package static let dueField = "next_due_time"

    /// The same, of one.
    package static func dueTime(of task: DeploymentTask) -> Timestamp? { task.nextDueTime }

    /// One thing is reported; what else is due comes next.
    package static func change(
        of task: DeploymentTask, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<DeploymentTask>? {
        try task.dueReported(in: try DeploymentLookup(store: store).zone(ofRegion: task.region), command)
    }
}
