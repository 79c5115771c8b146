import RegentDatabase
import RegentMessages

/// The tables `kinds` and `index_tuples`: the numbers of the kinds of document and of their index tuples.
///
/// Every start enters what this program declares and the store does not know. Rows of a new tuple are then written, and
/// those of a tuple that is no longer declared are removed, in batches that a start after a crash continues:
/// `filled_key` is the last document that has its row, empty for none yet, NULL once all have.
struct IndexCatalogue {
    /// Documents a batch.
    static let batchRows = 256

    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// Enters the kinds and tuples of this program; returns whether there are rows to write or to remove.
    func declare() throws -> Bool {
        try declareKinds()
        let kinds = try kinds()
        var (tuples, isComplete) = (try tuples(), true)
        var next = tuples.map(\.id).max() ?? 0
        for tuple in tuples where tuple.isWhole && !isDeclared(tuple, kinds) {
            // An earlier program that declares it finds that it has to be written again.
            try connection.execute(SQL.fill, [.integer(tuple.id), .text("")])
        }
        for type in Documents.all {
            guard let kindID = kinds.first(where: { $0.value == type.kind })?.key else { continue }
            for fields in type.indexes.map(ResourceIndexTable.text)
            where !tuples.contains(where: { $0.kindID == kindID && $0.fields == fields }) {
                next &+= 1
                let isEmpty = try connection.first(SQL.anyResource, [.integer(kindID)]) == nil
                let tuple = Tuple(id: next, kindID: kindID, fields: fields, filledKey: isEmpty ? nil : "")
                try connection.execute(
                    SQL.addTuple,
                    [.integer(next), .integer(kindID), .text(fields), .optional(tuple.filledKey)])
                tuples.append(tuple)
            }
        }
        for tuple in tuples where !tuple.isWhole || !isDeclared(tuple, kinds) { isComplete = false }
        return !isComplete
    }

    /// Writes or removes some rows; returns whether there are more.
    func advance(rows: Int = batchRows) throws -> Bool {
        let (kinds, tuples) = (try kinds(), try tuples())
        if let gone = tuples.first(where: { !isDeclared($0, kinds) }) {
            let count = try ResourceIndexTable(connection).remove(tuple: gone.id, kindID: gone.kindID, limit: rows)
            if count < rows { try connection.execute(SQL.removeTuple, [.integer(gone.id)]) }
            return true
        }
        // Those of a kind that only a later program knows are left to it, and hold up no other ones.
        let types = kinds.compactMapValues { Documents.byKind[$0] }
        guard let first = tuples.first(where: { !$0.isWhole && types[$0.kindID] != nil }),
            let type = types[first.kindID]
        else { return false }
        // Tuples that have come as far are written together.
        try fill(tuples.filter { $0.kindID == first.kindID && $0.filledKey == first.filledKey }, type, rows)
        return true
    }

    private func fill(_ tuples: [Tuple], _ type: any Document.Type, _ rows: Int) throws {
        let start = ResourcePlace(kindID: tuples[0].kindID, key: tuples[0].filledKey ?? "")
        var found: [IndexedResource] = []
        try ResourceTable(connection).forEach(after: start, limit: rows) {
            guard $0.place.kindID == start.kindID else { return false }
            found.append($0)
            return true
        }
        for row in found {
            // What does not decode has no values; reading it says that it is damaged.
            guard let document = try? row.resource.document(of: type) else { continue }
            try ResourceIndexTable(connection).fill(
                document, tuples: tuples.map { ($0.id, $0.fields) }, kindID: start.kindID)
        }
        let reached = found.count < rows ? nil : found.last?.place.key
        for tuple in tuples { try connection.execute(SQL.fill, [.integer(tuple.id), .optional(reached)]) }
    }

    private struct Tuple {
        var id: Int64
        var kindID: Int64
        var fields: String
        var filledKey: String?

        var isWhole: Bool { filledKey == nil }
    }

    /// A kind that this program does not know keeps what it has.
    private func isDeclared(_ tuple: Tuple, _ kinds: [Int64: String]) -> Bool {
        guard let type = kinds[tuple.kindID].flatMap({ Documents.byKind[$0] }) else { return true }
        return type.indexes.contains { ResourceIndexTable.text($0) == tuple.fields }
    }

    private func declareKinds() throws {
        let known = try kinds()
        var next = known.keys.max() ?? 0
        for type in Documents.all where !known.values.contains(type.kind) {
            next &+= 1
            try connection.execute(SQL.addKind, [.integer(next), .text(type.kind)])
        }
    }

    private func kinds() throws -> [Int64: String] {
        let rows = try connection.query("SELECT kind_id, kind FROM kinds", [])
        return Dictionary(
            try rows.map { (try $0["kind_id"].asInteger, try $0["kind"].asText) }, uniquingKeysWith: { $1 })
    }

    private func tuples() throws -> [Tuple] {
        try connection.query(SQL.tuples, []).map { row in
            let filled = row["filled_key"]
            return Tuple(
                id: try row["tuple_id"].asInteger, kindID: try row["kind_id"].asInteger,
                fields: try row["fields"].asText, filledKey: filled.isNull ? nil : try filled.asText)
        }
    }

    private enum SQL {
        static let addKind = "INSERT INTO kinds (kind_id, kind) VALUES ($1, $2)"
        static let tuples = "SELECT tuple_id, kind_id, fields, filled_key FROM index_tuples ORDER BY tuple_id"
        static let addTuple = """
            INSERT INTO index_tuples (tuple_id, kind_id, fields, filled_key) VALUES ($1, $2, $3, $4)
            """
        static let fill = "UPDATE index_tuples SET filled_key = $2 WHERE tuple_id = $1"
        static let removeTuple = "DELETE FROM index_tuples WHERE tuple_id = $1"
        static let anyResource = "SELECT 1 AS found FROM resources WHERE kind_id = $1 LIMIT 1"
    }
}

extension StoredResource {
    /// The document of a kind that is known only now.
    ///
    /// - Throws: `StorageError` `.damaged` when the body does not decode.
    func document(of type: any Document.Type) throws -> any Document { try open(type) }

    private func open<D: Document>(_ type: D.Type) throws -> any Document { try decoded(as: type) }
}
