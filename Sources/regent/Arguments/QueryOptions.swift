import ArgumentParser
import RegentMessages
import RegentModel

/// What every command takes that lists documents.
struct QueryOptions<D: Document>: ParsableArguments {
    @Option(help: "Documents listed, at most; 0 = all.", transform: ListLimit.init(option:))
    var limit = ListLimit(standard: 100)

    @Option(
        help: ArgumentHelp("Only those it is true of, for example 'state = RUNNING'.", valueName: "expression"),
        completion: .list(FieldWords<D>.comparisons))
    var filter = ""

    @Option(
        help: ArgumentHelp("Fields to order by, for example 'create_time desc'; none = by name.", valueName: "fields"),
        completion: .list(FieldWords<D>.names))
    var orderBy = ""

    @Option(help: ArgumentHelp("As they were after this revision; 0 = now.", valueName: "revision"))
    var asOf: UInt64 = 0
}

/// Words about the fields of a kind of document, for completion.
enum FieldWords<D: Document> {
    /// Names of the fields that have one value, the state among them.
    static var names: [String] {
        ["state"]
            + fields.map(\.name).filter { $0 != "state" && DocumentField([$0], of: D.self)?.isPlain == true }
    }

    /// A comparison for each value of each field that has names as values, for example "state=RUNNING".
    static var comparisons: [String] {
        names.flatMap { name -> [String] in
            guard case .name(let values)? = DocumentField([name], of: D.self)?.kind else { return [] }
            return values.map { "\(name)=\($0)" }
        }
    }

    private static var fields: [Schema.Field] { Schema.regent.messages[D.fullName]?.fields ?? [] }
}

extension DocumentField {
    /// Whether lists can be ordered by it.
    fileprivate var isPlain: Bool { kind != .message && kind != .map && !isRepeated }
}
