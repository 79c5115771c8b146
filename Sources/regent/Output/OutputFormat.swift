import ArgumentParser
import RegentMessages
import RegentText

/// How data is written to stdout.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// Aligned columns, for people.
    case table
    /// One indented JSON document with the names of the proto.
    case json
    /// One JSON line an item.
    case jsonl
    /// RFC 4180 with a header.
    case csv
}

/// The option of every command that prints an answer.
struct OutputOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Format of the output on stdout.")
    var output: OutputFormat = .table

    /// Writes the answer in the chosen format.
    ///
    /// - Parameters:
    ///   - document: the whole answer as JSON, indented or in one line.
    ///   - items: the lines of JSONL; nil where the answer is one thing.
    ///   - tables: for people, with a blank line between them; CSV has only the first.
    func write(
        _ document: (_ pretty: Bool) -> String, items: (() -> [String])? = nil, tables: [Table]
    ) {
        switch output {
        case .table: Terminal.write(tables.map(Self.text).joined(separator: "\n"))
        case .csv: Terminal.write(Self.csv(tables.first))
        case .json: Terminal.write(document(true).printableJSON + "\n")
        case .jsonl:
            let lines = items?() ?? [document(false)]
            Terminal.write(lines.map { $0.printableJSON + "\n" }.joined())
        }
    }

    /// Writes a message, or one of its lists, in the chosen format.
    func write(_ message: some Message, items: [any Message]? = nil, tables: [Table]) {
        write(
            { message.json(pretty: $0) },
            items: items.map { list in { list.map { $0.json(pretty: false) } } }, tables: tables)
    }

    private static func text(_ table: Table) -> String {
        let isFields = table.columns.map(\.key) == ["field", "value"]
        // The value of a field is the last of its line: a terminal wraps it, and nothing after it moves.
        let room = isFields ? nil : Terminal.dataColumns
        let (fitted, omitted) = table.grouped.fitted(to: room)
        if !omitted.isEmpty {
            Terminal.say("left out to fit the terminal: \(omitted.joined(separator: ", ")); -o csv has all columns")
        }
        return fitted.text(titles: !isFields) { Terminal.paintsData ? Terminal.painted($0, $1) : $1 }
    }

    /// A file keeps the lines and tabs of long texts, in quotes; a terminal shows them written out.
    private static func csv(_ table: Table?) -> String {
        guard let table else { return "" }
        let isShown = Terminal.showsData
        let rows = table.rows.map { $0.map { isShown ? $0.printable : $0.printableLines } }
        return Table(table.columns, rows: rows).csv
    }
}
