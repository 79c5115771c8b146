import ArgumentParser
import RegentBulk
import RegentMessages

/// How a file of samples is read.
struct SampleInputOptions: ParsableArguments {
    @Option(help: "Format of the file; auto goes by its name, else by its content.")
    var format: SampleFileFormat = .auto

    @Option(
        help: ArgumentHelp(
            "Read a field from a column with another name; may be repeated.",
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

    /// The options of the reader.
    var options: SampleFileOptions {
        SampleFileOptions(
            fieldMap: TextMap(map.map { ($0.key, $0.value) }), extra: extra,
            onError: onError.rule, ignored: ignoreColumn, idAsText: idAsText)
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
    }
}

extension SampleFileFormat: ExpressibleByArgument {}

extension SampleFileOptions.Extra: ExpressibleByArgument {}

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
