package import RegentMessages
package import RegentModel

extension ChangeProposal {
    /// Reviews, votes and answers that are kept; more make a document too large to be read.
    private static let reviewsMax = 256

    /// The proposal with a review.
    ///
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES, COMMENT_REQUIRED, APPROVAL_STALE, ALREADY_REVIEWED,
    ///   CHECKLIST_INCOMPLETE, ILLEGAL_TRANSITION for a decision that the state does not allow.
    package func reviewed(
        _ decision: ReviewDecision, comment: String, in surroundings: ProposalSurroundings, _ command: Command,
        sha256: SHA256Digest
    ) throws(Refusal) -> Change<ChangeProposal> {
        let (next, event) = outcome(of: decision, command)
        return try applying(command, event: event) { proposal throws(Refusal) in
            try checkReviewer(in: surroundings, command)
            switch decision {
            case .approve:
                try checkMay(decision, in: [.submitted, .inReview], command)
                try checkFresh(surroundings.evidence, sha256)
                try checkFirstApproval(command)
                if next != .inReview { try checkReviewed(by: command) }
            case .reject, .requestChanges:
                if decision == .reject { try checkMay(decision, in: [.submitted, .inReview], command) }
                try Self.checkComment(comment)
            case .unspecified, .unrecognized:
                throw Self.invalid("decision", "is one of \(ReviewDecision.choices)")
            }
            try checkRoom(reviews.count)
            proposal.reviews.append(
                ProposalReview(
                    reviewer: command.actor.name, decision: decision, comment: comment, reviewTime: command.time,
                    digest: digest, round: round, singlePersonMode: command.isRelaxed))
            if next == .approved { proposal.approve(by: proposal.approvingReviewers, isWaived: true, command) }
            proposal.enter(next, command)
        }
    }

    /// Reviews that approve what is submitted now.
    package var freshApprovals: [ProposalReview] {
        reviews.filter { $0.decision == .approve && isFresh($0.digest, $0.round) }
    }

    /// Votes on what is submitted now.
    package var freshVotes: [ProposalVote] { votes.filter { isFresh($0.digest, $0.round) } }

    /// Whether an approval is of exactly what is submitted now.
    private func isFresh(_ seen: [UInt8], _ seenRound: UInt32) -> Bool {
        guard ProposalDuty.approvalsAreFresh.isInForce else { return true }
        return !digest.isEmpty && seen == digest && seenRound == round
    }

    /// Who has approved in reviews, each once, in order.
    var approvingReviewers: [String] { freshApprovals.map(\.reviewer).distinct }

    /// What a review leads to, and its event.
    private func outcome(of decision: ReviewDecision, _ command: Command) -> (ChangeProposalState, String) {
        switch decision {
        case .reject: return (.rejected, Self.rejectedEvent)
        case .requestChanges: return (.changesRequested, Self.changesRequestedEvent)
        case .approve, .unspecified, .unrecognized: break
        }
        guard state == .inReview, approvalCount(with: command) >= policy?.requiredReviews ?? Committee.reviewsMin else {
            return (.inReview, Self.reviewAddedEvent)
        }
        return policy?.committeeNeeded == false ? (.approved, Self.waivedEvent) : (.reviewed, Self.reviewedEvent)
    }

    /// Approvals with one more.
    private func approvalCount(with command: Command) -> UInt32 {
        let reviewers = freshApprovals.map(\.reviewer) + [command.actor.name]
        return UInt32(ProposalDuty.reviewersAreDistinct.binds(command) ? reviewers.distinct.count : reviewers.count)
    }

    /// Refuses who may not review: programs, and delegates of the author. Author and editors the lifecycle refuses.
    private func checkReviewer(in surroundings: ProposalSurroundings, _ command: Command) throws(Refusal) {
        try checkIsPerson(command)
        let delegates = surroundings.authorDelegates + (policy?.authorDelegates ?? [])
        guard ProposalDuty.delegateDoesNotReview.binds(command), delegates.contains(command.actor.name) else { return }
        throw ProposalDuty.delegateDoesNotReview.refusal(
            "\(command.actor.name) is a delegate of the author, \(author): another person must review", self)
    }

    /// Refuses programs, and people whose roles are never in one hand.
    private func checkIsPerson(_ command: Command) throws(Refusal) {
        guard ProposalDuty.programsDoNotApprove.isInForce, command.actor.kind != .human else {
            return try Duty.checkRoles(command, of: name)
        }
        throw ProposalDuty.programsDoNotApprove.refusal(
            "\(command.actor.name) is a program: people review and vote", self)
    }

    /// Refuses the second approval of the same submission by one person.
    private func checkFirstApproval(_ command: Command) throws(Refusal) {
        guard ProposalDuty.reviewersAreDistinct.binds(command), approvingReviewers.contains(command.actor.name) else {
            return
        }
        throw Refusal(
            .alreadyReviewed, "\(command.actor.name) has approved \(name) already: another person must",
            ["resource": name, "rule": ProposalDuty.reviewersAreDistinct.rawValue])
    }

    /// Refuses the review that would complete them while something else lacks.
    private func checkReviewed(by command: Command) throws(Refusal) {
        try checkChecklist()
        let reviewers = (approvingReviewers + [command.actor.name]).distinct
        try checkNotOnlyUploaders(reviewers, command)
    }

    /// Refuses reviews of nobody but those who made the evidence.
    func checkNotOnlyUploaders(_ reviewers: [String], _ command: Command) throws(Refusal) {
        let uploaders = Set(evidence.flatMap(\.uploadedBy))
        guard ProposalDuty.uploaderIsNotOnlyReviewer.binds(command), uploaders.isSuperset(of: reviewers) else { return }
        throw ProposalDuty.uploaderIsNotOnlyReviewer.refusal(
            "all who reviewed made the evidence themselves: another person must review", self)
    }

