package import RegentMessages

/// The bytes whose SHA-256 is the digest of a proposal: an approval is of exactly these.
///
/// Three parts follow a first line: the change, the evidence, the policy. Every part, list and text is preceded by its
/// length or count, so that no two proposals have the same bytes.
/// - Source: docs/lifecycles/change-proposal.md, "Digest".
package struct ProposalDigest {
    /// What the bytes begin with.
    package static let domain = "regent.proposal.v1\n"

    private var bytes: [UInt8] = []

    /// The bytes of a proposal with some evidence.
    ///
    /// - Parameter evidence: what the cited runs are; nil = what they were at the submission.
    package static func bytes(of proposal: ChangeProposal, evidence: [ProposalEvidence]? = nil) -> [UInt8] {
        var change = ProposalDigest()
        change.add(change: proposal)
        var proof = ProposalDigest()
        proof.add(evidence ?? proposal.evidence) { digest, run in digest.add(run) }
        var policy = ProposalDigest()
        policy.add(proposal.policy ?? ProposalPolicy(), committee: proposal.committee)
        var whole = ProposalDigest()
        for part in [change, proof, policy] { whole.add(part.bytes) }
        return Array(domain.utf8) + whole.bytes
    }

    private mutating func add(change proposal: ChangeProposal) {
        add(proposal.name)
        add(proposal.author)
        add(proposal.model)
        add(proposal.baseVersion)
        add(proposal.targetVersion)
        add(UInt64(clamping: proposal.changeType.rawValue))
        add(proposal.description)
        for values in [proposal.oldValues, proposal.newValues] {
            add(values) { digest, value in
                digest.add(value.name)
                digest.add(value.json)
            }
        }
        for contract in [proposal.oldContract, proposal.newContract] {
            add([contract].compactMap(\.self)) { digest, contract in
                digest.add(contract.inputs)
                digest.add(contract.outputs)
            }
        }
        add(UInt64(clamping: proposal.impact.rawValue))
        let analysis = proposal.impactAnalysis
        for rate in [
            analysis?.expectedAutoResolveRate, analysis?.expectedAskRate, analysis?.expectedEscalateRate,
            analysis?.youdenImprovement,
        ] {
            add([rate].compactMap(\.self)) { digest, number in digest.add(number.bitPattern) }
        }
        add(proposal.rollbackPlan)
        add(proposal.monitoringPlan)
        add([proposal.scheduledDeployment].compactMap(\.self)) { digest, time in
            digest.add(UInt64(bitPattern: time.microseconds))
        }
        add(proposal.evidenceRuns) { digest, run in digest.add(run) }
        add(proposal.targetContentDigest)
        add(proposal.targetArtifacts) { digest, artifact in
            digest.add(artifact.name)
            digest.add(artifact.digest)
            digest.add(artifact.size)
        }
        // Last, and only where there is one: the digests of proposals that measured nothing stay as they were.
        for (mark, quality) in [(UInt64(1), analysis?.qualityBefore), (UInt64(2), analysis?.qualityAfter)] {
            if let quality { add(quality, mark: mark) }
        }
    }

    private mutating func add(_ quality: DecisionQuality, mark: UInt64) {
        add(mark)
        add(quality.rows)
        for number in [
            quality.brier, quality.logLoss, quality.ece, quality.eceBias, quality.autoRate, quality.askRate,
            quality.escalateRate,
        ] { add(number.bitPattern) }
        for number in [quality.auc, quality.youden, quality.correctAuto] {
            add([number].compactMap(\.self)) { digest, number in digest.add(number.bitPattern) }
        }
    }

    private mutating func add(_ fields: [ContractField]) {
        add(fields) { digest, field in
            digest.add(field.name)
            digest.add(field.type)
            digest.add(field.required ? 1 : 0)
        }
    }

    private mutating func add(_ run: ProposalEvidence) {
        add(run.run)
        add(run.contentDigest)
        add(run.gatesDigest)
        add(run.scoredSamples)
        add(run.uploadedBy) { digest, name in digest.add(name) }
        add(run.invalidated ? 1 : 0)
    }

    private mutating func add(_ policy: ProposalPolicy, committee: String) {
        add(UInt64(policy.requiredReviews))
        add(UInt64(clamping: policy.impact.rawValue))
        add(policy.committeeNeeded ? 1 : 0)
        add(committee)
        add(policy.requiredSeats) { digest, required in digest.add(UInt64(clamping: required.seat.rawValue)) }
        add(policy.baseContentDigest)
    }

    // MARK: Primitives

    /// Eight bytes, the most significant first.
    private mutating func add(_ number: UInt64) {
        bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private mutating func add(_ content: [UInt8]) {
        add(UInt64(content.count))
        bytes += content
    }

    private mutating func add(_ text: String) { add(Array(text.utf8)) }

    private mutating func add<Item>(_ items: [Item], _ each: (inout ProposalDigest, Item) -> Void) {
        add(UInt64(items.count))
        for item in items { each(&self, item) }
    }
}
