import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

extension ProposalSurroundings {
    /// Finds who approved a proposal and may not do so any more, as grants, principals and seats are now.
    ///
    /// - Throws: `StorageError`.
    mutating func findLapsed(of proposal: ChangeProposal, _ store: WriteTransaction) throws {
        typealias Methods = ProposalServiceMethods
        for review in proposal.freshApprovals
        where try !store.mayStill(Methods.addReview.descriptor, review.reviewer, for: proposal) {
            lapsedReviewers.insert(review.reviewer)
        }
        for vote in proposal.freshVotes {
            let holds = committee?.holds(vote.seat, vote.voter) == true
            if try holds && store.mayStill(Methods.castVote.descriptor, vote.voter, for: proposal) { continue }
            lapsedVoters.insert(vote.voter)
        }
    }
}

extension WriteTransaction {
    /// Whether a person may still call a method about a proposal. Who is not stored never held anything but the store
    /// itself, in single-person mode.
    fileprivate func mayStill(
        _ method: MethodDescriptor, _ name: String, for proposal: ChangeProposal
    ) throws -> Bool {
        guard let principal = try find(Principal.self, name) else { return true }
        guard principal.kind == .human, !principal.disabled else { return false }
        // Scopes were checked when they were stored.
        let granted = principal.grants.compactMap { try? $0.authorisation() }
        return Caller(name: name, authority: .granted(granted)).holds(
            anyOf: method.requireAny.map { Permission($0) }, for: proposal.scopeNames)
    }
}
