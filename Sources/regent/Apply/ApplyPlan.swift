import RegentMessages

/// What an Apply did or would do, for people and programs.
struct ApplyPlan: Sendable {
    /// What the plan is of.
    enum Kind: Sendable {
        /// What was done.
        case done
        /// What would be done.
        case dryRun
        /// What differs; what does not is left out.
        case difference
    }

    private let response: ApplyResponse

    init(_ response: ApplyResponse) { self.response = response }

    /// Whether it changes anything.
    var isChange: Bool { response.changes.contains { $0.effect != .unchanged } }

    /// Writes each document with its fields, old and new.
    func write(_ output: OutputOptions, as kind: Kind) {
        guard output.output == .table else {
            return output.write(response, items: response.changes, tables: [table])
        }
        let shown = response.changes.filter { kind != .difference || $0.effect != .unchanged }
        Terminal.write(shown.map { Self.text($0, kind) }.joined())
    }

    private static func text(_ change: AppliedChange, _ kind: Kind) -> String {
        let word = change.effect.name.lowercased()
        let says =
            switch kind {
            case .difference: "(\(word))"
            case .dryRun where change.effect != .unchanged: "would be \(word) (dry run)"
            case .done, .dryRun: word
            }
        var lines = ["\(change.name.printable) \(says)"]
        lines += change.fields.map { "  \($0.path.printable): \(value($0.oldValue, $0)) -> \(value($0.newValue, $0))" }
        if change.omitted > 0 { lines.append("  and \(change.omitted) more fields") }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func value(_ text: String, _ field: FieldChange) -> String {
        guard !text.isEmpty else { return "unset" }
        return text.printable + (field.truncated ? "…" : "")
    }

    /// One row a field, one for a document of which no field changed.
    private var table: Table {
        Table(
            [.text("name"), .text("effect"), .text("field"), .text("old"), .text("new")],
            rows: response.changes.flatMap { change in
                let start = [change.name, change.effect.name]
                guard !change.fields.isEmpty else { return [start + ["", "", ""]] }
                return change.fields.map { start + [$0.path, $0.oldValue, $0.newValue] }
            })
    }
}
