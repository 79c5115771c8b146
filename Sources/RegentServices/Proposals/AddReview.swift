import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Adds a review to a submitted proposal.
struct AddReview: DocumentVerb {
    func decide(
        _ request: AddReviewRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        let proposal = try store.require(ChangeProposal.self, request.name)
        let surroundings = try ProposalSubjects(store: store).surroundings(of: proposal, author: proposal.author)
        return try proposal.reviewed(
            request.decision, comment: request.comment, in: surroundings, command, sha256: WriteTransaction.digest)
    }
}
