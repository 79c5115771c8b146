import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Ends of delegations.
package enum DelegationEnds: Scheduled {
    package static let dueField = "end_time"
    package static let filter = "state = ACTIVE"
    package static let method = MethodDescriptor.tick

    package static func dueTime(of delegation: Delegation) -> Timestamp? { delegation.endTime }

    package static func change(
        of delegation: Delegation, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Delegation>? { try delegation.ended(command) }
}
