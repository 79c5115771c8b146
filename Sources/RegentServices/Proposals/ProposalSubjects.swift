import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What the change of a proposal is about and those around it, read inside the writer.
///
/// Models, versions and delegations are other nouns: each question about one is a function here.
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
        surroundings.baseContract = try contract(of: proposal.baseVersion)
        surroundings.baseContentDigest = try contentDigest(of: proposal.baseVersion)
        surroundings.evidence = try evidence ?? proposal.evidence.map(current)
        surroundings.committee = try committee(of: proposal)
        return surroundings
    }

    /// The committee of its submission, and before one that which decides on its model.
    private func committee(of proposal: ChangeProposal) throws -> Committee? {
        guard proposal.committee.isEmpty else { return try store.find(Committee.self, proposal.committee) }
        return Committee.deciding(on: proposal.model, among: try store.children(Committee.self, of: ""))
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

    // MARK: Other nouns

    /// The risk tier of a model: MEDIUM unless it says another one.
    private func tier(of model: String) throws -> ChangeImpact { .medium }

    /// Who acts for an author now: delegates of the models they own, and of delegations they made.
    private func delegates(of author: String, on model: String) throws -> [String] { [] }

    /// What a version takes; nil where it is not known.
    private func contract(of version: String) throws -> [ProposedField]? { nil }

    /// Digest of a version's content; empty where it is not known.
    private func contentDigest(of version: String) throws -> [UInt8] { [] }

    /// Refuses a model or a base version that does not exist.
    func checkExist(_ proposal: ChangeProposal) throws {}

    /// The target version, registered with the new values and the proposal as its approval, or bound to it where a DRAFT
    /// of the same number and content exists; nil where the change has no version.
    func registration(of applied: ChangeProposal, _ command: Command) throws -> (any DocumentChange)? { nil }
}

extension Change {
    /// The same change with another beside it, where there is one.
    func withAny(_ other: (any DocumentChange)?) -> Change {
        guard let other else { return self }
        return with(other)
    }
}
