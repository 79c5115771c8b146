import ArgumentParser
import RegentBulk
import RegentMessages

/// How a file of samples is read.
struct SampleInputOptions: ParsableArguments {
    @Option(help: "auto (by the file's name), jsonl or csv.")
    var format: SampleFileFormat = .auto

    @Option(
        help: ArgumentHelp(
            "Read a sample field from a column of another name; may be repeated.",
            valueName: "field=column"))
    var map: [AssignmentArgument] = []

    @Option(
        help: ArgumentHelp(
            "What becomes of a bad line: fail, skip, or quarantine:FILE, which must be new. Lines left out count as "
                + "missing in every gate.", valueName: "how"))
    var onError = ErrorRuleArgument(rule: .fail)

    @Option(help: "What becomes of unknown fields: refuse, metadata or ignore.")
    var extra: SampleFileOptions.Extra = .refuse

    @Option(
        help: ArgumentHelp(
            "Leave a column or key out, by its name or, in CSV, its place from 1; may be repeated.",
            valueName: "column"))
    var ignoreColumn: [String] = []

    @Flag(help: "Take a sample id that is a whole number as text.")
    var idAsText = false

    /// The options of the reader.
    var options: SampleFileOptions {
        SampleFileOptions(
            fieldMap: TextMap(map.map { ($0.key, $0.value) }), extra: extra,
            onError: onError.rule, ignored: ignoreColumn, idAsText: idAsText)
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
