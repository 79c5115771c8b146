import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit

/// A proposal on its way through the rules, without a store.
///
/// Digests are the bytes themselves: whatever differs differs.
struct ProposalCase {
    typealias Methods = ProposalServiceMethods

    static let author = "principals/author"
    static let reviewers = ["principals/ann", "principals/ben"]
    static let holders: [CommitteeSeat: String] = [
        .modelScienceLead: "principals/charlie", .productManager: "principals/diana",
        .engineeringLead: "principals/eve", .customerSuccessLead: "principals/fay",
    ]
    static let day: Int64 = 86_400_000_000

    var proposal = ChangeProposal()
    var surroundings = ProposalCase.surroundings()
    var now: Int64 = 1_000_000

    static func surroundings(waives: Bool = false, tier: RiskTier = .medium) -> ProposalSurroundings {
        var surroundings = ProposalSurroundings()
        surroundings.tier = tier
        surroundings.committee = committee(waives: waives)
        surroundings.evidence = [evidence()]
        (surroundings.base, surroundings.draft) = (base, draft)
        return surroundings
    }

    /// What the base of a change holds.
    static let base = ModelVersion(
        name: "models/m/versions/1.0.0",
        decisionModel: DecisionModel(weights: [0.3, 0.3], thresholdAuto: 0.15, thresholdEscalate: 0.5))

    /// A version of other content, registered for its evidence.
    static let draft = ModelVersion(
        name: "models/m/versions/1.0.1",
        decisionModel: DecisionModel(weights: [0.9, 0.1], thresholdAuto: 0.15, thresholdEscalate: 0.5),
        contentDigest: [UInt8](repeating: 7, count: 32))

    static func committee(waives: Bool = false) -> Committee {
        let seats = CommitteeSeat.allKnown.filter { $0 != .unspecified }
        return Committee(
            name: "committees/all",
            seats: seats.map { CommitteeSeatHolders(seat: $0, holders: [holders[$0] ?? ""]) },
            waivesSmallChanges: waives)
    }

    static func evidence(
        scored: UInt64 = 1_001, by uploaders: [String] = ["principals/pipeline"]
    ) -> ProposalEvidence {
        ProposalEvidence(
            run: "evalRuns/r", contentDigest: [1], gatesDigest: [2], scoredSamples: scored, uploadedBy: uploaders)
    }

    /// A complete change of weights.
    static func weights(base: String = "1.0.0", target: String = "1.1.0") -> ChangeProposal {
        ChangeProposal(
            name: "proposals/p", model: "models/m", baseVersion: base.isEmpty ? "" : "models/m/versions/\(base)",
            targetVersion: "models/m/versions/\(target)", changeType: .weightsUpdate, description: "monthly",
            oldValues: [ChangedValue(name: "weights", json: "[0.3,0.3]")],
            newValues: [ChangedValue(name: "weights", json: "[0.4,0.2]")],
            impactAnalysis: ImpactAnalysis(expectedAutoResolveRate: 0.12, expectedEscalateRate: 0.08),
            rollbackPlan: "roll back", monitoringPlan: "watch", evidenceRuns: ["evalRuns/r"])
    }

    /// A complete change of thresholds that only tightens.
    static func tightened() -> ChangeProposal {
        var proposal = weights(target: "1.0.1")
        proposal.changeType = .thresholdChange
        proposal.oldValues = [ChangedValue(name: "threshold_auto", json: "0.15")]
        proposal.newValues = [ChangedValue(name: "threshold_auto", json: "0.1")]
        return proposal
    }

    func command<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, by actor: String, kind: Caller.Kind = .human, alone: Bool = false
    ) -> Command {
        .of(method, by: actor, kind: kind, isSinglePersonMode: alone, now: now)
    }

    mutating func create(_ said: ChangeProposal = weights(), by actor: String = author, alone: Bool = false) throws {
        let command = command(Methods.createProposal, by: actor, alone: alone)
        proposal = try ChangeProposal.created(said, in: surroundings, command).after
    }

    mutating func update(by actor: String = author, _ edit: (inout ChangeProposal) -> Void) throws {
        var said = proposal
        edit(&said)
        let command = command(Methods.updateProposal, by: actor)
        proposal = try proposal.updated(to: said, in: surroundings, command).after
    }

    mutating func submit(by actor: String = author, alone: Bool = false) throws {
        let command = command(Methods.submitProposal, by: actor, alone: alone)
        proposal = try proposal.submitted(in: surroundings, command) { $0 }.after
    }

    @discardableResult
    mutating func review(
        _ decision: ReviewDecision = .approve, by actor: String, comment: String = "read", kind: Caller.Kind = .human,
        alone: Bool = false
    ) throws -> String? {
        let command = command(Methods.addReview, by: actor, kind: kind, alone: alone)
        let change = try proposal.reviewed(decision, comment: comment, in: surroundings, command) { $0 }
        proposal = change.after
        return change.event
    }

    mutating func answer(
        _ items: [ChecklistItem] = ChecklistItem.allKnown.filter { ![.unspecified, .dataQuality].contains($0) },
        _ result: ChecklistResult = .yes, by actor: String = author
    ) throws {
        let answers = items.map { ChecklistAnswer(item: $0, result: result) }
        proposal = try proposal.answered(answers, command(Methods.answerChecklist, by: actor)).after
    }

    @discardableResult
    mutating func vote(
        _ decision: ReviewDecision = .approve, for seat: CommitteeSeat, by actor: String? = nil,
        comment: String = "read", kind: Caller.Kind = .human, alone: Bool = false
    ) throws -> String? {
        let command = command(
            Methods.castVote, by: actor ?? Self.holders[seat] ?? "", kind: kind, alone: alone)
        let change = try proposal.voted(
            decision, seat: seat, comment: comment, in: surroundings, command
        ) { $0 }
        proposal = change.after
        return change.event
    }

    @discardableResult
    mutating func apply(
        by actor: String = "principals/operator", over others: [ChangeProposal] = [], alone: Bool = false
    ) throws -> Change<ChangeProposal> {
        let command = command(Methods.applyProposal, by: actor, alone: alone)
        let change = try proposal.applied(over: others, in: surroundings, command) { $0 }
        proposal = change.after
        return change
    }

    /// A proposal that legal steps have brought into a state.
    static func made(
        in state: ChangeProposalState, _ said: ChangeProposal = weights(),
        _ surroundings: ProposalSurroundings = surroundings()
    ) throws -> ProposalCase {
        var made = ProposalCase(surroundings: surroundings)
        try made.create(said)
        if state == .draft { return made }
        try made.submit()
        if state == .submitted { return made }
        try made.answer()
        if state == .changesRequested {
            try made.review(.requestChanges, by: reviewers[0])
            return made
        }
        try made.review(by: reviewers[0])
        if state == .inReview { return made }
        try made.review(by: reviewers[1])
        if state == .reviewed { return made }
        for seat in Committee.requiredSeats where made.proposal.state == .reviewed { try made.vote(for: seat) }
        if state == .applied { try made.apply() }
        return made
    }
}
