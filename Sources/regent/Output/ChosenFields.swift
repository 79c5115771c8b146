import RegentMessages
import RegentModel
import RegentText

/// The fields of an answer that `--fields` names, one row for each of its items.
struct ChosenFields {
    /// The fields, as they were written.
    let paths: [String]
    /// An object for each item, its members by the paths.
    let rows: [JSONValue]
    /// Resource names of the items.
    let names: [String]
    private let isList: Bool
    private let missing: [String]
    private let known: [String]

    /// Takes the fields out of JSON; what JSON does not have may be a column of the table that people see.
    ///
    /// - Parameter items: JSON texts.
    init(_ fields: String, of items: [String], isList: Bool, _ tables: [Table]) {
        let paths = fields.split(separator: ",").map(String.init)
        let values = items.compactMap { try? JSONValue(parsing: Array($0.utf8)) }.map { isList ? $0 : $0.subject }
        self.paths = paths
        self.isList = isList
        names = ResourceNames.of(items)
        rows = values.enumerated().map { index, value in
            .object(paths.map { .init($0, value.member($0) ?? Self.cell($0, index, isList, tables) ?? .null) })
        }
        missing = paths.filter { path in
            !values.isEmpty
                && !values.indices.contains { index in
                    values[index].member(path) != nil || Self.cell(path, index, isList, tables) != nil
                }
        }
        known = values.first?.members?.map(\.key) ?? []
    }

    /// One object, or the list of them.
    var document: JSONValue { isList ? .array(rows) : rows.first ?? .null }

    /// A column for each field.
    var table: Table {
        Table(
            paths.map { .text($0) }, rows: rows.map { row in (row.members ?? []).map(\.value.words) })
    }

    /// Says which fields no item has.
    func reportMissing() {
        guard !missing.isEmpty else { return }
        let near = missing.compactMap { Misspelling.nearest(to: $0, of: known) }
        let suggestion = near.isEmpty ? "" : "did you mean \(near.joined(separator: ", "))? "
        Terminal.say(
            "warning: no answer has \(missing.joined(separator: ", ").printable); \(suggestion)"
                + "fields are \(known.joined(separator: ", "))")
    }

    /// The cell of a table; in one of fields the value beside the name.
    private static func cell(_ path: String, _ index: Int, _ isList: Bool, _ tables: [Table]) -> JSONValue? {
        guard let table = tables.first else { return nil }
        if table.columns.map(\.key) == ["field", "value"] {
            return isList ? nil : table.rows.first { $0[0] == path }.map { .string($0[1]) }
        }
        // The rows of one object are parts of it: the first one is not the object.
        guard isList || table.rows.count == 1, table.rows.indices.contains(index),
            let column = table.columns.firstIndex(where: { $0.key == path })
        else { return nil }
        return .string(table.rows[index][column])
    }
}

/// Resource names in answers.
enum ResourceNames {
    /// The name of each JSON object, or of the document in it; those that have none are left out.
    static func of(_ items: [String]) -> [String] {
        items.compactMap { try? JSONValue(parsing: Array($0.utf8)) }.flatMap { value -> [String] in
            if case .array(let elements) = value { return elements.compactMap { $0["name"]?.string } }
            return [value.subject["name"]?.string].compactMap(\.self)
        }
    }
}

extension JSONValue {
    /// The document of an answer: its only member beside a receipt; else the answer itself.
    fileprivate var subject: JSONValue {
        guard self["name"] == nil, let members else { return self }
        let documents = members.filter { $0.key != "receipt" && $0.value.members != nil }
        return documents.count == 1 ? documents[0].value : self
    }

    /// The value at a path of names.
    fileprivate func member(_ path: String) -> JSONValue? {
        if let value = self[path] { return value }
        var value: JSONValue? = self
        for name in path.split(separator: ".") { value = value?[String(name)] }
        return value
    }
}
