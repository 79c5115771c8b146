import RegentDatabase
import RegentMessages
import RegentModel

/// A resource as it is stored: its body without the four fields that live in columns.
struct StoredResource: Sendable {
    /// Resource name.
    var name: String
    /// Ledger revision of the last change.
    var revision: UInt64
    /// Index column of the noun's state.
    var state: String
    /// Microseconds since 1970, UTC.
    var createTime: Int64
    /// Microseconds since 1970, UTC.
    var updateTime: Int64
    /// Encoded message with revision, etag, create and update time cleared.
    var body: [UInt8]

    /// The encoded message without what the columns hold.
    static func body(of resource: some Document) -> [UInt8] {
        var bare = resource
        (bare.revision, bare.etag, bare.createTime, bare.updateTime) = (0, "", nil, nil)
        return bare.encoded()
    }

    /// Its revision in hexadecimal, 16 digits: another one after every change.
    var etag: String { Self.etag(revision) }

    /// The etag of a resource as of a revision.
    static func etag(_ revision: UInt64) -> String {
        Hexadecimal.text(stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: revision >> $0) })
    }

    /// A document with the columns filled in.
    func filled<D: Document>(_ document: D) -> D {
        var document = document
        (document.revision, document.etag) = (revision, etag)
        document.createTime = Timestamp(microseconds: createTime)
        document.updateTime = Timestamp(microseconds: updateTime)
        return document
    }

    /// The message with the columns filled in.
    ///
    /// - Throws: `StorageError` `.damaged` when the body does not decode.
    func decoded<D: Document>(as type: D.Type) throws(StorageError) -> D {
        filled(try decodeStored(type, body))
    }
}

extension StoredResource {
    /// A resource as an entry left it; without a state, which follows from its body.
    ///
    /// - Throws: `StorageError` `.textErased` where nobody can tell any more.
    init(_ entry: LedgerEntry, createTime: Int64?) throws(StorageError) {
        try entry.checkText()
        let time = entry.time?.microseconds ?? 0
        self.init(
            name: entry.resource, revision: entry.revision, state: "", createTime: createTime ?? time,
            updateTime: time, body: entry.payload)
    }
}

extension LedgerEntry {
    /// Refuses an entry whose text was erased, where the state that it left is asked for.
    ///
    /// - Throws: `StorageError` `.textErased`.
    func checkText() throws(StorageError) {
        guard textErased else { return }
        throw StorageError(
            .textErased, "what revision \(revision) made of \(resource) was erased",
            ["resource": resource, "revision": "\(revision)"])
    }
}

/// A resource with the columns that it is found by.
struct IndexedResource: Sendable {
    /// The resource.
    let resource: StoredResource
    /// Where it lies.
    let place: ResourcePlace
    /// Its collection; empty for a number that no collection has.
    let kind: String
}

/// The key of the table `resources`.
struct ResourcePlace: Sendable, Hashable {
    /// Before everything.
    static let start = ResourcePlace(kindID: .min, key: "")

    /// Number of its kind.
    var kindID: Int64
    /// Its name in lower case.
    var key: String
}

/// A stored message, decoded.
///
/// - Throws: `StorageError` `.damaged` when the bytes are not one.
func decodeStored<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws(StorageError) -> M {
    do {
        return try M(decoding: bytes)
    } catch {
        throw StorageError(.damaged, "a stored \(M.fullName) cannot be decoded", ["code": "\(error.code)"])
    }
}

