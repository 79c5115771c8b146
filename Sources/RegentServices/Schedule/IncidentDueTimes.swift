import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Due times of incidents and of their actions: each is told of once.
package enum IncidentDueTimes: Scheduled {
    package static let dueField = "next_due_time"

    package static func dueTime(of incident: Incident) -> Timestamp? { incident.nextDueTime }

    package static func change(
        of incident: Incident, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident>? { try incident.dueTold(command) }
}
