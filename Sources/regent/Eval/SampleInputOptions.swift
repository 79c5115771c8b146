import ArgumentParser
import RegentBulk
import RegentMessages

/// How a file of samples is read.
struct SampleInputOptions: ParsableArguments {
    @Option(help: "Format of the file, Regent's own or another tool's; auto goes by its name and content.")
    var format: SampleFileFormat = .auto

    @Option(
        help: ArgumentHelp(
            "Read a field from a column with another name, or from inside a JSON object by its path "
                + "($.input.lang); may be repeated.",
            valueName: "field=column"))
    var map: [AssignmentArgument] = []

    @Option(
        help: ArgumentHelp(
            "What to do with an invalid line: fail, skip, or quarantine:FILE to copy it to a new file. Skipped "
                + "lines count as missing in every gate.", valueName: "how"),
        completion: .list(["fail", "skip", "quarantine:"]))
    var onError = ErrorRuleArgument(rule: .fail)

    @Option(help: "What to do with unknown fields: refuse the line, store them as metadata, or ignore them.")
    var extra: SampleFileOptions.Extra = .refuse

    @Option(
        help: ArgumentHelp(
            "Ignore a column or key, by its name or, in CSV, by its place from 1; may be repeated.",
            valueName: "column"))
    var ignoreColumn: [String] = []

    @Flag(help: "Accept sample ids that are whole numbers, as text.")
    var idAsText = false

    @Option(help: ArgumentHelp("What is between the cells of CSV: a character or tab.", valueName: "character"))
    var delimiter: DelimiterArgument?

    @Option(
        help: ArgumentHelp("Spellings of an absent value, with commas: NA,None,nan.", valueName: "words"))
    var null: String?

    @Option(
        help: ArgumentHelp(
            "Import only records of another tool that have this value: filter=NAME, or $.provider.id=VALUE; may be "
                + "repeated.", valueName: "path=value"))
    var select: [AssignmentArgument] = []

    /// The words between the commas, without spaces around them.
    private var nulls: [String] {
        guard let null else { return [] }
        return null.split(separator: ",").compactMap { word -> String? in
            let text = word.drop { $0 == " " }
            return text.isEmpty ? nil : String(text.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Refuses what would be read as nothing: an option that does nothing would mislead.
    func validate() throws {
        guard null == nil || !nulls.isEmpty else {
            throw ValidationError("--null names no word; write the spellings with commas, as in NA,None")
        }
        var fields = Set<String>()
        for field in map.map(\.key) where !fields.insert(field).inserted {
            throw ValidationError("--map \(field) is given twice; keep one of them")
        }
    }

    /// The options of the reader.
    var options: SampleFileOptions {
        SampleFileOptions(
            fieldMap: TextMap(map.map { ($0.key, $0.value) }), extra: extra,
            onError: onError.rule, ignored: ignoreColumn, idAsText: idAsText,
            delimiter: delimiter?.byte, nulls: nulls, selected: select.map { ($0.key, $0.value) })
    }

    /// The samples of a file.
    ///
    /// - Throws: `SampleFileError` when the file or its header cannot be read.
    func source(of file: String, refusesRepeats: Bool = false) throws(SampleFileError) -> SampleSource {
        try SampleSource(file: file, format: format, options: options, refusesRepeats: refusesRepeats)
    }
}

extension SampleInputOptions {
    /// What the options make of a file, for the name of its upload: two uploads of one file read in different ways are
    /// two. `--on-error` is none of them: the batches before a bad line are the same whatever becomes of it.
    var contentWords: [String] {
        let fields = options.fieldMap.map { "map \($0.key)=\($0.value)" }.sorted()
        return (format == .auto ? [] : ["format \(format.rawValue)"]) + fields
            + (extra == .refuse ? [] : ["extra \(extra.rawValue)"])
            + ignoreColumn.sorted().map { "ignore \($0)" } + (idAsText ? ["id as text"] : [])
            + (delimiter.map { ["delimiter \($0.byte)"] } ?? []) + nulls.sorted().map { "null \($0)" }
            + select.map { "select \($0.key)=\($0.value)" }.sorted()
    }
}

extension SampleFileFormat: ExpressibleByArgument {}

extension SampleFileOptions.Extra: ExpressibleByArgument {}

/// One ASCII character, or `tab`.
struct DelimiterArgument: ExpressibleByArgument, Sendable {
    let byte: UInt8

    init?(argument: String) {
        let text = argument == "tab" || argument == "\\t" ? "\t" : argument
        let bytes = Array(text.utf8)
        // A quote or a line end has its own meaning, and a letter or digit is part of values.
        guard bytes.count == 1, [0x09, 0x20, 0x2C, 0x3A, 0x3B, 0x7C].contains(bytes[0]) else { return nil }
        byte = bytes[0]
    }
}

/// `fail`, `skip` or `quarantine:FILE`.
struct ErrorRuleArgument: ExpressibleByArgument, CustomStringConvertible, Sendable {
    private static let quarantine = "quarantine:"

    let rule: SampleFileOptions.OnError

    var description: String {
        switch rule {
        case .fail: "fail"
        case .skip: "skip"
        case .quarantine(let path): Self.quarantine + path
        }
    }

    var defaultValueDescription: String { description }

    init(rule: SampleFileOptions.OnError) { self.rule = rule }

    init?(argument: String) {
        switch argument {
        case "fail": rule = .fail
        case "skip": rule = .skip
        case _ where argument.hasPrefix(Self.quarantine) && argument != Self.quarantine:
            rule = .quarantine(String(argument.dropFirst(Self.quarantine.count)))
        default: return nil
        }
    }
}
