import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
package import RegentStorage

/// The targets in use, and the violations that outcomes can still change.
package struct SlaTargets: Sendable, Hashable {
    /// Violations of a target that are kept: more than begin in the time that late outcomes reach back.
    private static let violationsMax = 256

    /// Targets that are not archived, by name.
    package fileprivate(set) var targets: [String: SlaTarget] = [:]
    /// The last violations of each target that are not withdrawn, in the order of time.
    fileprivate var violations: [String: [SlaReview.Known]] = [:]

    /// The violations of a target.
    func known(of target: String) -> [SlaReview.Known] { violations[target] ?? [] }

    /// The open violation of a target; empty = none.
    func openViolation(of target: String) -> String { known(of: target).last { $0.last == nil }?.name ?? "" }

    /// Archived targets whose violation is still open.
    var unended: [String] {
        violations.filter { targets[$0.key] == nil && $0.value.contains { $0.last == nil } }.map(\.key).sorted()
    }

    fileprivate mutating func take(_ violation: SlaViolation) {
        var known = violations[violation.target] ?? []
        known.removeAll { $0.name == violation.name }
        if let one = SlaReview.Known(violation) {
            let place = known.firstIndex { $0.begin > one.begin } ?? known.endIndex
            known.insert(one, at: place)
        }
        violations[violation.target] = Array(known.suffix(Self.violationsMax))
    }
}

extension SlaReview.Known {
    /// A violation in minutes; nil of one that is withdrawn.
    init?(_ violation: SlaViolation) {
        guard [.open, .ended].contains(violation.state), let begin = violation.beginTime?.microseconds else {
            return nil
        }
        let end = violation.state == .open ? nil : violation.endTime?.microseconds
        self.init(
            name: violation.name, begin: begin / SlaMinutes.micros - 1, last: end.map { $0 / SlaMinutes.micros - 2 })
    }
}

/// Follows SLA targets and their violations.
package struct SlaProjection: Projection {
    /// Kinds of document that it is made of.
    package let kinds: Set<String> = [SlaTarget.kind, SlaViolation.kind]

    /// No state of its own.
    package init() {}

    /// The value of all documents.
    package func value(of documents: [StoredDocument], asOf revision: UInt64) throws -> SlaTargets {
        try SlaTargets().following(documents)
    }

    /// The value after some changes.
    package func value(_ before: SlaTargets, after entries: [DocumentEntry]) throws -> SlaTargets {
        try before.following(entries.map { StoredDocument($0) })
    }

    /// The same as of a later revision.
    package func value(_ before: SlaTargets, reaching revision: UInt64) -> SlaTargets { before }
}

extension SlaTargets {
    fileprivate func following(_ documents: [StoredDocument]) throws -> SlaTargets {
        var after = self
        for target in try documents.of(SlaTarget.self) {
            after.targets[target.name] = target.state == .archived ? nil : target
        }
        for violation in try documents.of(SlaViolation.self) { after.take(violation) }
        return after
    }
}
