package import RegentMessages
import RegentModel

/// What a change of a contract means to those who call the model, the mildest first.
package enum ContractChange: Int, Comparable, CaseIterable, Sendable {
    /// Nothing.
    case none
    /// It takes or gives more than before, and whatever was right stays right: at least MINOR.
    case compatible
    /// Something that was right is wrong now: MAJOR.
    case incompatible

    /// By what they ask of a version.
    package static func < (one: ContractChange, other: ContractChange) -> Bool { one.rawValue < other.rawValue }
}

extension ModelContract {
    /// What it means to callers that this contract becomes another one. The order of fields means nothing.
    ///
    /// A new input that must be given, an output that is not always there any more, a field that is gone and one of
    /// another type break callers.
    /// - Source: docs/lifecycles/model.md, "Contract"
    package func change(to after: ModelContract) -> ContractChange {
        max(
            Self.change(from: inputs, to: after.inputs, demanding: .incompatible, relaxing: .compatible),
            Self.change(from: outputs, to: after.outputs, demanding: .compatible, relaxing: .incompatible))
    }

    /// The change of one side.
    ///
    /// - Parameters:
    ///   - demanding: what it means that a field becomes required.
    ///   - relaxing: what it means that a field is required no more.
    private static func change(
        from before: [ContractField], to after: [ContractField], demanding: ContractChange, relaxing: ContractChange
    ) -> ContractChange {
        let (old, new) = (byName(before), byName(after))
        var change = ContractChange.none
        for (name, field) in old {
            guard let now = new[name], now.type.utf8.elementsEqual(field.type.utf8) else { return .incompatible }
            if now.required != field.required { change = max(change, now.required ? demanding : relaxing) }
        }
        for (name, field) in new where old[name] == nil {
            change = max(change, field.required ? demanding : .compatible)
        }
        return change
    }

    private static func byName(_ fields: [ContractField]) -> [String: ContractField] {
        Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Refuses a contract with two fields of one name on one side.
    func checkNames() throws(Refusal) {
        for (side, fields) in [("inputs", inputs), ("outputs", outputs)] {
            var seen: Set<String> = []
            for field in fields where !seen.insert(field.name).inserted {
                throw Model.invalid("the contract has two \(side) \(field.name)", "model.contract.\(side)")
            }
        }
    }
}
