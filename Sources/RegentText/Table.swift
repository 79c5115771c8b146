/// Rows under titles: aligned for people, CSV for spreadsheets.
package struct Table: Sendable {
    /// One column.
    package struct Column: Sendable {
        /// Name in CSV; the title in a table is the same in capitals.
        package let key: String
        /// Numbers stand to the right.
        package let isNumber: Bool
        /// Whether people see the digits in groups; cells hold plain ones, which CSV keeps.
        package var isGrouped = false

        /// A column of texts.
        package static func text(_ key: String) -> Column { Column(key: key, isNumber: false) }
        /// A column of numbers.
        package static func number(_ key: String) -> Column { Column(key: key, isNumber: true) }
        /// A column of counts.
        package static func count(_ key: String) -> Column { Column(key: key, isNumber: true, isGrouped: true) }
    }

    /// The columns, from left to right.
    package let columns: [Column]
    /// The rows, a cell for each column.
    package private(set) var rows: [[String]] = []

    /// Rows under columns.
    package init(_ columns: [Column], rows: [[String]] = []) {
        self.columns = columns
        for row in rows { append(row) }
    }

    /// Two columns without titles worth showing: what it is, and its value.
    package init(fields: [(String, String)]) {
        self.init([.text("field"), .text("value")], rows: fields.map { [$0.0, $0.1] })
    }

    /// Adds a row; it has a cell for each column.
    package mutating func append(_ row: [String]) {
        precondition(row.count == columns.count, "a cell for each column")
        rows.append(row)
    }

    /// The table with aligned columns, two blanks between them, and a final newline.
    ///
    /// - Parameter paint: colours a cell by its text; alignment counts the bare text.
    package func text(titles: Bool = true, paint: (String, String) -> String = { $1 }) -> String {
        var cells = rows.map { $0.map(\.printable) }
        if titles { cells.insert(columns.map { $0.key.uppercased() }, at: 0) }
        let widths = columns.indices.map { column in
            cells.map { $0[column].count }.max() ?? 0
        }
        return cells.map { Self.line($0, columns, widths, paint) + "\n" }.joined()
    }

    /// The table as people read it, with the digits of counts in groups.
    package var grouped: Table {
        guard columns.contains(where: \.isGrouped) else { return self }
        return Table(
            columns,
            rows: rows.map { row in
                zip(columns, row).map { column, cell in
                    column.isGrouped ? UInt64(cell).map(NumberText.grouped) ?? cell : cell
                }
            })
    }

    /// The table made to fit a number of columns, and the keys of the columns that are left out.
    ///
    /// Texts behind the first column are shortened, the widest first, then the last columns are left out. The first
    /// column is what a reader copies, and a number that is cut is another number: those stay whole.
    /// - Parameter room: columns of the terminal; nil = no limit.
    package func fitted(to room: Int?) -> (table: Table, omitted: [String]) {
        guard let room else { return (self, []) }
        let printed = Table(columns, rows: rows.map { $0.map(\.printable) })
        var widths = printed.naturalWidths
        var kept = columns.count
        func excess() -> Int { widths.prefix(kept).reduce(2 * (kept - 1), +) - room }
        func shortened() -> Int? {
            (1..<max(1, kept)).filter { !columns[$0].isNumber && widths[$0] > Self.least(columns[$0]) }
                .max { widths[$0] < widths[$1] }
        }
        while excess() > 0 {
            if let widest = shortened() {
                widths[widest] -= 1
            } else if kept > 1 {
                kept -= 1
                // The columns that stay have more room now.
                widths = printed.naturalWidths
            } else {
                break
            }
        }
        let cells = printed.rows.map { row in
            row.prefix(kept).enumerated().map { $1.count > widths[$0] ? $1.prefix(widths[$0] - 1) + "…" : $1 }
        }
        return (Table(Array(columns.prefix(kept)), rows: cells), columns.dropFirst(kept).map(\.key))
    }

    /// Columns that a text is given at least.
    private static func least(_ column: Column) -> Int { max(12, column.key.count) }

    private var naturalWidths: [Int] {
        columns.indices.map { index in
            rows.reduce(columns[index].key.count) { max($0, $1[index].count) }
        }
    }

    /// One line with columns of given widths, without its newline.
    package static func line(
        _ cells: [String], _ columns: [Column], _ widths: [Int],
        _ paint: (String, String) -> String = { $1 }
    ) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
            let isLast = index == cells.count - 1
            let painted = paint(cell, cell)
            line += columns[index].isNumber ? padding + painted : painted + (isLast ? "" : padding)
            if !isLast { line += "  " }
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The table as CSV, header first.
    ///
    /// - Source: RFC 4180, with bare newlines as in every tool of Unix.
    package var csv: String {
        ([columns.map(\.key)] + rows).map(Self.csvLine).joined()
    }

    /// One CSV record with its newline.
    package static func csvLine(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        let isPlain = !cell.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r")
        }
        guard !isPlain || cell.first == " " || cell.last == " " else { return cell }
        return "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }

    /// The table as one of Markdown, with a title row; bars and lines in cells are written out.
    ///
    /// - Source: GitHub Flavored Markdown, section 4.10.
    package var markdown: String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        let head = line(columns.map(\.key)) + line(columns.map { $0.isNumber ? "---:" : "---" })
        return head + rows.map { line($0.map { $0.printable.replacing("|", with: "\\|") }) }.joined()
    }
}
