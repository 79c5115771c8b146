import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Applying proposals")
struct ProposalApplyTests {
    @Test("an approved proposal is applied, and ends every open one for the same base")
    func superseded() throws {
        var made = try ProposalCase.made(in: .approved)
        var others: [ChangeProposal] = []
        for state in [ChangeProposalState.draft, .submitted, .inReview, .changesRequested, .reviewed, .approved] {
            var other = try ProposalCase.made(in: state).proposal
            other.name = "proposals/\(state.name)"
            others.append(other)
        }
        var ended = try ProposalCase.made(in: .applied).proposal
        ended.name = "proposals/ended"
        var elsewhere = try ProposalCase.made(in: .draft).proposal
        (elsewhere.name, elsewhere.baseVersion) = ("proposals/elsewhere", "models/m/versions/0.9.0")
        let change = try made.apply(over: others + [ended, elsewhere, made.proposal])
        #expect(made.proposal.state == .applied && made.proposal.appliedBy == "principals/operator")
        #expect(made.proposal.expireTime == nil)
        let superseded = change.others.compactMap { $0.after as? ChangeProposal }
        #expect(superseded.map(\.name) == others.map(\.name))
        #expect(superseded.allSatisfy { $0.state == .superseded && $0.supersededBy == made.proposal.name })
        #expect(change.others.allSatisfy { $0.event == "proposal.superseded" })
    }

    @Test("first versions of one model supersede each other; changes without a version do not")
    func bases() throws {
        var first = ProposalCase.weights(base: "", target: "1.0.0")
        var second = ProposalCase.weights(base: "", target: "2.0.0")
        #expect(first.hasSameBase(as: second))
        second.model = "models/n"
        #expect(!first.hasSameBase(as: second))
        second.model = first.model
        (first.changeType, second.changeType) = (.configChange, .configChange)
        #expect(!first.hasSameBase(as: second))
    }

    @Test("evidence and base are those of the submission")
    func stale() throws {
        var made = try ProposalCase.made(in: .approved)
        made.surroundings.evidence[0].invalidated = true
        expectRefusal(.approvalStale) { try made.apply() }
        made = try .made(in: .approved)
        made.surroundings.baseContentDigest = [7]
        expectRefusal(.baseChanged) { try made.apply() }
        made = try .made(in: .approved)
        made.proposal.description = "another one"
        expectRefusal(.approvalStale) { try made.apply() }
        for state in [ChangeProposalState.draft, .submitted, .inReview, .changesRequested, .reviewed, .applied] {
            var other = try ProposalCase.made(in: state)
            expectRefusal(.illegalTransition, "\(state)") { try other.apply() }
        }
    }

    @Test("its author may apply it, and so may one of several who approved it")
    func appliers() throws {
        for actor in [ProposalCase.author, ProposalCase.reviewers[0], "principals/charlie"] {
            var made = try ProposalCase.made(in: .approved)
            try made.apply(by: actor)
            #expect(made.proposal.state == .applied)
        }
    }

    @Test("who applies it is not the only one who approved it")
    func onlyApprover() throws {
        var surroundings = ProposalCase.surroundings(waives: true)
        surroundings.evidence = [ProposalCase.evidence()]
        var made = try ProposalCase.made(in: .approved, ProposalCase.tightened(), surroundings)
        // No other rule lets one person approve alone: without that of distinct people this one still does its work.
        made.proposal.reviews = made.proposal.reviews.map {
            var review = $0
            review.reviewer = "principals/ann"
            return review
        }
        try ProposalDuty.$inForce.withValue(ProposalDuty.inForce.subtracting([.reviewersAreDistinct])) {
            expectRefusal(.segregationOfDuties) { try made.apply(by: "principals/ann") }
            try made.apply(by: "principals/operator")
        }
    }

    @Test("approvals do not outlast the right to give them")
    func lapsed() throws {
        for lapse in [
            { $0.lapsedReviewers = ["principals/ann"] }, { $0.lapsedVoters = ["principals/charlie"] },
        ] as [(inout ProposalSurroundings) -> Void] {
            var made = try ProposalCase.made(in: .approved)
            let before = made.surroundings
            lapse(&made.surroundings)
            expectRefusal(.segregationOfDuties) { try made.apply() }
            made.surroundings = before
            try made.apply()
        }
    }

    @Test("approvals given in single-person mode do not outlast it")
    func hardened() throws {
        func approved() throws -> ProposalCase {
            var made = ProposalCase()
            made.surroundings.committee = nil
            try made.create(alone: true)
            try made.submit(alone: true)
            try made.answer()
            for _ in 0..<2 { try made.review(by: ProposalCase.author, alone: true) }
            for seat in Committee.requiredSeats { try made.vote(for: seat, by: ProposalCase.author, alone: true) }
            return made
        }
        var made = try approved()
        #expect(made.proposal.state == .approved)
        expectRefusal(.segregationOfDuties) { try made.apply() }
        try made.apply(by: ProposalCase.author, alone: true)
        #expect(made.proposal.state == .applied && made.proposal.singlePersonMode)
    }

    @Test("reviews without votes of distinct people are not enough, whatever the document says")
    func votes() throws {
        var made = try ProposalCase.made(in: .approved)
        made.proposal.votes.removeLast()
        expectRefusal(.segregationOfDuties) { try made.apply() }
        made = try .made(in: .approved)
        made.proposal.votes[0].voter = made.proposal.votes[1].voter
        expectRefusal(.segregationOfDuties) { try made.apply() }
        made = try .made(in: .approved)
        made.proposal.reviews.removeLast()
        expectRefusal(.segregationOfDuties) { try made.apply() }
        made = try .made(in: .approved)
        made.proposal.reviews[0].reviewer = ProposalCase.author
        expectRefusal(.segregationOfDuties) { try made.apply() }
    }
}
