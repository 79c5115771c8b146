import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Reviews of proposals")
struct ProposalReviewTests {
    @Test("the first approval opens the review, the second one of another person completes it")
    func completed() throws {
        var made = try ProposalCase.made(in: .submitted)
        try made.answer()
        #expect(try made.review(by: "principals/ann") == "proposal.reviewAdded")
        #expect(made.proposal.state == .inReview)
        #expect(try made.review(by: "principals/ben") == "proposal.reviewed")
        #expect(made.proposal.state == .reviewed)
        #expect(made.proposal.approval == nil)
    }

    @Test("a committee that asks for three reviews gets three")
    func three() throws {
        var made = ProposalCase()
        made.surroundings.committee?.requiredReviews = 3
        try made.create()
        try made.submit()
        try made.answer()
        try made.review(by: "principals/ann")
        try made.review(by: "principals/ben")
        #expect(made.proposal.state == .inReview)
        try made.review(by: "principals/cid")
        #expect(made.proposal.state == .reviewed)
    }

    @Test("author, editors, delegates of the author and programs are refused")
    func keptApart() throws {
        var made = try ProposalCase.made(in: .submitted)
        expectRefusal(.segregationOfDuties) { try made.review(by: ProposalCase.author) }
        expectRefusal(.segregationOfDuties) { try made.review(by: "principals/bot", kind: .service) }
        made.surroundings.authorDelegates = ["principals/dot"]
        expectRefusal(.segregationOfDuties) { try made.review(by: "principals/dot") }
        // A delegate of the time of the submission is none of the reviewers either.
        made.surroundings.authorDelegates = []
        made.proposal.policy?.authorDelegates = ["principals/dot"]
        expectRefusal(.segregationOfDuties) { try made.review(by: "principals/dot") }
        made.proposal.editors.append("principals/edd")
        expectRefusal(.segregationOfDuties) { try made.review(by: "principals/edd") }
        #expect(made.proposal.reviews.isEmpty && made.proposal.state == .submitted)
    }

    @Test("one person's second approval is refused, and the author's rejection too")
    func once() throws {
        var made = try ProposalCase.made(in: .inReview)
        expectRefusal(.alreadyReviewed) { try made.review(by: ProposalCase.reviewers[0]) }
        expectRefusal(.segregationOfDuties) { try made.review(.reject, by: ProposalCase.author) }
    }

    @Test("who made the evidence cannot be the only reviewers; with another person they can")
    func uploaders() throws {
        var surroundings = ProposalCase.surroundings()
        surroundings.evidence = [ProposalCase.evidence(by: ["principals/ann", "principals/ben"])]
        var made = try ProposalCase.made(in: .inReview, ProposalCase.weights(), surroundings)
        expectRefusal(.segregationOfDuties) { try made.review(by: "principals/ben") }
        try made.review(by: "principals/cid")
        #expect(made.proposal.state == .reviewed)
    }

    @Test("requesting changes and rejecting need a comment; approving does not")
    func comments() throws {
        for decision in [ReviewDecision.requestChanges, .reject] {
            var made = try ProposalCase.made(in: .submitted)
            expectRefusal(.commentRequired) { try made.review(decision, by: "principals/ann", comment: "") }
        }
        var made = try ProposalCase.made(in: .submitted)
        try made.review(by: "principals/ann", comment: "")
        #expect(made.proposal.state == .inReview)
        for decision in [ReviewDecision.unspecified, .unrecognized(9)] {
            expectRefusal(.proposalInvalid) { try made.review(decision, by: "principals/ben") }
        }
    }

    @Test("each state allows the decisions of its rows and no other")
    func decisions() throws {
        let allowed: [ChangeProposalState: [ReviewDecision: ChangeProposalState]] = [
            .draft: [:], .changesRequested: [:], .approved: [:], .applied: [:],
            .submitted: [.approve: .inReview, .requestChanges: .changesRequested, .reject: .rejected],
            .inReview: [.approve: .reviewed, .requestChanges: .changesRequested, .reject: .rejected],
            .reviewed: [.requestChanges: .changesRequested],
        ]
        for (state, outcomes) in allowed {
            for decision in [ReviewDecision.approve, .requestChanges, .reject] {
                var made = try ProposalCase.made(in: state)
                #expect(made.proposal.state == state)
                let reason = refusal { try made.review(decision, by: "principals/cid") }
                #expect(reason == (outcomes[decision] == nil ? .illegalTransition : nil), "\(state) \(decision)")
                #expect(made.proposal.state == outcomes[decision] ?? state, "\(state) \(decision)")
            }
        }
    }

    @Test("the completing approval needs a yes to every item of the checklist")
    func checklist() throws {
        for item in ChecklistItem.allKnown where item != .unspecified && item != .dataQuality {
            var made = try ProposalCase.made(in: .inReview)
            try made.answer([item], .no)
            expectRefusal(.checklistIncomplete, "\(item.name)") { try made.review(by: "principals/ben") }
            try made.answer([item], .yes)
            try made.review(by: "principals/ben")
            #expect(made.proposal.state == .reviewed)
        }
        var unanswered = try ProposalCase.made(in: .submitted)
        try unanswered.review(by: "principals/ann")
        expectRefusal(.checklistIncomplete) { try unanswered.review(by: "principals/ben") }
    }

