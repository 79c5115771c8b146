package import RegentMessages
package import RegentModel

extension ChangeProposal {
    /// The proposal in force, and the open ones for the same base that it supersedes.
    ///
    /// Outside single-person mode everything that approved it is held against the rules again: approvals that were
    /// given in single-person mode do not outlast it, nor do those of people outlast their right to give them.
    /// - Parameters:
    ///   - others: the proposals for the same base; those that have ended, and this one, are passed over.
    ///   - sha256: hashes what is held against the digest.
    /// - Throws: `Refusal` APPROVAL_STALE, BASE_CHANGED, SEGREGATION_OF_DUTIES, ILLEGAL_TRANSITION for one whose time
    ///   has passed.
    package func applied(
        over others: [ChangeProposal], in surroundings: ProposalSurroundings, _ command: Command, sha256: SHA256Digest
    ) throws(Refusal) -> Change<ChangeProposal> {
        var change = try applying(command) { proposal throws(Refusal) in
            guard !isPast(command.now) else {
                throw Refusal(
                    .illegalTransition, "the time of \(name) has passed",
                    ["resource": name, "state": state.name, "verb": command.method.method])
            }
            try checkFresh(surroundings.evidence, sha256)
            try checkBase(surroundings)
            try checkApprovals(in: surroundings, command)
            proposal.appliedBy = command.actor.name
            proposal.applyTime = command.time
            proposal.enter(.applied, command)
        }
        for other in others where other.name != name && other.isOpen && other.hasSameBase(as: self) {
            change = change.with(try other.superseded(by: self, command))
        }
        return change
    }

    /// Whether both start from the same version, or both are the first one of a model.
    package func hasSameBase(as other: ChangeProposal) -> Bool {
        changeType.hasVersion && other.changeType.hasVersion && !model.isEmpty && model == other.model
            && baseVersion == other.baseVersion
    }

    private func checkBase(_ surroundings: ProposalSurroundings) throws(Refusal) {
        guard (policy?.baseContentDigest ?? []) != surroundings.baseContentDigest else { return }
        let base = baseVersion.isEmpty ? model : baseVersion
        throw Refusal(
            .baseChanged, "\(base) is not what it was when \(name) was submitted: withdraw it and propose it anew",
            ["resource": name, "base": base])
    }

    /// Refuses what was not approved as the rules in force now ask for.
    private func checkApprovals(in surroundings: ProposalSurroundings, _ command: Command) throws(Refusal) {
        guard !command.isRelaxed else { return }
        let approvals = freshApprovals
        let outsiders = approvals.filter { review in
            !(ProposalDuty.authorDoesNotApprove.isInForce && editors.contains(review.reviewer))
                && !(ProposalDuty.approvalsAreFresh.isInForce && review.singlePersonMode)
                && !surroundings.lapsedReviewers.contains(review.reviewer)
        }
        let distinct = outsiders.map(\.reviewer).distinct
        let count = ProposalDuty.reviewersAreDistinct.isInForce ? distinct.count : outsiders.count
        guard count >= policy?.requiredReviews ?? Committee.reviewsMin else {
            throw ProposalDuty.reviewersAreDistinct.refusal(
                "\(name) was approved by \(count) people who may, in reviews of what it is now", self)
        }
        try checkNotOnlyUploaders(distinct, command)
        if policy?.committeeNeeded != false { try checkVotes(in: surroundings) }
        let approvers = Set(distinct + freshVotes.filter { $0.decision == .approve }.map(\.voter))
        if ProposalDuty.applierIsNotOnlyApprover.isInForce, approvers.isSubset(of: [command.actor.name]) {
            throw ProposalDuty.applierIsNotOnlyApprover.refusal(
                "\(command.actor.name) is the only one who approved \(name): another person must apply it", self)
        }
    }

    private func checkVotes(in surroundings: ProposalSurroundings) throws(Refusal) {
        let votes = freshVotes.filter { vote in
            vote.decision == .approve && !vote.singlePersonMode && !surroundings.lapsedVoters.contains(vote.voter)
        }
        let lacking = (policy?.requiredSeats ?? []).map(\.seat).filter { seat in !votes.contains { $0.seat == seat } }
        let isDoubled = ProposalDuty.oneVotePerPerson.isInForce && votes.map(\.voter).distinct.count < votes.count
        guard lacking.isEmpty, !isDoubled else {
            throw ProposalDuty.oneVotePerPerson.refusal(
                "\(name) lacks votes of distinct people: \(lacking.map(\.name).joined(separator: ", "))", self)
        }
    }
}
