package import RegentMessages
package import RegentModel

extension ChangeProposal: Governed {
    private typealias Methods = ProposalServiceMethods

    /// States in which it has not ended.
    package static let open: [ChangeProposalState] = editable + [.submitted, .inReview, .reviewed, .approved]
    /// States in which it is its author's.
    private static let editable: [ChangeProposalState] = [.draft, .changesRequested]
    private static let approving = ActorRule<ChangeProposal>.not(editor, .segregationOfDuties)

    /// The lifecycle of a change proposal.
    package static let lifecycle: [Transition<ChangeProposal>] = [
        Transition(Methods.createProposal.descriptor, from: [nil], to: [.draft], events: "proposal.created"),
        Transition(
            Methods.updateProposal.descriptor, from: editable, to: .same, by: .only(author),
            events: "proposal.changed"),
        Transition(
            Methods.submitProposal.descriptor, from: editable, to: [.submitted], by: .only(author),
            events: "proposal.submitted"),
        Transition(
            Methods.addReview.descriptor, from: [.submitted], to: [.inReview, .changesRequested, .rejected],
            by: approving, needsEtag: true, events: reviewAddedEvent, changesRequestedEvent, rejectedEvent),
        Transition(
            Methods.addReview.descriptor, from: [.inReview],
            to: [.inReview, .reviewed, .approved, .changesRequested, .rejected], by: approving, needsEtag: true,
            events: reviewAddedEvent, reviewedEvent, waivedEvent, changesRequestedEvent, rejectedEvent),
        Transition(
            Methods.addReview.descriptor, from: [.reviewed], to: [.changesRequested], by: approving, needsEtag: true,
            events: changesRequestedEvent),
        Transition(
            Methods.answerChecklist.descriptor, from: [.submitted, .inReview, .reviewed], to: .same,
            events: "proposal.checklistAnswered"),
        Transition(
            Methods.castVote.descriptor, from: [.reviewed], to: .sameOr([.approved, .rejected]), by: approving,
            needsEtag: true, events: votedEvent, approvedEvent, rejectedEvent),
        Transition(
            Methods.applyProposal.descriptor, from: open, to: [.superseded], when: isSuperseded,
            events: "proposal.superseded"),
        Transition(
            Methods.applyProposal.descriptor, from: [.approved], to: [.applied], needsEtag: true,
            events: "proposal.applied"),
        Transition(
            Methods.withdrawProposal.descriptor, from: open, to: [.withdrawn], by: .only(author),
            events: "proposal.withdrawn"),
        Transition(MethodDescriptor.tick, from: open, to: [.expired], by: .daemon, events: "proposal.expired"),
    ]

    static let reviewAddedEvent = "proposal.reviewAdded"
    static let reviewedEvent = "proposal.reviewed"
    static let waivedEvent = "proposal.approvedWithoutCommittee"
    static let changesRequestedEvent = "proposal.changesRequested"
    static let votedEvent = "proposal.voted"
    static let approvedEvent = "proposal.approved"
    static let rejectedEvent = "proposal.rejected"

    private static let author = Party<ChangeProposal>("author") { [$0.author] }
    private static let editor = Party<ChangeProposal>(
        "author or an editor", rule: ProposalDuty.authorDoesNotApprove.rawValue
    ) {
        ProposalDuty.authorDoesNotApprove.isInForce ? $0.editors : []
    }
    private static let isSuperseded = Condition<ChangeProposal>("another one for the same base is applied") {
        !$0.supersededBy.isEmpty
    }

    /// Whether it has not ended.
    package var isOpen: Bool { Self.open.contains(state) }
}
