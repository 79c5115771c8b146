import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Open proposals whose time has passed.
package enum ProposalExpiry: Scheduled {
    /// Absent once one has ended.
    package static let dueField = "expire_time"

    /// When it expires.
    package static func dueTime(of proposal: ChangeProposal) -> Timestamp? { proposal.expireTime }

    /// The proposal, expired.
    package static func change(
        of proposal: ChangeProposal, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal>? {
        guard proposal.isOpen, proposal.isPast(command.now) else { return nil }
        return try proposal.expired(command)
    }
}
