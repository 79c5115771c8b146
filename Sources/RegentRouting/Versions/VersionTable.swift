package import RegentMessages

/// A version as a decision names it.
package struct VersionChoice: Sendable, Hashable {
    /// models/{model}/versions/{version}.
    package let version: String
    /// What named it.
    package let source: VersionSource
    /// Its arm, of a rollout policy.
    package let arm: Arm

    /// A choice, by its parts.
    package init(_ version: String, _ source: VersionSource, arm: Arm = .unspecified) {
        self.version = version
        self.source = source
        self.arm = arm
    }
}

/// The versions that one source names, compiled for decisions: one for all keys, or one for each arm. A class, so that
/// a decision holds on to it by one count.
package final class VersionTable: Sendable {
    /// Versions that keys get: one, or those of canary, baseline and stable; none where every one is suspended.
    package let choices: [VersionChoice]
    /// The split between them; nil where there is one for all keys.
    private let split: CohortSplit?
    /// What was named, in the order of arms, with its share in thousandths and why it cannot serve.
    let candidates: [VersionCandidate]
    /// The choices in bytes, for answers in place.
    let pieces: [VersionPieces]
    /// Bytes of the pieces of a choice at most.
    let piecesBytesMax: Int

    private init(_ choices: [VersionChoice], split: CohortSplit? = nil, candidates: [VersionCandidate]) {
        self.choices = choices
        self.split = split
        self.candidates = candidates
        pieces = choices.map { VersionPieces($0) }
        piecesBytesMax = pieces.map(\.count).max() ?? 0
    }

    /// A version that all keys get; no choice where it is suspended.
    package static func one(_ version: String, _ source: VersionSource, isSuspended: Bool) -> VersionTable {
        let candidate = VersionCandidate(
            version: version, source: source, permille: isSuspended ? 0 : 1_000,
            exclusion: isSuspended ? .suspended : .unspecified)
        return VersionTable(isSuspended ? [] : [VersionChoice(version, source)], candidates: [candidate])
    }

    /// No version may serve.
    package static let empty = VersionTable([], candidates: [])

    /// The versions of a rollout policy.
    ///
    /// The share of a suspended canary goes to the stable version; that of a suspended stable version to the canary, if
    /// it has a share at all.
    package static func policy(_ policy: RolloutPolicy, isSuspended: (String) -> Bool) -> VersionTable {
        let permille = policy.canaryVersion.isEmpty ? 0 : min(policy.canaryPermille, CohortSplit.permilleMax)
        let hasStable = !isSuspended(policy.stableVersion)
        let hasCanary = permille > 0 && !isSuspended(policy.canaryVersion)
        func choice(_ version: String, _ arm: Arm) -> VersionChoice { VersionChoice(version, .modelDefault, arm: arm) }
        func candidate(_ version: String, _ arm: Arm, _ permille: UInt32) -> VersionCandidate {
            VersionCandidate(
                version: version, source: .modelDefault, arm: arm, permille: permille,
                exclusion: isSuspended(version) ? .suspended : .unspecified)
        }
        let (canary, stable) = (policy.canaryVersion, policy.stableVersion)
        var candidates: [VersionCandidate] = []
        if !canary.isEmpty {
            candidates.append(candidate(canary, .canary, !hasCanary ? 0 : hasStable ? permille : 1_000))
        }
        if hasCanary && hasStable { candidates.append(candidate(stable, .baseline, permille)) }
        let rest = !hasStable ? 0 : hasCanary ? 1_000 - 2 * permille : 1_000
        candidates.append(candidate(stable, .stable, rest))
        switch (hasCanary, hasStable) {
        case (true, true):
            return VersionTable(
                [choice(canary, .canary), choice(stable, .baseline), choice(stable, .stable)],
                split: CohortSplit(permille: permille, salt: policy.salt), candidates: candidates)
        case (true, false): return VersionTable([choice(canary, .canary)], candidates: candidates)
        case (false, true): return VersionTable([choice(stable, .stable)], candidates: candidates)
        case (false, false): return VersionTable([], candidates: candidates)
        }
    }

    /// The place of a hash's choice among the choices; nil where there is none. Nothing is allocated.
    package func place(of hash: AssignmentHash) -> Int? {
        guard let split else { return choices.isEmpty ? nil : 0 }
        return switch split.arm(of: hash) {
        case .canary: 0
        case .baseline: 1
        default: 2
        }
    }
}

extension VersionTable: Equatable {
    /// Whether they were compiled of the same.
    package static func == (one: VersionTable, other: VersionTable) -> Bool {
        one.choices == other.choices && one.split == other.split && one.candidates == other.candidates
    }
}

/// A version of a decision in bytes: its fields lie between those of the provider. A class, so that an answer holds on
/// to all of them by one count.
final class VersionPieces: Sendable {
    /// Field 2, before those of the provider.
    let version: [UInt8]
    /// Field 10, behind them.
    let arm: [UInt8]
    /// Field 15, at the end.
    let source: [UInt8]

    init(_ choice: VersionChoice) {
        version = RouteDecision(modelVersion: choice.version).encoded()
        arm = RouteDecision(arm: choice.arm).encoded()
        source = RouteDecision(versionSource: choice.source).encoded()
    }

    /// How many bytes there are.
    var count: Int { version.count + arm.count + source.count }
}
