import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Fits a decision model and makes a proposal of it: a draft of the caller's. No version changes.
struct OptimiseDecisionModel: PreparedVerb {
    private let study: DecisionStudy

    /// Studies before the writer's turn: the content of a version never changes.
    init(_ request: OptimiseDecisionModelRequest, _ context: ServiceContext) async throws {
        let base = try await context.store.require(ModelVersion.self, request.version)
        // One study at a time, so that the memory of all is that of one.
        let place = try await context.studies.place()
        defer { withExtendedLifetime(place) {} }
        study = try DecisionStudy(
            of: base.decisionModel, base.name, table: request.table ?? DecisionTable(), correct: request.correct,
            StudyWishes(
                weights: request.weights, l2: request.l2, calibration: request.calibration,
                thresholds: request.thresholds, costs: request.costs ?? DecisionCosts(),
                certificate: request.certificate ?? CertificateTerms()),
            stop: StopCheck { Task.isCancelled })
    }

    func decide(
        _ request: OptimiseDecisionModelRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        try store.proposing(study, over: request.version, command) { said in
            said.name = request.proposal
            said.targetVersion = request.targetVersion
            if !request.rollbackPlan.isEmpty { said.rollbackPlan = request.rollbackPlan }
            if !request.monitoringPlan.isEmpty { said.monitoringPlan = request.monitoringPlan }
            said.evidenceRuns = request.evidenceRuns
        }
    }
}

extension WriteTransaction {
    /// A draft of the caller's that proposes what a study found; a job that studies proposes by it too.
    ///
    /// - Parameters:
    ///   - version: the version that was studied.
    ///   - author: whose draft it is; nil = the caller's.
    ///   - edit: what is said besides; an empty name and an empty target are filled afterwards.
    /// - Throws: as `drafting` and `freeVersion`; `StorageError` NOT_FOUND.
    func proposing(
        _ study: DecisionStudy, over version: String, by author: String? = nil, _ command: Command,
        _ edit: (inout ChangeProposal) -> Void = { _ in }
    ) throws -> Change<ChangeProposal> {
        let base = try require(ModelVersion.self, version)
        var said = try ChangeProposal(of: study, over: base)
        edit(&said)
        if said.targetVersion.isEmpty { said.targetVersion = try freeVersion(above: base, by: said.changeType) }
        if said.name.isEmpty { said.name = try freeName(of: ChangeProposal.self, about: said.targetVersion) }
        return try drafting(said, by: author ?? command.actor.name, command)
    }

    /// The proposal as a draft of its author's.
    ///
    /// - Throws: as `ChangeProposal.created`; `Refusal` DECISION_STUDY_REFUSED for values that no proposal holds.
    private func drafting(_ said: ChangeProposal, by author: String, _ command: Command) throws -> Change<
        ChangeProposal
    > {
        if let first = said.violations().first {
            throw Refusal(
                .decisionStudyRefused, "the proposal would not be whole: \(first.field) \(first.description)",
                ["field": first.field])
        }
        let subjects = ProposalSubjects(store: self)
        try subjects.checkExist(said)
        // In the lifecycle of proposals it is made as every other.
        let creating = Command(
            actor: command.actor, role: command.role, method: ProposalServiceMethods.createProposal.descriptor,
            reason: command.reason, etag: command.etag, now: command.now,
            isSinglePersonMode: command.isSinglePersonMode)
        let change = try ChangeProposal.created(
            said, in: subjects.surroundings(of: said, author: author, evidence: []), creating)
        guard author != command.actor.name else { return change }
        var draft = change.after
        (draft.author, draft.editors) = (author, [author])
        return Change(after: draft, effect: change.effect, command: creating)
    }

    /// Versions above a base that are looked at: whoever has registered more names the target, and holds up no writer.
    private static let versionsTriedMax = 100

    /// The lowest version above a base that a kind of change may lead to, and that nobody has registered.
    ///
    /// - Throws: `Refusal` PROPOSAL_INVALID where a number would be too large, or a hundred are taken; `StorageError`.
    func freeVersion(above base: ModelVersion, by type: ChangeType) throws -> String {
        var number = try? SemVer(base.version)
        var bump = type.leastBump ?? .patch
        for _ in 0..<Self.versionsTriedMax {
            guard let next = number?.raised(by: bump) else { break }
            let name = "\(base.model)/versions/\(next)"
            if try find(ModelVersion.self, name) == nil { return name }
            (number, bump) = (next, .patch)
        }
        throw Refusal(
            .proposalInvalid, "no version is free above \(base.name): name the target_version",
            ["field": "target_version"])
    }
}
