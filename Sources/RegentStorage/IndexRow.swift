import RegentDatabase
import RegentMessages

/// A row of the table `resource_index` with what it should belong to.
struct IndexRow: Sendable {
    /// Its key.
    let place: Place
    /// The collection of its kind's number; nil where no collection has it.
    let kind: String?
    /// The fields of its tuple's number, joined by commas; nil where its kind has no such tuple.
    let fields: String?
    /// The resource of its kind and key; nil if there is none.
    let resource: StoredResource?

    /// The key of the table `resource_index`.
    struct Place: Sendable {
        /// Before everything.
        static let start = Place(kindID: .min, tupleID: .min, values: [], key: "")

        /// Number of the kind.
        var kindID: Int64
        /// Number of the tuple.
        var tupleID: Int64
        /// Values of the tuple, encoded.
        var values: [UInt8]
        /// The resource's name in lower case.
        var key: String
    }

    /// Whether the resource has it: it exists, the tuple is one of its kind, and the values are its own.
    ///
    /// Only the release that declares a kind knows its tuples and values, and what does not decode has none.
    var isOfItsResource: Bool {
        guard let kind, let fields, let resource else { return false }
        guard let type = Documents.byKind[kind] else { return true }
        guard type.indexes.contains(where: { ResourceIndexTable.text($0) == fields }) else { return false }
        guard let document = try? resource.document(of: type) else { return true }
        return ResourceIndexTable.columns(of: document)[fields] == place.values
    }
}

extension ResourceIndexTable {
    /// Rows after a place, in order of their places, each with its resource; the body gives false to stop.
    func forEach(after place: IndexRow.Place, limit: Int, _ body: (IndexRow) throws -> Bool) throws {
        let values: [SQLValue] = [
            .integer(place.kindID), .integer(place.tupleID), .blob(place.values), .text(place.key),
            .integer(Int64(limit)),
        ]
        try connection.forEachRow(Self.walk, values) { try body(IndexRow($0)) }
    }

    private static let walk = """
        SELECT i.kind_id, i.tuple_id, i.vals, i.name_key, k.kind, t.fields, r.name, r.revision, r.state, \
        r.create_time_us, r.update_time_us, r.body FROM resource_index AS i \
        LEFT JOIN kinds AS k ON k.kind_id = i.kind_id \
        LEFT JOIN index_tuples AS t ON t.tuple_id = i.tuple_id AND t.kind_id = i.kind_id \
        LEFT JOIN resources AS r ON r.kind_id = i.kind_id AND r.name_key = i.name_key \
        WHERE (i.kind_id, i.tuple_id, i.vals, i.name_key) > ($1, $2, $3, $4) \
        ORDER BY i.kind_id, i.tuple_id, i.vals, i.name_key LIMIT $5
        """
}

extension IndexRow {
    fileprivate init(_ row: Row) throws {
        place = Place(
            kindID: try row["kind_id"].asInteger, tupleID: try row["tuple_id"].asInteger,
            values: try row["vals"].asBlob, key: try row["name_key"].asText)
        (kind, fields) = (try row["kind"].asOptionalText, try row["fields"].asOptionalText)
        resource = row["name"].isNull ? nil : try StoredResource(row)
    }
}
