import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends an open proposal.
struct WithdrawProposal: DocumentVerb {
    func decide(
        _ request: WithdrawProposalRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        try store.require(ChangeProposal.self, request.name).withdrawn(command)
    }
}