    /// Refuses a decision that the state does not allow.
    private func checkMay(
        _ decision: ReviewDecision, in states: [ChangeProposalState], _ command: Command
    ) throws(Refusal) {
        guard !states.contains(state) else { return }
        throw Refusal(
            .illegalTransition, "\(name) is \(state.name): \(decision.name) is not possible",
            ["resource": name, "state": state.name, "verb": command.method.method])
    }

    private static func checkComment(_ comment: String) throws(Refusal) {
        guard comment.isEmpty else { return }
        throw Refusal(.commentRequired, "say in a comment why", ["field": "comment"])
    }

    private func checkRoom(_ count: Int) throws(Refusal) {
        guard count >= Self.reviewsMax else { return }
        throw Refusal(
            .proposalInvalid, "\(name) has \(count) of them, the most there can be: withdraw it and propose anew",
            ["resource": name, "limit": "\(Self.reviewsMax)"])
    }

    /// Refuses what is no longer what was submitted.
    ///
    /// - Parameter evidence: what the cited runs are now.
    /// - Throws: `Refusal` APPROVAL_STALE.
    func checkFresh(_ evidence: [ProposalEvidence], _ sha256: SHA256Digest) throws(Refusal) {
        guard ProposalDuty.approvalsAreFresh.isInForce else { return }
        let now = sha256(ProposalDigest.bytes(of: self, evidence: evidence))
        guard now != digest else { return }
        throw Refusal(
            .approvalStale, "the evidence for \(name) is not what was submitted: a reviewer requests changes",
            ["resource": name, "expected": digest.hexadecimal, "actual": now.hexadecimal])
    }

    /// Is approved by some.
    private mutating func approve(by names: [String], isWaived: Bool, _ command: Command) {
        approval = ProposalApproval(approvedBy: names, approveTime: command.time, committeeWaived: isWaived)
    }
}

// MARK: Votes

extension ChangeProposal {
    /// The proposal with a vote of the committee.
    ///
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES, SEAT_NOT_HELD, ALREADY_VOTED, COMMENT_REQUIRED, APPROVAL_STALE,
    ///   PROPOSAL_INVALID for requesting changes.
    package func voted(
        _ decision: ReviewDecision, seat: CommitteeSeat, comment: String, in surroundings: ProposalSurroundings,
        _ command: Command, sha256: SHA256Digest
    ) throws(Refusal) -> Change<ChangeProposal> {
        let approvers = freshVotes.filter { $0.decision == .approve }
        let seats = approvers.map(\.seat) + (decision == .approve ? [seat] : [])
        let isWhole = (policy?.requiredSeats ?? []).allSatisfy { seats.contains($0.seat) }
        let next: ChangeProposalState = decision == .reject ? .rejected : isWhole ? .approved : .reviewed
        let event = [.rejected: Self.rejectedEvent, .approved: Self.approvedEvent][next] ?? Self.votedEvent
        return try applying(command, event: event) { proposal throws(Refusal) in
            guard decision == .approve || decision == .reject else {
                throw Self.invalid("decision", "of a vote is APPROVE or REJECT")
            }
            try checkIsPerson(command)
            try checkSeat(seat, in: surroundings.committee, command)
            if decision == .reject { try Self.checkComment(comment) }
            try checkFresh(surroundings.evidence, sha256)
            try checkRoom(votes.count)
            proposal.votes.append(
                ProposalVote(
                    voter: command.actor.name, seat: seat, decision: decision, comment: comment,
                    voteTime: command.time, digest: digest, round: round, singlePersonMode: command.isRelaxed))
            if next == .approved {
                let names = approvers.map(\.voter) + [command.actor.name]
                proposal.approve(by: names.distinct, isWaived: false, command)
            }
            proposal.enter(next, command)
        }
    }

    /// Refuses a seat that has voted or that the voter does not hold, and a voter who has voted.
    private func checkSeat(
        _ seat: CommitteeSeat, in committee: Committee?, _ command: Command
    ) throws(Refusal) {
        let voter = command.actor.name
        if ProposalDuty.voterHoldsSeat.binds(command), committee?.holds(seat, voter) != true {
            throw Refusal(
                .seatNotHeld, "\(voter) does not hold \(seat.name) in \(self.committee)",
                ["resource": name, "seat": seat.name, "rule": ProposalDuty.voterHoldsSeat.rawValue])
        }
        let earlier = freshVotes.first { vote in
            vote.seat == seat || (ProposalDuty.oneVotePerPerson.binds(command) && vote.voter == voter)
        }
        guard let earlier else { return }
        throw Refusal(
            .alreadyVoted, "\(earlier.voter) has voted for \(earlier.seat.name)",
            ["resource": name, "seat": earlier.seat.name, "rule": ProposalDuty.oneVotePerPerson.rawValue])
    }
}

extension Committee {
    /// Whether a principal holds a seat.
    package func holds(_ seat: CommitteeSeat, _ principal: String) -> Bool {
        seats.contains { $0.seat == seat && $0.holders.contains(principal) }
    }
}

extension [String] {
    /// Each once, in order.
    var distinct: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension [UInt8] {
    /// Two digits a byte.
    fileprivate var hexadecimal: String {
        reduce(into: "") { text, byte in
            let digits = String(byte, radix: 16)
            text += digits.count == 1 ? "0" + digits : digits
        }
    }
}
