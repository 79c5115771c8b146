import RegentGovernance
import RegentMessages
import RegentModel
package import RegentStorage

/// The rollouts that are not at their end, and what splits their keys.
package struct OpenRollouts: Sendable, Hashable {
    /// By name.
    fileprivate(set) var runs: [String: RolloutRun] = [:]
    /// Salts of all rollout policies, by name.
    fileprivate var salts: [String: String] = [:]

    /// The salt of the policy of a rollout.
    func salt(of run: RolloutRun) -> String { salts[run.policy] ?? "" }
}

/// Follows rollouts and their policies.
package struct RolloutProjection: Projection {
    /// Kinds of document that it is made of.
    package let kinds: Set<String> = [RolloutRun.kind, RolloutPolicy.kind]

    /// No state of its own.
    package init() {}

    /// The value of all documents.
    package func value(of documents: [StoredDocument], asOf revision: UInt64) throws -> OpenRollouts {
        try OpenRollouts().following(documents)
    }

    /// The value after some changes.
    package func value(_ before: OpenRollouts, after entries: [DocumentEntry]) throws -> OpenRollouts {
        try before.following(entries.map { StoredDocument($0) })
    }

    /// The same as of a later revision.
    package func value(_ before: OpenRollouts, reaching revision: UInt64) -> OpenRollouts { before }
}

extension OpenRollouts {
    fileprivate func following(_ documents: [StoredDocument]) throws -> OpenRollouts {
        var after = self
        for run in try documents.of(RolloutRun.self) { after.runs[run.name] = run.isOpen ? run : nil }
        for policy in try documents.of(RolloutPolicy.self) { after.salts[policy.name] = policy.salt }
        return after
    }
}
