package import RegentMessages
import RegentModel

extension ChangeProposal {
    /// The rules that a submission is held against.
    ///
    /// A store in single-person mode needs no committee: its owner votes for each of the required seats.
    /// - Throws: `Refusal` NO_COMMITTEE; where a committee could waive its vote, as `target`.
    func frozenPolicy(in surroundings: ProposalSurroundings, _ command: Command) throws(Refusal) -> ProposalPolicy {
        let committee = surroundings.committee
        guard committee != nil || command.isSinglePersonMode || command.isRelaxed else {
            throw Refusal(
                .noCommittee,
                "no committee decides on \(model.isEmpty ? "changes without a model" : model): an ADMIN makes one",
                ["resource": model])
        }
        return ProposalPolicy(
            requiredReviews: committee?.reviewCount ?? Committee.reviewsMin, impact: impact,
            committeeNeeded: !(try committee?.waives(self, in: surroundings) ?? false),
            requiredSeats: Committee.requiredSeats.map { RequiredSeat(seat: $0) },
            baseContentDigest: surroundings.baseContentDigest, authorDelegates: surroundings.authorDelegates.sorted())
    }
}

extension Committee {
    /// Seats that must approve.
    package static let requiredSeats: [CommitteeSeat] = [.modelScienceLead, .productManager, .engineeringLead]
    /// Approving reviews that every change needs.
    package static let reviewsMin: UInt32 = 2

    /// Approving reviews that a change needs.
    var reviewCount: UInt32 { max(requiredReviews, Self.reviewsMin) }

    /// Whether a change goes without the committee's vote: it is small, and loosens nothing, neither by what its author
    /// says nor by what its target holds.
    ///
    /// - Throws: as `ChangeProposal.target`.
    func waives(_ proposal: ChangeProposal, in surroundings: ProposalSurroundings) throws(Refusal) -> Bool {
        guard waivesSmallChanges, proposal.bump == .patch, !proposal.impact.isAbove(.medium),
            !proposal.loosensSomething, let base = surroundings.base
        else { return false }
        return try !proposal.target(over: base, draft: surroundings.draft).loosens(base)
    }
}

extension ChangeProposal {
    /// Values that only tighten where they fall: below `auto` a decision is automatic, from `escalate` on it is
    /// escalated.
    private static let tighterBelow: Set<String> = [
        "threshold_auto", "threshold_escalate", "thresholds.auto", "thresholds.escalate",
    ]

    /// Whether some value changes in a way that is not known to tighten.
    ///
    /// A threshold that falls tightens. Of every other value nobody can tell by the value alone, so it counts as
    /// loosened. A change that names no other value than before loosens nothing.
    package var loosensSomething: Bool {
        let names = Set((oldValues + newValues).map { ExactText($0.name) })
        return names.contains { name in
            let old = oldValues.first { ExactText($0.name) == name }.flatMap(\.value)
            let new = newValues.first { ExactText($0.name) == name }.flatMap(\.value)
            if old == new || (old?.double != nil && old?.double == new?.double) { return false }
            guard Self.tighterBelow.contains(name.text), let before = old?.double, let after = new?.double else {
                return true
            }
            return after > before
        } || newContract != nil || !targetArtifacts.isEmpty
    }
}

extension ModelVersion {
    /// Whether it differs from another version in a way that is not known to tighten: in anything but thresholds that
    /// fall.
    ///
    /// The old values of a proposal are its author's words, so what the versions hold is compared.
    fileprivate func loosens(_ base: ModelVersion) -> Bool {
        guard let old = base.decisionModel, let new = decisionModel else {
            return VersionContent.bytes(of: self) != VersionContent.bytes(of: base)
        }
        var level = self
        level.decisionModel?.thresholdAuto = old.thresholdAuto
        level.decisionModel?.thresholdEscalate = old.thresholdEscalate
        return VersionContent.bytes(of: level) != VersionContent.bytes(of: base)
            || !(new.thresholdAuto <= old.thresholdAuto && new.thresholdEscalate <= old.thresholdEscalate)
    }
}

extension ChangedValue {
    /// The value; nil for a text that is not JSON.
    package var value: JSONValue? { try? JSONValue(parsing: Array(json.utf8)) }
}