    @Test(
        "the server answers for the data: more than 1,000 scored samples of all cited runs",
        arguments: [(0, .no), (1_000, .no), (1_001, .yes), (.max, .yes)] as [(UInt64, ChecklistResult)])
    func dataQuality(scored: UInt64, result: ChecklistResult) throws {
        var surroundings = ProposalCase.surroundings()
        surroundings.evidence = [ProposalCase.evidence(scored: scored)]
        var made = try ProposalCase.made(in: .inReview, ProposalCase.weights(), surroundings)
        #expect(made.proposal.checklist.first { $0.item == .dataQuality }?.result == result)
        #expect(refusal { try made.review(by: "principals/ben") } == (result == .no ? .checklistIncomplete : nil))
        expectRefusal(.proposalInvalid) { try made.answer([.dataQuality], .yes) }
    }

    @Test("samples of two runs count together, and more than fit a number are enough")
    func manyRuns() throws {
        for (counts, result) in [([500, 500], .no), ([500, 501], .yes), ([.max, .max], .yes)]
            as [([UInt64], ChecklistResult)]
        {
            var said = ProposalCase.weights()
            said.evidenceRuns = ["evalRuns/s", "evalRuns/r"]
            var surroundings = ProposalCase.surroundings()
            surroundings.evidence = zip(["evalRuns/r", "evalRuns/s"], counts).map { run, count in
                ProposalEvidence(run: run, contentDigest: [1], scoredSamples: count)
            }
            let made = try ProposalCase.made(in: .submitted, said, surroundings)
            #expect(made.proposal.checklist.map(\.result) == [result])
        }
    }

    @Test("not applicable is an answer of changes without a version only, to what is about versions")
    func notApplicable() throws {
        var made = try ProposalCase.made(in: .submitted)
        expectRefusal(.proposalInvalid) { try made.answer([.noRegressions], .notApplicable) }
        let said = ChangeProposal(
            name: "proposals/p", changeType: .roleChange, description: "d",
            newValues: [ChangedValue(name: "role", json: "\"ADMIN\"")], rollbackPlan: "revoke it")
        var surroundings = ProposalCase.surroundings()
        surroundings.evidence = []
        made = ProposalCase(surroundings: surroundings)
        try made.create(said)
        try made.submit()
        try made.answer([.noRegressions, .impactAnalysis, .monitoringPlan], .notApplicable)
        expectRefusal(.proposalInvalid) { try made.answer([.rollbackPlan], .notApplicable) }
        expectRefusal(.proposalInvalid) { try made.answer([.rollbackPlan, .rollbackPlan], .yes) }
    }

    @Test("a review of an earlier submission counts no more")
    func rounds() throws {
        var made = try ProposalCase.made(in: .inReview)
        try made.review(.requestChanges, by: "principals/ben")
        try made.submit()
        #expect(made.proposal.round == 2 && made.proposal.reviews.count == 2)
        #expect(made.proposal.freshApprovals.isEmpty)
        try made.answer()
        // Who approved before approves again, and is the first.
        try made.review(by: ProposalCase.reviewers[0])
        #expect(made.proposal.state == .inReview)
        try made.review(by: ProposalCase.reviewers[1])
        #expect(made.proposal.state == .reviewed)
    }

    @Test("an edit makes every review stale and leaves it readable")
    func edited() throws {
        var made = try ProposalCase.made(in: .reviewed)
        try made.review(.requestChanges, by: "principals/cid")
        try made.update { $0.description = "another one" }
        #expect(made.proposal.freshApprovals.isEmpty && made.proposal.reviews.count == 3)
        #expect(made.proposal.digest.isEmpty && made.proposal.policy == nil && made.proposal.checklist.isEmpty)
        expectRefusal(.illegalTransition) { try made.review(by: "principals/ann") }
    }

    @Test("approving is refused once the evidence is another; requesting changes is not")
    func staleEvidence() throws {
        var made = try ProposalCase.made(in: .inReview)
        made.surroundings.evidence[0].invalidated = true
        expectRefusal(.approvalStale) { try made.review(by: "principals/ben") }
        try made.review(.requestChanges, by: "principals/ben")
        #expect(made.proposal.state == .changesRequested)
    }

    @Test("the owner of a store in single-person mode reviews twice alone, and the document says so")
    func alone() throws {
        var made = ProposalCase()
        try made.create(alone: true)
        made.surroundings.committee = nil
        try made.submit(alone: true)
        try made.answer()
        try made.review(by: ProposalCase.author, alone: true)
        #expect(made.proposal.state == .inReview)
        try made.review(by: ProposalCase.author, alone: true)
        #expect(made.proposal.state == .reviewed)
        #expect(made.proposal.singlePersonMode && made.proposal.reviews.allSatisfy(\.singlePersonMode))
    }
}
