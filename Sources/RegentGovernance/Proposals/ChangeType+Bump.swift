package import RegentMessages
import RegentModel

extension ChangeType {
    /// The least legal bump of a kind of change, whatever becomes of the contract; nil where it has no version.
    ///
    /// - Source: docs/lifecycles/change-proposal.md, "Least legal step".
    package var leastBump: VersionBump? {
        switch self {
        case .featureRemoval: .major
        case .weightsUpdate, .featureAddition, .featureModification, .safetyRuleChange: .minor
        case .thresholdChange, .biasUpdate, .calibrationUpdate, .bugFix, .performanceFix: .patch
        case .unspecified, .gatePolicyChange, .rolloutPolicyChange, .roleChange, .configChange, .unrecognized: nil
        }
    }

    /// Whether the change leads to a version. Who holds nothing but ADMIN proposes only what does not.
    package var hasVersion: Bool { leastBump != nil }
}

extension ChangeProposal {
    /// The bump from base to target; nil for a first version and where there is no version.
    package var bump: VersionBump? {
        guard let base = Self.number(of: baseVersion) else { return nil }
        return Self.number(of: targetVersion)?.bump(from: base)
    }

    /// The least legal bump of the change from its base; nil for a first version and where there is no version.
    package var leastLegalBump: VersionBump? {
        guard !baseVersion.isEmpty, let byType = changeType.leastBump else { return nil }
        guard let newContract else { return byType }
        return max(byType, ModelContract.leastBump(from: oldContract, to: newContract))
    }

    static func number(of version: String) -> SemVer? {
        guard let id = (try? ResourceName(version, matching: ModelVersion.pattern))?.id else { return nil }
        return try? SemVer(id)
    }

    /// Refuses a target that is a smaller step than the change needs.
    ///
    /// Of the same three numbers the base is a pre-release, which promises nothing to anybody yet.
    /// - Throws: `Refusal` BUMP_TOO_SMALL.
    func checkBump() throws(Refusal) {
        guard let bump, let least = leastLegalBump, bump < least, bump != VersionBump.none else { return }
        throw Refusal(
            .bumpTooSmall,
            "\(targetVersion) is a \(bump.name) step from \(baseVersion); \(changeType.name) needs \(least.name)",
            ["field": "proposal.target_version", "actual": bump.name, "expected": least.name])
    }
}
