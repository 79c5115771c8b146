import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Votes for a seat of the committee.
struct CastVote: DocumentVerb {
    func decide(
        _ request: CastVoteRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        let proposal = try store.require(ChangeProposal.self, request.name)
        let surroundings = try ProposalSubjects(store: store).surroundings(of: proposal, author: proposal.author)
        return try proposal.voted(
            request.decision, seat: request.seat, comment: request.comment, in: surroundings, command,
            sha256: WriteTransaction.digest)
    }
}
