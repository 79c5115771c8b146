import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Approved proposals that are to be applied at a time.
///
/// One that may not be applied, for example because what it rests on has changed, stays APPROVED until it expires.
package enum ProposalDeployment: Scheduled {
    /// When it is to be applied.
    package static let dueField = "scheduled_deployment"
    /// Only those that everybody has agreed to.
    package static let filter = "state = APPROVED"
    /// As if somebody applied it.
    package static let method = ProposalServiceMethods.applyProposal.descriptor

    /// When it is to be applied.
    package static func dueTime(of proposal: ChangeProposal) -> Timestamp? { proposal.scheduledDeployment }

    /// The proposal in force, with its version and the proposals that it supersedes.
    package static func change(
        of proposal: ChangeProposal, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal>? {
        guard proposal.isDue(command.now) else { return nil }
        // It is the document that was just read.
        let command = Command(
            actor: command.actor, role: command.role, method: command.method, reason: command.reason,
            etag: proposal.etag, now: command.now, isSinglePersonMode: command.isSinglePersonMode)
        return try ApplyProposal.change(of: proposal, command, store)
    }
}
