import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What the change of a proposal is about and those around it, read inside the writer.
struct ProposalSubjects {
    let store: WriteTransaction

    /// Everything that a proposal is held against now.
    ///
    /// - Parameter evidence: the cited runs, as they were read before; nil = those of its last submission, as they are
    ///   now.
    /// - Throws: `StorageError`.
    func surroundings(
        of proposal: ChangeProposal, author: String, evidence: [ProposalEvidence]? = nil
    ) throws -> ProposalSurroundings {
        var surroundings = ProposalSurroundings()
        surroundings.tier = try tier(of: proposal.model)
        surroundings.authorDelegates = try delegates(of: author, on: proposal.model)
        let base = try base(of: proposal)
        surroundings.base = base
        surroundings.baseContract = base?.contract
        surroundings.baseContentDigest = try base?.contentDigest ?? configurationDigest(of: proposal)
        surroundings.evidence = try evidence ?? proposal.evidence.map(current)
        surroundings.committee = try committee(of: proposal)
        return surroundings
    }

    /// The committee of its submission, and before one that which decides on its model.
    private func committee(of proposal: ChangeProposal) throws -> Committee? {
        guard proposal.committee.isEmpty else { return try store.find(Committee.self, proposal.committee) }
        return Committee.deciding(on: proposal.model, among: try store.children(Committee.self, of: ""))
    }

    /// Those of the cited runs that the caller reaches; others are refused as if they were not there.
    ///
    /// - Throws: `Refusal` EVIDENCE_INVALID for a run of another model; `StorageError`.
    func within(reach evidence: [ProposalEvidence], of proposal: ChangeProposal) throws -> [ProposalEvidence] {
        try evidence.filter { cited in
            guard let run = try store.find(EvalRun.self, cited.run), try store.isWithinReach(run.name) else {
                return false
            }
            let model = (try? ResourceName(run.modelVersion, matching: ModelVersion.pattern))?.parent?.description
            guard let model, !proposal.model.isEmpty, model != proposal.model else { return true }
            throw Refusal(
                .evidenceInvalid, "\(run.name) is of \(model): cite a run of \(proposal.model)",
                ["resource": run.name, "model": model])
        }
    }

    /// A cited run as it is now: only whether it was invalidated can differ from what it was.
    private func current(_ cited: ProposalEvidence) throws -> ProposalEvidence {
        var cited = cited
        guard let run = try store.find(EvalRun.self, cited.run) else { return ProposalEvidence(run: cited.run) }
        cited.contentDigest = run.contentDigest
        cited.gatesDigest = run.gatesDigest
        cited.invalidated = run.isInvalidated
        return cited
    }

    // MARK: Models, versions and delegations

    /// The risk tier of a model: MEDIUM unless it says another one.
    private func tier(of model: String) throws -> RiskTier {
        guard !model.isEmpty else { return .medium }
        let tier = try store.require(Model.self, model).riskTier
        return tier == .unspecified ? .medium : tier
    }

    /// Who acts for an author now: delegates of the model, where the author owns it, and of delegations they made.
    private func delegates(of author: String, on model: String) throws -> [String] {
        guard !model.isEmpty, let owned = try store.find(Model.self, model) else { return [] }
        // Names hold no quotes.
        let made = try store.documents(Delegation.self, where: "owner = \"\(author)\" AND state = ACTIVE")
        let now = store.command.now
        return (owned.owner == author ? owned.delegates : [])
            + made.filter { $0.covers(owner: author, model: model, task: $0.task, at: now) }.map(\.delegate)
    }

    /// The base version; nil where there is none.
    private func base(of proposal: ChangeProposal) throws -> ModelVersion? {
        proposal.baseVersion.isEmpty ? nil : try store.require(ModelVersion.self, proposal.baseVersion)
    }

    /// SHA-256 of what a change of configuration finds in its model; empty where it sets nothing there.
    private func configurationDigest(of proposal: ChangeProposal) throws -> [UInt8] {
        guard !proposal.model.isEmpty else { return [] }
        let found = proposal.configurationBase(in: try store.require(Model.self, proposal.model))
        return found.isEmpty ? [] : WriteTransaction.digest(found)
    }

