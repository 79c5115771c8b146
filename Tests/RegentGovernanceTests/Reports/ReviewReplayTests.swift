import RegentGovernance
import RegentMessages
import RegentModel
import Testing

/// Segregation of duties, replayed: each breach that an entry shows is found, and nothing else.
@Suite("Replay of segregation of duties")
struct ReviewReplayTests {
    private typealias Proposals = ProposalServiceMethods

    private static func replay(_ entries: [LedgerEntry], programs: [String] = []) throws -> ReportSection {
        var builder = try ReportMaker.builder()
        for name in programs { builder.know(Principal(name: "principals/\(name)", kind: .service)) }
        for entry in entries { builder.add(entry, isReadable: true, isProven: true) }
        return ReportMaker.section(builder, .reviews)
    }

    /// Duty, document, who decided of each breach.
    private static func breaches(_ section: ReportSection) -> [[String]] {
        section.tables.flatMap(\.rows).map { Array($0.cells.prefix(3)) }
    }

    private static let proposal = ChangeProposal(
        name: "proposals/p", state: .applied, author: "principals/ada", editors: ["principals/eve"], round: 1,
        policy: ProposalPolicy(requiredReviews: 2, authorDelegates: ["principals/del"]),
        evidence: [ProposalEvidence(run: "evalRuns/r", uploadedBy: ["principals/upl"])], digest: [1],
        reviews: ["ann", "ben"].map {
            ProposalReview(reviewer: "principals/\($0)", decision: .approve, digest: [1], round: 1)
        }, approval: ProposalApproval(approvedBy: ["principals/ann", "principals/ben"]))

    @Test("A whole change breaks nothing")
    func whole() throws {
        let section = try Self.replay([
            ReportMaker.entry(Self.proposal, Proposals.addReview, by: "ann"),
            ReportMaker.entry(Self.proposal, Proposals.castVote, by: "lea"),
            ReportMaker.entry(Self.proposal, Proposals.applyProposal, by: "ope"),
        ])
        #expect(section.evidence == .present)
        #expect(section.tables.isEmpty)
        #expect(section.statements.map(\.finding) == [false])
        #expect(section.statements[0].text.hasPrefix("3 decisions were replayed; none"))
    }

    @Test(
        "Author, editor and delegate who review are found",
        arguments: [
            ("ada", "author_does_not_approve"), ("eve", "author_does_not_approve"), ("del", "delegate_does_not_review"),
        ])
    func own(actor: String, duty: String) throws {
        let section = try Self.replay([
            ReportMaker.entry(Self.proposal, Proposals.addReview, by: actor, revision: 8)
        ])
        #expect(Self.breaches(section) == [[duty, "proposals/p", "principals/\(actor)"]])
        #expect(section.statements[0].finding && section.statements[0].revisions == [8])
    }

    @Test("A program that reviews, and a person who votes twice, are found")
    func programs() throws {
        var twice = Self.proposal
        twice.votes = [1, 2].map { ProposalVote(voter: "principals/lea", seat: .init(rawValue: $0), round: 1) }
        let section = try Self.replay(
            [
                ReportMaker.entry(Self.proposal, Proposals.addReview, by: "bot"),
                ReportMaker.entry(twice, Proposals.castVote, by: "lea"),
            ], programs: ["bot"])
        #expect(Self.breaches(section).map { $0[0] } == ["programs_do_not_judge", "one_vote_per_person"])
    }

