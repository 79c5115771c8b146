import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Due times of incidents and of their actions: each is told of once.
enum IncidentDueTimes: Scheduled {
    static let dueField = "next_due_time"

    static func dueTime(of incident: Incident) -> Timestamp? { incident.nextDueTime }

    static func change(
        of incident: Incident, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident>? { try incident.dueTold(command) }
}
