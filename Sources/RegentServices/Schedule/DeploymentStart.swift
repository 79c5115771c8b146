import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Deployments whose planned date comes: they begin, and one in production gets its tasks.
///
/// One that may not begin, for example because its version was suspended, stays PLANNED.
package enum DeploymentStart: Scheduled {
    /// When it begins.
    package static let dueField = "start_due_time"
    /// Only those that have not begun.
    package static let filter = "state = PLANNED"
    /// As if somebody began it.
    package static let method = DeploymentServiceMethods.startDeployment.descriptor

    /// When it begins.
    package static func dueTime(of deployment: Deployment) -> Timestamp? { deployment.startDueTime }

    /// The begun deployment, with its tasks.
    package static func change(
        of deployment: Deployment, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Deployment>? {
        guard deployment.isDue(at: command.now) else { return nil }
        return try StartDeployment.change(of: deployment, command, store)
    }
}
