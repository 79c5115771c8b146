import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Votes of committees")
struct ProposalVoteTests {
    @Test("three required seats approve, the last one with the event of the approval")
    func whole() throws {
        var made = try ProposalCase.made(in: .reviewed)
        #expect(try made.vote(for: .productManager) == "proposal.voted")
        #expect(try made.vote(for: .modelScienceLead) == "proposal.voted")
        #expect(made.proposal.state == .reviewed && made.proposal.approval == nil)
        made.now += 5
        #expect(try made.vote(for: .engineeringLead) == "proposal.approved")
        #expect(made.proposal.state == .approved)
        #expect(
            made.proposal.approval
                == ProposalApproval(
                    approvedBy: ["principals/diana", "principals/charlie", "principals/eve"],
                    approveTime: Timestamp(microseconds: made.now)))
    }

    @Test("the optional seat is not needed, and its rejection rejects")
    func optional() throws {
        var made = try ProposalCase.made(in: .reviewed)
        try made.vote(for: .customerSuccessLead)
        for seat in Committee.requiredSeats { try made.vote(for: seat) }
        #expect(made.proposal.state == .approved && made.proposal.approval?.approvedBy.count == 4)
        made = try .made(in: .reviewed)
        #expect(try made.vote(.reject, for: .customerSuccessLead) == "proposal.rejected")
        #expect(made.proposal.state == .rejected)
    }

    @Test("a seat is that of its holder, and votes once, as a person does")
    func seats() throws {
        var made = try ProposalCase.made(in: .reviewed)
        expectRefusal(.seatNotHeld) { try made.vote(for: .productManager, by: "principals/charlie") }
        expectRefusal(.seatNotHeld) { try made.vote(for: .unspecified, by: "principals/charlie") }
        try made.vote(for: .productManager)
        expectRefusal(.alreadyVoted) { try made.vote(for: .productManager) }
        // Who holds two seats votes for one.
        let place = try #require(made.surroundings.committee?.seats.firstIndex { $0.seat == .engineeringLead })
        made.surroundings.committee?.seats[place].holders.append("principals/diana")
        expectRefusal(.alreadyVoted) { try made.vote(for: .engineeringLead, by: "principals/diana") }
        try made.vote(for: .engineeringLead)
    }

    @Test("author, editors and programs do not vote; a reviewer does")
    func keptApart() throws {
        var made = try ProposalCase.made(in: .reviewed)
        for place in 0..<3 {
            made.surroundings.committee?.seats[place].holders += [
                ProposalCase.author, "principals/bot", ProposalCase.reviewers[0],
            ]
        }
        expectRefusal(.segregationOfDuties) { try made.vote(for: .productManager, by: ProposalCase.author) }
        expectRefusal(.segregationOfDuties) {
            try made.vote(for: .productManager, by: "principals/bot", kind: .service)
        }
        try made.vote(for: .productManager, by: ProposalCase.reviewers[0])
        #expect(made.proposal.freshVotes.map(\.voter) == [ProposalCase.reviewers[0]])
    }

    @Test("a vote approves or rejects, and says why it rejects")
    func decisions() throws {
        var made = try ProposalCase.made(in: .reviewed)
        expectRefusal(.commentRequired) { try made.vote(.reject, for: .productManager, comment: "") }
        for decision in [ReviewDecision.requestChanges, .unspecified] {
            expectRefusal(.proposalInvalid) { try made.vote(decision, for: .productManager) }
        }
        for state in [ChangeProposalState.draft, .submitted, .inReview, .changesRequested, .approved, .applied] {
            var other = try ProposalCase.made(in: state)
            expectRefusal(.illegalTransition, "\(state)") { try other.vote(for: .productManager) }
        }
    }

    @Test("votes of an earlier submission count no more")
    func rounds() throws {
        var made = try ProposalCase.made(in: .reviewed)
        try made.vote(for: .productManager)
        try made.vote(for: .modelScienceLead)
        try made.review(.requestChanges, by: "principals/cid")
        try made.submit()
        try made.answer()
        for reviewer in ProposalCase.reviewers { try made.review(by: reviewer) }
        #expect(made.proposal.freshVotes.isEmpty)
        try made.vote(for: .engineeringLead)
        #expect(made.proposal.state == .reviewed)
        try made.vote(for: .productManager)
        try made.vote(for: .modelScienceLead)
        #expect(made.proposal.state == .approved && made.proposal.votes.count == 5)
    }

    @Test("a vote is refused once the evidence is another")
    func stale() throws {
        var made = try ProposalCase.made(in: .reviewed)
        made.surroundings.evidence[0].contentDigest = [9]
        expectRefusal(.approvalStale) { try made.vote(for: .productManager) }
    }

    struct Waiver: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isWaived: Bool
        var tier = RiskTier.medium
        let change: @Sendable (inout ChangeProposal) -> Void
    }

    static let waivers: [Waiver] = [
        Waiver(testDescription: "a lower threshold", isWaived: true) { _ in },
        Waiver(testDescription: "of low impact", isWaived: true, tier: .low) { _ in },
        Waiver(testDescription: "of high impact", isWaived: false, tier: .high) { _ in },
        Waiver(testDescription: "of critical impact", isWaived: false) { $0.impact = .critical },
        Waiver(testDescription: "a fix that changes no value", isWaived: true) {
            $0.changeType = .bugFix
            ($0.oldValues, $0.newValues) = ([], [])
        },
        Waiver(testDescription: "a value written otherwise", isWaived: true) {
            $0.newValues = [ChangedValue(name: "threshold_auto", json: "0.150")]
        },
        Waiver(testDescription: "a MINOR step", isWaived: false) { $0.targetVersion = "models/m/versions/1.1.0" },
        Waiver(testDescription: "a first version", isWaived: false) { $0.baseVersion = "" },
        Waiver(testDescription: "a higher threshold", isWaived: false) {
            $0.newValues = [ChangedValue(name: "threshold_auto", json: "0.2")]
        },
        Waiver(testDescription: "a threshold that is gone", isWaived: false) { $0.newValues = [] },
        Waiver(testDescription: "a threshold that is new", isWaived: false) { $0.oldValues = [] },
        Waiver(testDescription: "a threshold that is no number", isWaived: false) {
            $0.newValues = [ChangedValue(name: "threshold_auto", json: "\"0.1\"")]
        },
        Waiver(testDescription: "another value beside it", isWaived: false) {
            $0.newValues.append(ChangedValue(name: "biases", json: "{\"default\":0}"))
        },
        Waiver(testDescription: "a threshold that is higher than it was, whatever is said of it", isWaived: false) {
            $0.oldValues = [ChangedValue(name: "threshold_auto", json: "0.4")]
            $0.newValues = [ChangedValue(name: "threshold_auto", json: "0.3")]
        },
        Waiver(testDescription: "other weights that are said to be the old ones", isWaived: false) {
            $0.oldValues = [ChangedValue(name: "weights", json: "[0.9,0.1]")]
            $0.newValues = $0.oldValues
        },
        Waiver(testDescription: "the same weights", isWaived: true) {
            $0.oldValues = [ChangedValue(name: "weights", json: "[0.3,0.3]")]
            $0.newValues = $0.oldValues
        },
        Waiver(testDescription: "weights that are said never to have been there", isWaived: false) {
            $0.oldValues = [ChangedValue(name: "weights", json: "null")]
            $0.newValues = $0.oldValues
        },
        Waiver(testDescription: "a DRAFT of other content", isWaived: false) {
            ($0.oldValues, $0.newValues) = ([], [])
            $0.targetContentDigest = ProposalCase.draft.contentDigest
        },
        Waiver(testDescription: "other artifacts", isWaived: false) {
            $0.targetArtifacts = [VersionArtifact(name: "a", digest: "sha256:00")]
        },
    ]

    @Test("a committee may waive small changes that loosen nothing", arguments: waivers)
    func waived(waiver: Waiver) throws {
        var said = ProposalCase.tightened()
        waiver.change(&said)
        for allows in [true, false] {
            var made = try ProposalCase.made(
                in: .inReview, said, ProposalCase.surroundings(waives: allows, tier: waiver.tier))
            let event = try made.review(by: ProposalCase.reviewers[1])
            let isWaived = waiver.isWaived && allows
            #expect(made.proposal.state == (isWaived ? .approved : .reviewed))
            #expect(event == (isWaived ? "proposal.approvedWithoutCommittee" : "proposal.reviewed"))
            #expect(made.proposal.approval?.committeeWaived == (isWaived ? true : nil))
            #expect(made.proposal.approval?.approvedBy == (isWaived ? ProposalCase.reviewers : nil))
        }
    }

    @Test("without a committee nothing is submitted outside single-person mode")
    func noCommittee() throws {
        var made = try ProposalCase.made(in: .draft)
        made.surroundings.committee = nil
        expectRefusal(.noCommittee) { try made.submit() }
    }
}
