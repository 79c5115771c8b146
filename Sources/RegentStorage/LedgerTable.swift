import RegentDatabase
import RegentMessages

/// The table `ledger`.
struct LedgerTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// The last revision; 0 for an empty ledger.
    func lastRevision() throws -> UInt64 {
        guard let last = try connection.first(SQL.last)?["last"], !last.isNull else { return 0 }
        return try last.asOrdinal
    }

    /// Whether there is an entry whose number is below 1, which none was given.
    func hasUnnumbered() throws -> Bool { try connection.first(SQL.unnumbered) != nil }

    /// Appends an entry with the salt of its leaf.
    func append(_ entry: LedgerEntry, salt: [UInt8]) throws {
        try connection.execute(
            SQL.append,
            [
                try .unsigned(entry.revision), .integer(entry.time?.microseconds ?? 0), .text(entry.actor),
                .text(entry.role), .text(entry.onBehalfOf), .text(entry.method), .text(entry.resource),
                .text(entry.event), .blob(entry.payload), .blob(entry.beforeDigest), .blob(entry.afterDigest),
                .text(entry.reason), .text(entry.idempotencyKey), .blob(salt), .blob(entry.leafHash),
                .integer(Int64(entry.leafVersion)), try .unsigned(entry.previousRevision),
            ])
    }

    /// Replaces payload and reason of an entry by their commitments and removes the salt, by which guesses of them
    /// could be tested.
    ///
    /// First they are overwritten by as many bytes: SQLite does that where they lie. Pages that a shorter text leaves
    /// free keep what was there.
    /// - Source: https://www.sqlite.org/pragma.html#pragma_secure_delete
    func erase(_ entry: LedgerEntry, salt: [UInt8]) throws {
        let left = LedgerLeaf.commitments(of: entry, salt: salt)
        let revision = try SQLValue.unsigned(entry.revision)
        let blanks = String(repeating: " ", count: entry.reason.utf8.count)
        let zeros = [entry.payload, salt].map { SQLValue.blob(Array(repeating: 0, count: $0.count)) }
        try connection.execute(SQL.overwrite, [revision, zeros[0], .text(blanks), zeros[1]])
        try connection.execute(SQL.erase, [revision, .blob(left.payload), .text(left.reason)])
    }

    /// Entries from a revision on, oldest first, with their salts; the body gives false to stop. One that was erased
    /// has no salt, and the commitments in the places of payload and reason.
    func forEach(
        from revision: UInt64, limit: Int, _ body: (LedgerEntry, _ salt: [UInt8]) throws -> Bool
    ) throws {
        // No entry lies beyond the numbers that can be stored.
        guard let first = Int64(exactly: revision) else { return }
        try connection.forEachRow(SQL.from, [.integer(first), .integer(Int64(limit))]) { row in
            try body(LedgerEntry(stored: row), try row["salt"].asBlob)
        }
    }

    /// Entries from a revision on, oldest first, without what nobody counts by; the payload only where it is asked for.
    func heads(from revision: UInt64, limit: Int, withPayload: Bool) throws -> [LedgerEntry] {
        guard let first = Int64(exactly: revision) else { return [] }
        let values: [SQLValue] = [.integer(first), .integer(Int64(limit))]
        return try connection.query(withPayload ? SQL.headsWithPayload : SQL.heads, values).map { row in
            LedgerEntry(
                revision: try row["revision"].asOrdinal, time: Timestamp(microseconds: try row["time_us"].asInteger),
                actor: try row["actor"].asText, resource: try row["resource"].asText, event: try row["event"].asText,
                payload: withPayload ? try row["payload"].asBlob : [])
        }
    }

    /// The first revision whose entry is not older than a time, microseconds; one more than the last where all are.
    /// Times do not run back from entry to entry.
    func firstRevision(since time: Int64) throws -> UInt64 {
        var (low, high) = (UInt64(1), try lastRevision() + 1)
        while low < high {
            let middle = low + (high - low) / 2
            let row = try connection.first(SQL.time, [.bound(middle)])
            if let row, try row["time_us"].asInteger < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Entries of one resource after a revision, oldest first; the body gives false to stop.
    func forEach(
        of resource: String, after revision: UInt64, limit: Int, _ body: (LedgerEntry) throws -> Bool
    ) throws {
        let values: [SQLValue] = [.text(resource), .bound(revision), .integer(Int64(limit))]
        try connection.forEachRow(SQL.history, values) { try body(LedgerEntry(shown: $0)) }
    }

    /// The entry of a revision.
    func entry(_ revision: UInt64) throws -> LedgerEntry? {
        try connection.first(SQL.entry, [.bound(revision)]).map { try LedgerEntry(shown: $0) }
    }

    /// The entry of a revision with the salt of its leaf.
    func salted(_ revision: UInt64) throws -> (LedgerEntry, salt: [UInt8])? {
        try connection.first(SQL.entry, [.bound(revision)]).map {
            (try LedgerEntry(stored: $0), try $0["salt"].asBlob)
        }
    }

    /// The last entry of a resource at or before a revision.
    func entry(of resource: String, asOf revision: UInt64) throws -> LedgerEntry? {
        try connection.first(SQL.asOf, [.text(resource), .bound(revision)]).map { try LedgerEntry(shown: $0) }
    }

    /// The last entry, at or before a revision, of every resource whose name begins so, by name.
    ///
    /// - Precondition: the prefix ends in a slash.
    func lastEntries(under prefix: String, asOf revision: UInt64) throws -> [LedgerEntry] {
        precondition(prefix.hasSuffix("/"), "a collection ends in a slash")
        // "0" is the character after "/".
        let values: [SQLValue] = [.text(prefix), .text(prefix.dropLast() + "0"), .bound(revision)]
        return try connection.query(SQL.lastUnder, values).map { try LedgerEntry(shown: $0) }
    }

    /// Whether a resource has an entry of an event after a revision.
    func hasEntry(of resource: String, event: String, after revision: UInt64) throws -> Bool {
        try connection.first(SQL.event, [.text(resource), .bound(revision), .text(event)]) != nil
    }

    /// When a resource was created, microseconds.
    func createTime(of resource: String) throws -> Int64? {
        try connection.first(SQL.created, [.text(resource)])?["time_us"].asInteger
    }

    private enum SQL {
        static let columns = """
            revision, time_us, actor, role, on_behalf_of, method, resource, event, payload, before_digest, \
            after_digest, reason, idempotency_key, salt, leaf_hash, leaf_version, previous_revision
            """
        static let overwrite = "UPDATE ledger SET payload = $2, reason = $3, salt = $4 WHERE revision = $1"
        static let erase = "UPDATE ledger SET payload = $2, reason = $3, salt = x'' WHERE revision = $1"
        static let last = "SELECT max(revision) AS last FROM ledger"
        static let unnumbered = "SELECT revision FROM ledger WHERE revision < 1 LIMIT 1"
        static let append = """
            INSERT INTO ledger (\(columns)) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """
        static let from = "SELECT \(columns) FROM ledger WHERE revision >= $1 ORDER BY revision LIMIT $2"
        static let heads = """
            SELECT revision, time_us, actor, resource, event FROM ledger WHERE revision >= $1 \
            ORDER BY revision LIMIT $2
            """
        static let headsWithPayload = """
            SELECT revision, time_us, actor, resource, event, \
            CASE WHEN length(salt) = 0 THEN x'' ELSE payload END AS payload FROM ledger WHERE revision >= $1 \
            ORDER BY revision LIMIT $2
            """
        static let time = "SELECT time_us FROM ledger WHERE revision = $1"
        static let history = """
            SELECT \(columns) FROM ledger WHERE resource = $1 AND revision > $2 ORDER BY revision LIMIT $3
            """
        static let entry = "SELECT \(columns) FROM ledger WHERE revision = $1"
        static let asOf = """
            SELECT \(columns) FROM ledger WHERE resource = $1 AND revision <= $2 \
            ORDER BY revision DESC LIMIT 1
            """
        static let lastUnder = """
            SELECT \(columns) FROM ledger AS l WHERE resource >= $1 AND resource < $2 AND revision = (\
            SELECT max(revision) FROM ledger WHERE resource = l.resource AND revision <= $3) ORDER BY resource
            """
        static let event = """
            SELECT revision FROM ledger WHERE resource = $1 AND revision > $2 AND event = $3 LIMIT 1
            """
        static let created = "SELECT time_us FROM ledger WHERE resource = $1 ORDER BY revision LIMIT 1"
    }
}

extension LedgerEntry {
    /// The entry as it is shown: what was erased is not there.
    fileprivate init(shown row: Row) throws {
        try self.init(stored: row)
        if try row["salt"].asBlob.isEmpty { self = withoutText }
    }

    /// Without payload and reason.
    var withoutText: LedgerEntry {
        var entry = self
        (entry.payload, entry.reason, entry.textErased) = ([], "", true)
        return entry
    }

    /// The entry as it is stored.
    fileprivate init(stored row: Row) throws {
        self.init(
            revision: try row["revision"].asOrdinal,
            time: Timestamp(microseconds: try row["time_us"].asInteger),
            actor: try row["actor"].asText,
            role: try row["role"].asText,
            onBehalfOf: try row["on_behalf_of"].asText,
            method: try row["method"].asText,
            resource: try row["resource"].asText,
            event: try row["event"].asText,
            payload: try row["payload"].asBlob,
            beforeDigest: try row["before_digest"].asBlob,
            afterDigest: try row["after_digest"].asBlob,
            reason: try row["reason"].asText,
            idempotencyKey: try row["idempotency_key"].asText,
            leafHash: try row["leaf_hash"].asBlob,
            leafVersion: try row["leaf_version"].asCount(),
            previousRevision: try row["previous_revision"].asOrdinal)
    }
}
