import RegentDatabase
import RegentMessages
import RegentModel

/// The table `resource_index`: a row for each index tuple of each document, with the tuple's values in bytes that sort
/// as they do.
///
/// A tuple is known by its kind and the names of its fields, joined by commas; `index_tuples` has their numbers.
struct ResourceIndexTable {
    let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// Writes the rows of a document that are others than before; all of them for a new one.
    ///
    /// - Throws: `StorageError` `.damaged` where a tuple of its kind has no number; `DatabaseError`.
    func put<D: Document>(_ after: D, before: D?) throws {
        let (old, new) = (before?.indexColumns, after.indexColumns)
        let key = SQLValue.text(after.name.asciiLowercased)
        for (position, fields) in D.indexes.enumerated() {
            let tuple: [SQLValue] = [.text(D.kind), .text(Self.text(fields)), key]
            let values = IndexValueEncoding.bytes(of: new[position])
            if let old {
                let last = IndexValueEncoding.bytes(of: old[position])
                if last == values { continue }
                // A row that is missing is written below.
                if try connection.execute(SQL.move, tuple + [.blob(values), .blob(last)]) == 1 { continue }
            }
            guard try connection.execute(SQL.insert, tuple + [.blob(values)]) == 1 else {
                throw StorageError(.damaged, "the store has no index \(D.kind) (\(Self.text(fields)))")
            }
        }
    }

    /// Writes the rows of a document for some tuples of its kind, which may be there already.
    func fill(_ document: some Document, tuples: [(id: Int64, fields: String)], kindID: Int64) throws {
        let columns = Self.columns(of: document)
        for tuple in tuples {
            guard let values = columns[tuple.fields] else { continue }
            try connection.execute(
                SQL.fill,
                [.integer(kindID), .integer(tuple.id), .blob(values), .text(document.name.asciiLowercased)])
        }
    }

    /// Whether every row of a document is there.
    func holds(_ document: some Document) throws -> Bool {
        let (kind, key) = (type(of: document).kind, document.name.asciiLowercased)
        return try Self.columns(of: document).allSatisfy { fields, values in
            try connection.first(SQL.find, [.text(kind), .text(fields), .text(key), .blob(values)]) != nil
        }
    }

    /// Removes some rows of a tuple, and returns their number.
    func remove(tuple: Int64, kindID: Int64, limit: Int) throws -> Int {
        try connection.execute(SQL.remove, [.integer(kindID), .integer(tuple), .integer(Int64(limit))])
    }

    /// The name of a tuple.
    static func text(_ fields: [String]) -> String { fields.joined(separator: ",") }

    /// The values of each tuple of a document, by the tuple's name.
    static func columns<D: Document>(of document: D) -> [String: [UInt8]] {
        let columns = document.indexColumns.map(IndexValueEncoding.bytes)
        return Dictionary(zip(D.indexes.map(text), columns), uniquingKeysWith: { first, _ in first })
    }

    private enum SQL {
        static let tuple = "kind_id = (SELECT kind_id FROM kinds WHERE kind = $1) AND fields = $2"
        static let move = """
            UPDATE resource_index SET vals = $4 WHERE kind_id = (SELECT kind_id FROM kinds WHERE kind = $1) \
            AND tuple_id = (SELECT tuple_id FROM index_tuples WHERE \(tuple)) AND vals = $5 AND name_key = $3
            """
        static let insert = """
            INSERT INTO resource_index (kind_id, tuple_id, vals, name_key) \
            SELECT kind_id, tuple_id, $4, $3 FROM index_tuples WHERE \(tuple)
            """
        static let fill = """
            INSERT INTO resource_index (kind_id, tuple_id, vals, name_key) VALUES ($1, $2, $3, $4) \
            ON CONFLICT DO NOTHING
            """
        static let find = """
            SELECT 1 AS found FROM resource_index WHERE kind_id = (SELECT kind_id FROM kinds WHERE kind = $1) \
            AND tuple_id = (SELECT tuple_id FROM index_tuples WHERE \(tuple)) AND vals = $4 AND name_key = $3
            """
        static let remove = """
            DELETE FROM resource_index WHERE (kind_id, tuple_id, vals, name_key) IN (\
            SELECT kind_id, tuple_id, vals, name_key FROM resource_index WHERE kind_id = $1 AND tuple_id = $2 LIMIT $3)
            """
    }
}
