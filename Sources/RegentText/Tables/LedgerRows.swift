package import RegentMessages

/// Ledger entries as rows, all at once or one by one as they come.
package enum LedgerRows {
    private static let columns: [Table.Column] = [
        .number("revision"), .text("time"), .text("event"), .text("resource"), .text("actor"),
        .text("reason"),
    ]

    /// Widths for rows that are printed before the next one is known; a longer cell pushes the
    /// rest of its own line.
    private static let widths = [8, 27, 20, 28, 16, 0]

    /// The entries as a table.
    package static func table(_ entries: [LedgerEntry]) -> Table {
        Table(columns, rows: entries.map(row))
    }

    /// The fields that entries changed as a table; an entry without any has a row all the same.
    package static func changeTable(_ entries: [(entry: LedgerEntry, changes: EntryChanges?)]) -> Table {
        let columns: [Table.Column] = [
            .number("revision"), .text("time"), .text("event"), .text("actor"), .text("field"), .text("old"),
            .text("new"),
        ]
        let rows = entries.flatMap { entry, changes -> [[String]] in
            let head = ["\(entry.revision)", TimeText.of(entry.time), entry.event, entry.actor]
            var fields = (changes?.changes ?? []).map { [$0.path, $0.old, $0.new] }
            if let omitted = changes?.omitted, omitted > 0 { fields.append(["\(omitted) more", "", ""]) }
            return (fields.isEmpty ? [["", "", ""]] : fields).map { head + $0 }
        }
        return Table(columns, rows: rows)
    }

    /// Titles over lines printed one by one.
    package static var header: String {
        Table.line(columns.map { $0.key.uppercased() }, columns, widths) + "\n"
    }

    /// One entry as a line of its own.
    package static func line(_ entry: LedgerEntry) -> String {
        Table.line(row(entry).map(\.printable), columns, widths) + "\n"
    }

    /// The CSV header of lines printed one by one.
    package static var csvHeader: String { Table.csvLine(columns.map(\.key)) }

    /// One entry as a CSV record.
    package static func csvLine(_ entry: LedgerEntry) -> String { Table.csvLine(row(entry).map(\.printableLines)) }

    private static func row(_ entry: LedgerEntry) -> [String] {
        [
            "\(entry.revision)", TimeText.of(entry.time), entry.event, entry.resource, entry.actor,
            entry.reason,
        ]
    }
}

extension FieldChange {
    /// The value before, marked where it was cut.
    package var old: String { text(oldValue) }
    /// The value after, marked where it was cut.
    package var new: String { text(newValue) }

    private func text(_ value: String) -> String {
        truncated && value.utf8.count > 1_000 ? value + "…" : value
    }
}

extension [FieldChange] {
    /// One row a field.
    package var table: Table {
        Table([.text("field"), .text("old"), .text("new")], rows: map { [$0.path, $0.old, $0.new] })
    }
}
