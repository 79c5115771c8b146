import RegentMessages
import RegentModel

/// The rules that keep those apart who propose, prove, approve and apply a change.
///
/// The owner of a store in single-person mode is bound by none of them, which every document and receipt then says.
/// - Source: docs/lifecycles/change-proposal.md, "Who is kept apart".
package enum ProposalDuty: String, Hashable, Sendable, CaseIterable {
    /// Author and editors do not review or vote.
    case authorDoesNotApprove = "author_does_not_approve"
    /// Nor does a delegate of the author review.
    case delegateDoesNotReview = "delegate_does_not_review"
    /// Programs do not review or vote.
    case programsDoNotApprove = "programs_do_not_approve"
    /// One person's approval counts once.
    case reviewersAreDistinct = "reviewers_are_distinct"
    /// Those who made the evidence are not its only reviewers.
    case uploaderIsNotOnlyReviewer = "uploader_is_not_only_reviewer"
    /// Votes are those of people who hold the seat.
    case voterHoldsSeat = "voter_holds_seat"
    /// One person votes once.
    case oneVotePerPerson = "one_vote_per_person"
    /// Who applies it is not the only one who approved it.
    case applierIsNotOnlyApprover = "applier_is_not_only_approver"
    /// An approval is of exactly what is applied.
    case approvalsAreFresh = "approvals_are_fresh"

    /// The rules in force: all of them. A test switches one off to see that it would find the breach; nothing else
    /// does.
    @TaskLocal package static var inForce: Set<ProposalDuty> = Set(allCases)

    /// Whether the rule is in force at all.
    var isInForce: Bool { Self.inForce.contains(self) }

    /// Whether the rule binds whoever gives a command.
    func binds(_ command: Command) -> Bool { isInForce && !command.isRelaxed }

    /// What breaks the rule is refused so.
    func refusal(_ message: String, _ proposal: ChangeProposal) -> Refusal {
        Refusal(.segregationOfDuties, message, ["resource": proposal.name, "rule": rawValue])
    }
}

extension Command {
    /// Whether segregation of duties does not bind: its giver is the owner of a store in single-person mode, or the
    /// daemon on its behalf.
    var isRelaxed: Bool { actor.isSinglePersonMode || (actor == .daemon && isSinglePersonMode) }
}
