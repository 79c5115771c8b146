import ArgumentParser
import RegentMessages
import RegentModel

/// What every command takes that lists documents.
struct QueryOptions<D: Document>: ParsableArguments {
    @Option(help: "Maximum number of results; 0 means all (default: 100).", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)

    @Option(
        help: ArgumentHelp("List only those that match, for example 'state = ENABLED'.", valueName: "expression"),
        completion: .list(FieldWords<D>.comparisons))
    var filter = ""

    @Option(
        help: ArgumentHelp("Fields to order by, for example 'create_time desc'. Default: name.", valueName: "fields"),
        completion: .list(FieldWords<D>.names))
    var orderBy = ""

    @Option(help: ArgumentHelp("List them as of this ledger revision; 0 means now.", valueName: "revision"))
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
