import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Delegations whose window is over.
package enum DelegationEnd: Scheduled {
    /// The end of the window.
    package static let dueField = "end_time"
    /// Only those that have not ended.
    package static let filter = "state = ACTIVE"

    /// The end of its window.
    package static func dueTime(of delegation: Delegation) -> Timestamp? { delegation.endTime }

    /// The delegation at its end.
    package static func change(
        of delegation: Delegation, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Delegation>? { try delegation.ended(command) }
}
