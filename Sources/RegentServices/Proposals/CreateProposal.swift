import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a proposal.
struct CreateProposal: DocumentVerb {
    func decide(
        _ request: CreateProposalRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        let said = request.proposal ?? ChangeProposal()
        let subjects = ProposalSubjects(store: store)
        try subjects.checkExist(said)
        return try ChangeProposal.created(
            said, in: subjects.surroundings(of: said, author: command.actor.name, evidence: []), command)
    }
}
