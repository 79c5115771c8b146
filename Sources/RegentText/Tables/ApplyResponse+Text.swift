package import RegentMessages

extension ApplyResponse {
    /// What its text is of.
    package enum Kind: Sendable {
        /// What was done.
        case done
        /// What would be done.
        case dryRun
        /// What differs; what does not is left out.
        case difference
    }

    /// Whether it changes anything.
    package var isChange: Bool { changes.contains { $0.effect != .unchanged } }

    /// Each document with its fields, old and new.
    package func text(_ kind: Kind) -> String {
        changes.filter { kind != .difference || $0.effect != .unchanged }.map { $0.text(kind) }.joined()
    }

    /// One row a field, one for a document of which no field changed.
    package var table: Table {
        Table(
            [.text("name"), .text("effect"), .text("field"), .text("old"), .text("new")],
            rows: changes.flatMap { change in
                let start = [change.name, change.effect.name]
                guard !change.fields.isEmpty else { return [start + ["", "", ""]] }
                return change.fields.map { start + [$0.path, $0.oldValue, $0.newValue] }
            })
    }
}

extension AppliedChange {
    fileprivate func text(_ kind: ApplyResponse.Kind) -> String {
        let word = effect.name.lowercased()
        let says =
            switch kind {
            case .difference: "(\(word))"
            case .dryRun where effect != .unchanged: "would be \(word) (dry run)"
            case .done, .dryRun: word
            }
        var lines = ["\(name.printable) \(says)"]
        lines += fields.map { field in
            "  \(field.path.printable): \(Self.value(field.oldValue, field)) -> \(Self.value(field.newValue, field))"
        }
        if omitted > 0 { lines.append("  and \(omitted) more fields") }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func value(_ text: String, _ field: FieldChange) -> String {
        guard !text.isEmpty else { return "unset" }
        return text.printable + (field.truncated ? "…" : "")
    }
}
