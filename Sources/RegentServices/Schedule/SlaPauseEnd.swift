import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Pauses of SLA targets whose time is over.
package enum SlaPauseEnd: Scheduled {
    /// The end of the pause.
    package static let dueField = "pause_end_time"

    /// The end of the pause.
    package static func dueTime(of target: SlaTarget) -> Timestamp? { target.pauseEndTime }

    /// The target in use again.
    package static func change(
        of target: SlaTarget, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<SlaTarget>? { try target.pauseEnded(command) }
}
