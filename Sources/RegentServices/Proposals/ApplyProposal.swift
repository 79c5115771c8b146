import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Applies an approved proposal.
struct ApplyProposal: DocumentVerb {
    func decide(
        _ request: ApplyProposalRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        try Self.change(of: try store.require(ChangeProposal.self, request.name), command, store)
    }

    /// The proposal in force, its target version or the model it configures, and the proposals that it supersedes.
    static func change(
        of proposal: ChangeProposal, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        let subjects = ProposalSubjects(store: store)
        var surroundings = try subjects.surroundings(of: proposal, author: proposal.author)
        try surroundings.findLapsed(of: proposal, store)
        let change = try proposal.applied(
            over: try others(of: proposal, store), in: surroundings, command, sha256: WriteTransaction.digest)
        if let version = try subjects.registration(of: change.after, command) { return change.with(version) }
        if let model = try subjects.configuration(of: change.after, command) { return change.with(model) }
        return change
    }

    /// The proposals for the same base.
    private static func others(of proposal: ChangeProposal, _ store: WriteTransaction) throws -> [ChangeProposal] {
        guard proposal.changeType.hasVersion, !proposal.model.isEmpty else { return [] }
        // Names hold no quotes.
        return try store.documents(
            ChangeProposal.self,
            where: "model = \"\(proposal.model)\" AND base_version = \"\(proposal.baseVersion)\"")
    }
}