/// The table `resources`: the documents as they are now, by kind and name in lower case.
struct ResourceTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// The resource of exactly this name.
    func find(_ name: String, kind: String) throws -> StoredResource? {
        guard let found = try find(key: name.asciiLowercased, kind: kind), found.name == name else { return nil }
        return found
    }

    /// The resource of this name in any case: what a new one of that name would collide with.
    func find(key: String, kind: String) throws -> StoredResource? {
        try connection.first(SQL.find, [.text(kind), .text(key)]).map(StoredResource.init)
    }

    /// The state column of the resource of exactly this name, without its body.
    func state(of name: String, kind: String) throws -> String? {
        let values: [SQLValue] = [.text(kind), .text(name.asciiLowercased), .text(name)]
        return try connection.first(SQL.state, values)?["state"].asText
    }

    /// Stores a resource under its name.
    ///
    /// - Throws: `StorageError` `.alreadyExists` for a new one whose name is taken, if need be in other case.
    func put(_ resource: StoredResource, kind: String, isNew: Bool) throws {
        var values: [SQLValue] = [
            .text(kind), .text(resource.name.asciiLowercased), try .unsigned(resource.revision),
            .text(resource.state), .integer(resource.updateTime), .blob(resource.body),
        ]
        if isNew { values += [.text(resource.name), .integer(resource.createTime)] }
        do {
            guard try connection.execute(isNew ? SQL.insert : SQL.update, values) == 1 else {
                throw StorageError(.damaged, "the store has no row for \(resource.name)")
            }
        } catch let error as DatabaseError {
            throw isNew && error.code == .constraint ? StorageError.taken(resource.name) : error
        }
    }

    /// Resources of a kind whose names lie in a range, by name whatever its case; the body gives false to stop.
    func forEach(kind: String, in range: NameRange = .all, _ body: (StoredResource) throws -> Bool) throws {
        try connection.forEachRow(SQL.list, [.text(kind), .text(range.lower), .text(range.upper)]) {
            try body(StoredResource($0))
        }
    }

    /// Resources of a kind in the order of an index, between two of its places, with their values; the body gives false
    /// to stop.
    func forEach(
        kind: String, index: String, between lower: IndexPlace, and upper: IndexPlace, isDescending: Bool,
        limit: Int = .max, _ body: (StoredResource, _ values: [UInt8]) throws -> Bool
    ) throws {
        let values: [SQLValue] = [
            .text(kind), .text(index), .blob(lower.values), .text(lower.key), .blob(upper.values), .text(upper.key),
            .integer(Int64(limit)),
        ]
        try connection.forEachRow(isDescending ? SQL.indexedDown : SQL.indexed, values) {
            try body(StoredResource($0), $0["vals"].asBlob)
        }
    }

    /// Resources of every kind after a place, in order of their places; the body gives false to stop.
    func forEach(
        after place: ResourcePlace, limit: Int, _ body: (IndexedResource) throws -> Bool
    ) throws {
        let values: [SQLValue] = [.integer(place.kindID), .text(place.key), .integer(Int64(limit))]
        try connection.forEachRow(SQL.all, values) { row in
            let place = ResourcePlace(kindID: try row["kind_id"].asInteger, key: try row["name_key"].asText)
            return try body(IndexedResource(resource: StoredResource(row), place: place, kind: try row["kind"].asText))
        }
    }

    private enum SQL {
        static let columns = "name, revision, state, create_time_us, update_time_us, body"
        static let ofKind = "kind_id = (SELECT kind_id FROM kinds WHERE kind = $1)"
        static let find = "SELECT \(columns) FROM resources WHERE \(ofKind) AND name_key = $2"
        static let state = "SELECT state FROM resources WHERE \(ofKind) AND name_key = $2 AND name = $3"
        static let range = "\(ofKind) AND name_key >= $2 AND name_key < $3"
        static let list = "SELECT \(columns) FROM resources WHERE \(range) ORDER BY name_key"
        static let indexedRange = """
            SELECT \(columns.split(separator: ", ").map { "r.\($0)" }.joined(separator: ", ")), \
            i.vals FROM resource_index AS i JOIN resources AS r ON r.kind_id = i.kind_id AND r.name_key = i.name_key \
            WHERE i.\(ofKind) AND i.tuple_id = (SELECT tuple_id FROM index_tuples WHERE \(ofKind) AND fields = $2) \
            AND (i.vals, i.name_key) > ($3, $4) AND (i.vals, i.name_key) < ($5, $6)
            """
        static let indexed = "\(indexedRange) ORDER BY i.vals, i.name_key LIMIT $7"
        static let indexedDown = "\(indexedRange) ORDER BY i.vals DESC, i.name_key DESC LIMIT $7"
        static let all = """
            SELECT \(columns), name_key, kind_id, \
            coalesce((SELECT kind FROM kinds WHERE kinds.kind_id = resources.kind_id), '') AS kind FROM resources \
            WHERE (kind_id, name_key) > ($1, $2) ORDER BY kind_id, name_key LIMIT $3
            """
        static let insert = """
            INSERT INTO resources (kind_id, name_key, name, revision, state, create_time_us, update_time_us, body) \
            SELECT kind_id, $2, $7, $3, $4, $8, $5, $6 FROM kinds WHERE kind = $1
            """
        static let update = """
            UPDATE resources SET revision = $3, state = $4, update_time_us = $5, body = $6 \
            WHERE \(ofKind) AND name_key = $2
            """
    }
}

extension StoredResource {
    /// The resource of a row with its columns.
    init(_ row: Row) throws {
        name = try row["name"].asText
        revision = try row["revision"].asOrdinal
        state = try row["state"].asText
        createTime = try row["create_time_us"].asInteger
        updateTime = try row["update_time_us"].asInteger
        body = try row["body"].asBlob
    }
}
