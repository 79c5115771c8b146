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

/// A resource with the columns that it is found by.
struct IndexedResource: Sendable {
    /// The resource.
    let resource: StoredResource
    /// Its name in lower case.
    let key: String
    /// Its collection.
    let kind: String
    /// Name of what it belongs to; empty at the top.
    let parent: String
}

/// A stored message, decoded.
///
/// - Throws: `StorageError` `.damaged` when the bytes are not one.
func decodeStored<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws(StorageError) -> M {
    do {
        return try M(decoding: bytes)
    } catch {
        throw StorageError(.damaged, "a stored \(M.fullName) does not decode", ["code": "\(error.code)"])
    }
}

/// The table `resources`.
struct ResourceTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// The resource of exactly this name.
    func find(_ name: String, kind: String) throws -> StoredResource? {
        try connection.first(SQL.find, [.text(name), .text(kind)]).map(StoredResource.init)
    }

    /// The resource of this name in any case: what a new one of that name would collide with.
    func find(key: String, kind: String) throws -> StoredResource? {
        try connection.first(SQL.findByKey, [.text(key), .text(kind)]).map(StoredResource.init)
    }

    /// The state column of a resource, without its body.
    func state(of name: String, kind: String) throws -> String? {
        try connection.first(SQL.state, [.text(name), .text(kind)])?["state"].asText
    }

    /// Stores a resource under its name.
    ///
    /// - Throws: `StorageError` `.alreadyExists` for a new one whose name is taken, if need be in other case.
    func put(_ resource: StoredResource, kind: String, isNew: Bool) throws {
        var values: [SQLValue] = [
            .text(resource.name), try .unsigned(resource.revision), .text(resource.state),
            .integer(resource.createTime), .integer(resource.updateTime), .blob(resource.body),
        ]
        if isNew {
            let parent = try ResourceName(resource.name).parent?.description ?? ""
            values += [.text(resource.name.asciiLowercased), .text(kind), .text(parent)]
        }
        do {
            try connection.execute(isNew ? SQL.insert : SQL.update, values)
        } catch  where isNew && error.code == .constraint {
            throw StorageError.taken(resource.name)
        }
    }

    /// Resources of a kind after a name, by name; the body gives false to stop.
    ///
    /// - Parameters:
    ///   - state: only those in this state; nil = all.
    ///   - hidden: none in this state; nil = all.
    func forEach(
        kind: String, state: String? = nil, hiding hidden: String? = nil, after name: String, limit: Int,
        _ body: (StoredResource) throws -> Bool
    ) throws {
        let values: [SQLValue] = [.text(kind), .text(name), .integer(Int64(limit))]
        let sql = state != nil ? SQL.listByState : hidden != nil ? SQL.listHiding : SQL.list
        try connection.forEachRow(sql, values + ((state ?? hidden).map { [.text($0)] } ?? [])) { row in
            try body(StoredResource(row))
        }
    }

    /// Resources of every kind after a name, by name; the body gives false to stop.
    func forEach(after name: String, limit: Int, _ body: (IndexedResource) throws -> Bool) throws {
        try connection.forEachRow(SQL.all, [.text(name), .integer(Int64(limit))]) { row in
            try body(
                IndexedResource(
                    resource: StoredResource(row), key: try row["name_key"].asText, kind: try row["kind"].asText,
                    parent: try row["parent"].asText))
        }
    }

    private enum SQL {
        static let columns = "name, revision, state, create_time_us, update_time_us, body"
        static let find = "SELECT \(columns) FROM resources WHERE name = $1 AND kind = $2"
        static let findByKey = "SELECT \(columns) FROM resources WHERE name_key = $1 AND kind = $2"
        static let state = "SELECT state FROM resources WHERE name = $1 AND kind = $2"
        static let list = """
            SELECT \(columns) FROM resources WHERE kind = $1 AND name > $2 ORDER BY name LIMIT $3
            """
        static let listByState = """
            SELECT \(columns) FROM resources WHERE kind = $1 AND state = $4 AND name > $2 \
            ORDER BY name LIMIT $3
            """
        static let listHiding = """
            SELECT \(columns) FROM resources WHERE kind = $1 AND state <> $4 AND name > $2 \
            ORDER BY name LIMIT $3
            """
        static let all = """
            SELECT \(columns), name_key, kind, parent FROM resources WHERE name > $1 ORDER BY name LIMIT $2
            """
        static let insert = """
            INSERT INTO resources (name, revision, state, create_time_us, update_time_us, body, name_key, kind, \
            parent, etag) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')
            """
        static let update = """
            UPDATE resources SET revision = $2, state = $3, create_time_us = $4, update_time_us = $5, body = $6 \
            WHERE name = $1
            """
    }
}

extension StoredResource {
    fileprivate init(_ row: Row) throws {
        name = try row["name"].asText
        revision = try row["revision"].asOrdinal
        state = try row["state"].asText
        createTime = try row["create_time_us"].asInteger
        updateTime = try row["update_time_us"].asInteger
        body = try row["body"].asBlob
    }
}