    @Test("What is applied by too few, by its only approver, on stale approvals or by those who made the evidence")
    func applied() throws {
        var few = Self.proposal
        few.reviews[1].reviewer = "principals/ann"
        var stale = Self.proposal
        stale.reviews[0].digest = [9]
        var evidence = Self.proposal
        evidence.evidence[0].uploadedBy = ["principals/ann", "principals/ben"]
        var alone = Self.proposal
        alone.approval?.approvedBy = ["principals/ope"]
        var none = Self.proposal
        none.approval = nil
        let found = try [few, stale, evidence, alone, none].map {
            try Self.breaches(Self.replay([ReportMaker.entry($0, Proposals.applyProposal, by: "ope")])).map { $0[0] }
        }
        #expect(
            found == [
                ["reviewers_are_distinct"], ["reviewers_are_distinct"], ["uploader_is_not_only_reviewer"],
                ["applier_is_not_only_approver"], ["approvals_are_fresh"],
            ])
    }

    @Test("Overrides, validations, use cases, incidents, runs, grants and tokens are replayed too")
    func others() throws {
        let ann = "principals/ann"
        let entries = [
            ReportMaker.entry(
                Override(name: "overrides/o", requestedBy: ann), OverrideServiceMethods.grantOverride, by: "ann"),
            ReportMaker.entry(
                ValidationRequest(name: "validationRequests/v", registrant: ann),
                ValidationServiceMethods.decideValidation, by: "ann"),
            ReportMaker.entry(
                UseCase(name: "useCases/u", authors: [ann]), UseCaseServiceMethods.approveUseCase, by: "ann"),
            ReportMaker.entry(
                Incident(name: "incidents/i", resolver: ann), IncidentServiceMethods.closeIncident, by: "ann"),
            ReportMaker.entry(
                Incident(
                    name: "incidents/j", state: .dismissed, severity: .critical,
                    dismissal: IncidentDismissal(requestedBy: ann, confirmedBy: ann)),
                IncidentServiceMethods.dismissIncident, by: "ann"),
            ReportMaker.entry(
                EvalRun(
                    name: "evalRuns/r", invalidation: EvalRunInvalidation(requestedBy: ann, confirmedBy: ann),
                    invalidated: true), EvaluationServiceMethods.invalidateRun, by: "ann"),
            ReportMaker.entry(Principal(name: ann), AccessServiceMethods.grantRole, by: "ann"),
            ReportMaker.entry(
                Token(name: "principals/ann/tokens/t", requestedBy: ann), AccessServiceMethods.issueToken, by: "ann"),
        ]
        let section = try Self.replay(entries)
        #expect(
            Self.breaches(section).map { $0[0] } == [
                "own_override", "own_change", "own_change", "second_person", "second_person", "second_person",
                "own_grant", "own_token",
            ])
    }

    @Test("The same by another person breaks nothing")
    func othersKept() throws {
        let ann = "principals/ann"
        let section = try Self.replay([
            ReportMaker.entry(
                Override(name: "overrides/o", requestedBy: ann), OverrideServiceMethods.grantOverride, by: "ben"),
            ReportMaker.entry(
                Incident(name: "incidents/i", resolver: ann), IncidentServiceMethods.closeIncident, by: "ben"),
            ReportMaker.entry(
                UseCase(name: "useCases/u", authors: [ann]), UseCaseServiceMethods.approveUseCase, by: "ben"),
        ])
        #expect(Self.breaches(section) == [])
        #expect(section.evidence == .present)
    }

    @Test("What single-person mode allows is shown, and is no finding")
    func relaxed() throws {
        let entry = ReportMaker.entry(
            Override(name: "overrides/o", requestedBy: "principals/ann"), OverrideServiceMethods.grantOverride,
            by: "ann", role: "SINGLE_PERSON")
        let section = try Self.replay([entry])
        #expect(section.tables.first?.rows.first?.cells.last == "yes")
        #expect(section.statements.allSatisfy { !$0.finding })
        #expect(section.evidence == .partial)
    }

    @Test("Entries outside the period, of other methods, and those that may not be read, are not replayed")
    func left() throws {
        var builder = try ReportMaker.builder()
        let own = Override(name: "overrides/o", requestedBy: "principals/ann")
        let late = ReportMaker.entry(
            own, OverrideServiceMethods.grantOverride, by: "ann", time: Timestamp(microseconds: ReportMaker.to))
        builder.add(late, isReadable: true, isProven: true)
        let hidden = ReportMaker.entry(own, OverrideServiceMethods.grantOverride, by: "ann")
        builder.add(hidden, isReadable: false, isProven: true)
        let other = ReportMaker.entry(own, OverrideServiceMethods.denyOverride, by: "ann")
        builder.add(other, isReadable: true, isProven: true)
        let section = ReportMaker.section(builder, .reviews)
        #expect(section.evidence == .absent)
        #expect(section.statements.map(\.text) == ["There is no data in this period."])
    }
}
