package import RegentMessages
import RegentModel

extension VersionBump {
    /// The three numbers of a version.
    ///
    /// - Source: SemVer 2.0.0, section 2; without pre-releases and build metadata.
    package struct Number: Hashable, Sendable, Comparable {
        private let parts: [UInt32]

        /// The version of a text; nil for one that is not strictly three numbers.
        package init?(_ text: some StringProtocol) {
            let words = text.split(separator: ".", omittingEmptySubsequences: false)
            let parts = words.compactMap { word in
                word.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
                    && (word == "0" || !word.hasPrefix("0")) ? UInt32(word) : nil
            }
            guard words.count == 3, parts.count == 3 else { return nil }
            self.parts = parts
        }

        package static func < (one: Number, two: Number) -> Bool { one.parts.lexicographicallyPrecedes(two.parts) }

        /// The step to a greater number; nil to one that is not greater.
        package func step(to next: Number) -> VersionBump? {
            guard self < next, let place = zip(parts, next.parts).enumerated().first(where: { $1.0 != $1.1 }) else {
                return nil
            }
            return [VersionBump.major, .minor, .patch][place.offset]
        }
    }

    /// The least legal step of a kind of change, whatever becomes of the contract; unspecified where it has no version.
    package static func least(of type: ChangeType) -> VersionBump {
        switch type {
        case .featureRemoval: .major
        case .weightsUpdate, .featureAddition, .featureModification, .safetyRuleChange: .minor
        case .thresholdChange, .biasUpdate, .calibrationUpdate, .bugFix, .performanceFix: .patch
        case .unspecified, .gatePolicyChange, .rolloutPolicyChange, .roleChange, .configChange, .unrecognized:
            .unspecified
        }
    }

    /// The least legal step that another contract needs; unspecified where it is the same.
    ///
    /// A field that is gone, has another type, or is required and was not, breaks those who call; a field that may be
    /// left out, and one that may be left out from now on, does not.
    package static func least(from old: [ProposedField], to new: [ProposedField]) -> VersionBump {
        var least = VersionBump.unspecified
        for field in old {
            guard let now = new.first(where: { $0.name == field.name }), now.type == field.type,
                field.required || !now.required
            else { return .major }
            if field.required, !now.required { least = .minor }
        }
        for field in new where !old.contains(where: { $0.name == field.name }) {
            if field.required { return .major }
            least = .minor
        }
        return least
    }
}

extension ChangeType {
    /// Whether the change leads to a version.
    package var hasVersion: Bool { VersionBump.least(of: self) != .unspecified }

    /// Whether who holds nothing but ADMIN may propose it.
    package var isOfRolesOrConfiguration: Bool { !hasVersion }
}

extension ChangeProposal {
    /// The number of its base; nil where there is none.
    var baseNumber: VersionBump.Number? { Self.number(of: baseVersion) }
    /// The number of its target; nil where there is none.
    var targetNumber: VersionBump.Number? { Self.number(of: targetVersion) }

    /// The step from base to target; nil for a first version and where there is no version.
    package var bump: VersionBump? { targetNumber.flatMap { baseNumber?.step(to: $0) } }

    static func number(of version: String) -> VersionBump.Number? {
        (try? ResourceName(version))?.id.flatMap { VersionBump.Number($0) }
    }

    /// Refuses a target that is a smaller step than the change needs.
    ///
    /// - Throws: `Refusal` BUMP_TOO_SMALL.
    func checkBump() throws(Refusal) {
        guard let bump, bump.rawValue < leastBump.rawValue else { return }
        throw Refusal(
            .bumpTooSmall,
            "\(targetVersion) is a \(bump.name) step from \(baseVersion); \(changeType.name) needs \(leastBump.name)",
            ["field": "proposal.target_version", "actual": bump.name, "expected": leastBump.name])
    }
}
