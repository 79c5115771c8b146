import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Submits a proposal for review.
struct SubmitProposal: PreparedVerb {
    private let evidence: [ProposalEvidence]

    /// Counts the samples of the cited runs before the writer's turn: a sealed run has no others later.
    init(_ request: SubmitProposalRequest, _ context: ServiceContext) async throws {
        let proposal = try await context.store.require(ChangeProposal.self, request.name)
        try proposal.check(ProposalServiceMethods.submitProposal.descriptor)
        var evidence: [ProposalEvidence] = []
        for name in proposal.evidenceRuns {
            guard let run = try await context.store.get(EvalRun.self, name) else { continue }
            evidence.append(try await context.store.proposalEvidence(of: run, clocks: context.clocks))
        }
        self.evidence = evidence
    }

    func decide(
        _ request: SubmitProposalRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        let proposal = try store.require(ChangeProposal.self, request.name)
        let subjects = ProposalSubjects(store: store)
        try subjects.checkExist(proposal)
        try subjects.checkBase(of: proposal)
        var content = proposal
        // The committee is that of now, not that of an earlier submission.
        content.committee = ""
        content.evidence = try subjects.within(reach: evidence, of: proposal)
        var surroundings = try subjects.surroundings(of: content, author: proposal.author)
        surroundings.draft = try subjects.draft(of: proposal)
        let change = try proposal.submitted(in: surroundings, command, sha256: WriteTransaction.digest)
        // What applying could not register is found now, not when everybody has agreed.
        _ = try subjects.registration(of: change.after, command)
        _ = try subjects.configuration(of: change.after, command)
        return change
    }
}
