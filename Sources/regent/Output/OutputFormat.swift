import ArgumentParser
import RegentManifest
import RegentMessages
import RegentText

/// How data is written to stdout.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// Aligned columns, made to fit the terminal.
    case table
    /// Aligned columns, all of them and whole.
    case wide
    /// One indented JSON document with the names of the proto.
    case json
    /// One JSON line an item.
    case jsonl
    /// The document of JSON as YAML.
    case yaml
    /// RFC 4180 with a header.
    case csv
    /// Tables for a page of Markdown.
    case markdown
    /// Resource names, one a line.
    case name

    /// Those of a command that writes its answer as it comes.
    static let streamed: Set<OutputFormat> = [.table, .json, .jsonl, .csv]
}

/// The options of every command that prints an answer.
struct OutputOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Format of the output on stdout.")
    var output: OutputFormat = .table

    @Option(
        help: ArgumentHelp(
            "Fields to print, separated by commas; one within another as a.b.", valueName: "names"))
    var fields = ""

    @Flag(name: .shortAndLong, help: "Print no messages, only data and errors.")
    var quiet = false

    func validate() throws {
        if quiet { Terminal.silence() }
        guard
            fields.isEmpty || fields.split(separator: ",", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty })
        else { throw ValidationError("--fields must be names separated by commas") }
    }

    /// Refuses formats and fields that a command cannot write.
    ///
    /// - Throws: `ValidationError`.
    func check(_ formats: Set<OutputFormat>) throws {
        guard formats.contains(output) else {
            let words = OutputFormat.allCases.filter(formats.contains).map(\.rawValue)
            throw ValidationError("-o must be \(words.joined(separator: ", "))")
        }
        guard fields.isEmpty else { throw ValidationError("--fields is not for output that is written as it comes") }
    }

    /// Writes the answer in the chosen format.
    ///
    /// - Parameters:
    ///   - document: the whole answer as JSON, indented or in one line.
    ///   - items: the lines of JSONL; nil where the answer is one thing.
    ///   - tables: for people, with a blank line between them; CSV has only the first.
    func write(
        _ document: (_ pretty: Bool) -> String, items: (() -> [String])? = nil, tables: [Table]
    ) {
        guard fields.isEmpty else {
            let answer = ChosenFields(fields, of: items.map { $0() } ?? [document(false)], isList: items != nil, tables)
            answer.reportMissing()
            return write(
                { answer.document.text(pretty: $0) }, items: { answer.rows.map { $0.text(pretty: false) } },
                answer.table, names: answer.names)
        }
        write(document, items: items, tables, names: { ResourceNames.of(items.map { $0() } ?? [document(false)]) })
    }

    /// Writes a message, or one of its lists, in the chosen format.
    func write(_ message: some Message, items: [any Message]? = nil, tables: [Table]) {
        write(
            { message.json(pretty: $0) },
            items: items.map { list in { list.map { $0.json(pretty: false) } } }, tables: tables)
    }

    /// Writes rows that are no message: as JSON they are objects of texts.
    func write(rows table: Table) {
        let objects = table.rows.map { row in
            JSONValue.object(zip(table.columns, row).map { .init($0.key, .string($1)) })
        }
        write(
            { JSONValue.array(objects).text(pretty: $0) }, items: { objects.map { $0.text(pretty: false) } },
            tables: [table])
    }

    private func write(
        _ document: (Bool) -> String, items: (() -> [String])?, _ tables: [Table], names: () -> [String]
    ) {
        switch output {
        case .table: Terminal.write(tables.map { Self.text($0, isWide: false) }.joined(separator: "\n"))
        case .wide: Terminal.write(tables.map { Self.text($0, isWide: true) }.joined(separator: "\n"))
        case .markdown: Terminal.write(tables.map(\.markdown).joined(separator: "\n"))
        case .csv: Terminal.write(Self.csv(tables.first))
        case .json: Terminal.write(document(true).printableJSON + "\n")
        case .yaml: Terminal.write(Self.yaml(document(false)))
        case .jsonl:
            let lines = items?() ?? [document(false)]
            Terminal.write(lines.map { $0.printableJSON + "\n" }.joined())
        case .name:
            let names = names()
            if names.isEmpty { Terminal.say("nothing of the answer has a name") }
            Terminal.write(names.map { $0.printable + "\n" }.joined())
        }
    }

    private func write(
        _ document: (Bool) -> String, items: (() -> [String])?, _ table: Table, names: [String]
    ) {
        write(document, items: items, [table], names: { names })
    }

    private static func text(_ table: Table, isWide: Bool) -> String {
        let isFields = table.columns.map(\.key) == ["field", "value"]
        // The value of a field is the last of its line: a terminal wraps it, and nothing after it moves.
        let room = isFields || isWide ? nil : Terminal.dataColumns
        let (fitted, omitted) = table.grouped.fitted(to: room)
        if !omitted.isEmpty {
            Terminal.say("left out to fit the terminal: \(omitted.joined(separator: ", ")); -o wide has all columns")
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

    private static func yaml(_ document: String) -> String {
        guard let value = try? JSONValue(parsing: Array(document.utf8)) else { return document + "\n" }
        return value.yaml
    }
}