    /// The stored version of the target's name; nil where there is none.
    func draft(of proposal: ChangeProposal) throws -> ModelVersion? {
        proposal.targetVersion.isEmpty ? nil : try store.find(ModelVersion.self, proposal.targetVersion)
    }

    /// Refuses a model or a base version that does not exist, and an archived model.
    ///
    /// A version of another model is not looked up: the caller may not be allowed to know that it exists.
    /// - Throws: `StorageError` NOT_FOUND; `Refusal` ILLEGAL_TRANSITION, PROPOSAL_INVALID.
    func checkExist(_ proposal: ChangeProposal) throws {
        try proposal.checkVersions()
        if !proposal.model.isEmpty {
            let model = try store.require(Model.self, proposal.model)
            guard model.state != .archived else {
                throw Refusal(
                    .illegalTransition, "\(model.name) is archived: restore it first",
                    ["resource": model.name, "state": model.state.name])
            }
        }
        _ = try base(of: proposal)
    }

    /// Refuses a base that nobody has agreed to, and a change without a base of a model that has a version which could
    /// be one.
    ///
    /// A step, and what a change loosens, are counted from the base: from a DRAFT that its author registered, or from
    /// none, every change would be a small one. Old values are those that the base has.
    /// - Throws: `Refusal` VERSION_NOT_APPROVED, PROPOSAL_INVALID; `StorageError`.
    func checkBase(of proposal: ChangeProposal) throws {
        guard proposal.changeType.hasVersion else {
            guard !proposal.model.isEmpty else { return }
            return try proposal.checkOldValues(of: try store.require(Model.self, proposal.model))
        }
        if let base = try base(of: proposal) {
            guard base.approval == nil else { return try proposal.checkOldValues(of: base) }
            throw Refusal(
                .versionNotApproved,
                "no applied proposal stands behind \(base.name): propose it first, or start from another version",
                ["resource": base.name, "field": "proposal.base_version"])
        }
        let known = try store.children(ModelVersion.self, of: proposal.model).first { $0.approval != nil }
        guard let known else { return }
        throw Refusal(
            .proposalInvalid,
            "base_version is empty, but \(known.name) is approved: name the version that \(proposal.name) starts from",
            ["field": "proposal.base_version", "resource": known.name])
    }

    /// The target version, registered with the new values and the proposal as its approval, or bound to it where a
    /// DRAFT of the same number and content exists; nil where the change has no version.
    ///
    /// - Throws: as `ModelVersion.approved`; `Refusal` of `ChangeProposal.target`.
    func registration(of proposal: ChangeProposal, _ command: Command) throws -> Change<ModelVersion>? {
        guard proposal.changeType.hasVersion, !proposal.targetVersion.isEmpty else { return nil }
        let draft = try draft(of: proposal)
        let analysis = proposal.impactAnalysis
        let impact = [
            "expected_auto_resolve_rate": analysis?.expectedAutoResolveRate,
            "expected_ask_rate": analysis?.expectedAskRate,
            "expected_escalate_rate": analysis?.expectedEscalateRate,
            "youden_improvement": analysis?.youdenImprovement,
        ].compactMapValues(\.self)
        return try store.approving(
            try proposal.target(over: try base(of: proposal), draft: draft),
            by: VersionApproval(
                proposal: proposal.name, approvedBy: proposal.approval?.approvedBy ?? [],
                approveTime: proposal.approval?.approveTime, impact: impact),
            command)
    }

    /// The model with the new values of a change of configuration; nil where the change sets nothing of a model.
    ///
    /// - Throws: as `WriteTransaction.configuration`; `Refusal` of `ChangeProposal.configuration`.
    func configuration(of proposal: ChangeProposal, _ command: Command) throws -> Change<Model>? {
        guard !proposal.model.isEmpty else { return nil }
        let before = try store.require(Model.self, proposal.model)
        return try proposal.configuration(of: before).map { try store.configuration($0, command) }
    }
}
