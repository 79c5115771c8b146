import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Changes a proposal that is its author's.
struct UpdateProposal: DocumentVerb {
    func decide(
        _ request: UpdateProposalRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        let said = request.proposal ?? ChangeProposal()
        let proposal = try store.require(ChangeProposal.self, said.name)
        let subjects = ProposalSubjects(store: store)
        // Where it is moved to is not looked up for who may not edit there.
        if said.scopeNames != proposal.scopeNames { try command.checkHolds(for: said) }
        try subjects.checkExist(said)
        return try proposal.updated(
            to: said, in: subjects.surroundings(of: said, author: proposal.author, evidence: []), command)
    }
}
