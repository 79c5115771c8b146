package import RegentMessages
package import RegentModel

/// SHA-256 of some bytes; the rules hash nothing themselves.
package typealias SHA256Digest = ([UInt8]) -> [UInt8]

extension ChangeProposal {
    /// A new proposal, its author's.
    ///
    /// - Parameter said: what was asked for; what is output only is ignored.
    /// - Throws: `Refusal` PROPOSAL_INVALID; PERMISSION_DENIED for a kind of change that the author's role does not
    ///   propose.
    package static func created(
        _ said: ChangeProposal, in surroundings: ProposalSurroundings, _ command: Command
    ) throws(Refusal) -> Change<ChangeProposal> {
        try creating(command) { proposal throws(Refusal) in
            proposal.name = said.name
            try proposal.take(said, surroundings)
            try proposal.checkProposer(command)
            proposal.author = command.actor.name
            proposal.editors = [command.actor.name]
            proposal.enter(.draft, command)
        }
    }

    /// The proposal, replaced whole: every review and vote is stale.
    ///
    /// - Throws: as `created`.
    package func updated(
        to said: ChangeProposal, in surroundings: ProposalSurroundings, _ command: Command
    ) throws(Refusal) -> Change<ChangeProposal> {
        try applying(command) { proposal throws(Refusal) in
            try proposal.take(said, surroundings)
            try proposal.checkProposer(command)
            if !editors.contains(command.actor.name) { proposal.editors.append(command.actor.name) }
            proposal.unfreeze()
            proposal.enter(state, command)
        }
    }

    /// The proposal, handed to its reviewers with its evidence and its policy frozen; reviews begin again.
    ///
    /// - Throws: `Refusal` PROPOSAL_INCOMPLETE, BUMP_TOO_SMALL, EVIDENCE_INVALID, NO_COMMITTEE.
    package func submitted(
        in surroundings: ProposalSurroundings, _ command: Command, sha256: SHA256Digest
    ) throws(Refusal) -> Change<ChangeProposal> {
        try applying(command) { proposal throws(Refusal) in
            // The tier and the base's contract are those of now, not of the last edit.
            try proposal.take(content, surroundings)
            try proposal.checkComplete()
            try proposal.checkBump()
            try Self.checkEvidence(surroundings.evidence, of: proposal)
            proposal.unfreeze()
            proposal.round += 1
            proposal.submitTime = command.time
            proposal.evidence = surroundings.evidence
            proposal.committee = surroundings.committee?.name ?? ""
            proposal.policy = try proposal.frozenPolicy(in: surroundings, command)
            proposal.checklist = [proposal.dataQuality(command)]
            proposal.digest = sha256(ProposalDigest.bytes(of: proposal))
            proposal.enter(.submitted, command)
        }
    }

    /// The proposal, given up.
    package func withdrawn(_ command: Command) throws(Refusal) -> Change<ChangeProposal> {
        try applying(command) { $0.enter(.withdrawn, command) }
    }

    /// The proposal, whose time has passed.
    ///
    /// - Throws: `Refusal` NOT_EXPIRED.
    package func expired(_ command: Command) throws(Refusal) -> Change<ChangeProposal> {
        try applying(command) { proposal throws(Refusal) in
            guard isPast(command.now) else {
                throw Refusal(.notExpired, "\(name) has not expired", ["resource": name])
            }
            proposal.enter(.expired, command)
        }
    }

    /// The proposal, in whose place another one for the same base was applied.
    package func superseded(by applied: ChangeProposal, _ command: Command) throws(Refusal) -> Change<ChangeProposal> {
        var marked = self
        marked.supersededBy = applied.name
        return try marked.applying(command) { $0.enter(.superseded, command) }
    }

    // MARK: Steps

    /// Enters a state; who steps in single-person mode leaves a mark.
    mutating func enter(_ next: ChangeProposalState, _ command: Command) {
        if next != state { stateChangeTime = command.time }
        state = next
        expireTime = ProposalTimes.expiry(of: self)
        if command.isRelaxed { singlePersonMode = true }
    }

    /// Forgets what a submission froze.
    private mutating func unfreeze() {
        (digest, evidence, policy, committee, checklist) = ([], [], nil, "", [])
    }

    /// Refuses a kind of change that an actor's roles do not propose: ADMIN alone changes roles and configuration.
    private func checkProposer(_ command: Command) throws(Refusal) {
        guard case .granted(let granted) = command.actor.authority, changeType.hasVersion else { return }
        let permissions = command.method.requireAny.map { Permission($0) }
        let names = model.isEmpty ? [] : [model]
        let held = granted.filter { $0.gives(anyOf: permissions) && $0.scope.covers(anyOf: names) }
        guard held.allSatisfy({ $0.role == Role.admin.name }), !held.isEmpty else { return }
        throw Refusal(
            .permissionDenied, "ADMIN proposes changes of roles and configuration only, not a \(changeType.name)",
            ["permission": permissions.map(\.rawValue).joined(separator: ","), "method": command.method.name])
    }

    private static func checkEvidence(
        _ evidence: [ProposalEvidence], of proposal: ChangeProposal
    ) throws(Refusal) {
        for run in evidence where run.invalidated || run.contentDigest.isEmpty {
            let why = run.invalidated ? "was invalidated" : "is not sealed"
            throw Refusal(.evidenceInvalid, "\(run.run) \(why): cite a sealed run", ["resource": run.run])
        }
        guard evidence.map(\.run) == proposal.evidenceRuns else {
            let missing = proposal.evidenceRuns.first { name in !evidence.contains { $0.run == name } } ?? ""
            throw Refusal(
                .evidenceInvalid, "\(missing) does not exist, or you may not read it: cite a sealed run",
                ["resource": missing])
        }
    }
}
