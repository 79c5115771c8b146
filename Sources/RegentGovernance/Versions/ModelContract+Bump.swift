package import RegentMessages

/// What differs between two contracts in one field, and what that asks of the version number.
package struct ContractChange: Sendable, Hashable {
    /// For example "inputs.age".
    package let field: String
    /// What became of it.
    package let kind: Kind
    /// The least bump that it allows.
    package let bump: VersionBump

    /// What becomes of a field.
    package enum Kind: Sendable, Hashable {
        /// It is new.
        case added
        /// It is gone.
        case removed
        /// Its type is another one.
        case retyped
        /// It is required now, and was not.
        case required
        /// It is optional now, and was not.
        case optional
    }
}

extension ModelContract {
    /// The least legal bump of a version whose contract is another than that of its base.
    ///
    /// Incompatible for callers, and so MAJOR: an input that is new and required or becomes required, an input or
    /// output that is gone or has another type, an output that is not always there any more. Everything else that
    /// changes is MINOR, no change is PATCH. A contract where there was none promises more and is MINOR; one that is
    /// taken away promises nothing and is MAJOR.
    /// - Source: docs/versions.md, "Least bump".
    package static func leastBump(from old: ModelContract?, to new: ModelContract?) -> VersionBump {
        switch (old, new) {
        case (nil, nil): .patch
        case (nil, .some): .minor
        case (.some, nil): .major
        case (let old?, let new?): changes(from: old, to: new).map(\.bump).max() ?? .patch
        }
    }

    /// The fields that differ, inputs first, in order of their names.
    package static func changes(from old: ModelContract, to new: ModelContract) -> [ContractChange] {
        compare(old.inputs, new.inputs, "inputs", isInput: true)
            + compare(old.outputs, new.outputs, "outputs", isInput: false)
    }

    private static func compare(
        _ old: [ContractField], _ new: [ContractField], _ list: String, isInput: Bool
    ) -> [ContractChange] {
        let before = Dictionary(old.map { (ExactText($0.name), $0) }) { first, _ in first }
        let after = Dictionary(new.map { (ExactText($0.name), $0) }) { first, _ in first }
        let names = Set(before.keys).union(after.keys)
            .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
        return names.flatMap { name -> [ContractChange] in
            func change(_ kind: ContractChange.Kind, _ bump: VersionBump) -> ContractChange {
                ContractChange(field: "\(list).\(name.text)", kind: kind, bump: bump)
            }
            guard let was = before[name] else {
                return [change(.added, isInput && after[name]?.required == true ? .major : .minor)]
            }
            guard let now = after[name] else { return [change(.removed, .major)] }
            var changes: [ContractChange] = []
            if ExactText(was.type) != ExactText(now.type) { changes.append(change(.retyped, .major)) }
            if !was.required, now.required { changes.append(change(.required, isInput ? .major : .minor)) }
            if was.required, !now.required { changes.append(change(.optional, isInput ? .minor : .major)) }
            return changes
        }
    }
}
