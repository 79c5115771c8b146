import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Due times of incidents and of their actions: each is reported once.
package enum IncidentDueTimes: Scheduled {
    /// The earliest of all that is still to be reported.
    package static let dueField = "next_due_time"

    /// The same, of one.
    package static func dueTime(of incident: Incident) -> Timestamp? { incident.nextDueTime }

    /// One thing is reported; what else is due comes next.
    package static func change(
        of incident: Incident, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident>? { try incident.dueNoticed(command) }
}
