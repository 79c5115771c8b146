import RegentDatabase
import RegentMessages
import RegentModel

/// The table `idempotency`: keyed calls, with what they were answered where the ledger does not say it.
struct IdempotencyTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// The identity of a call: the first 16 bytes of SHA-256 over its principal, method and key, separated by NUL.
    static func call(principal: String, method: String, key: String) -> [UInt8] {
        Array(sha256([principal, method, key].map { Array($0.utf8) }.joined(separator: [0])).prefix(16))
    }

    /// The call that is known by these bytes, or nil.
    func find(_ call: [UInt8]) throws -> KeyedCall? {
        try connection.first(SQL.find, [.blob(call)]).map(KeyedCall.init)
    }

    /// Keeps a call.
    func put(_ call: [UInt8], _ kept: KeyedCall, method: String) throws {
        try connection.execute(
            SQL.put,
            [
                .blob(call), .blob(kept.requestDigest), try .unsigned(kept.revision), .integer(kept.time),
                .integer(kept.createTime), .integer(kept.flags.rawValue), .text(kept.response == nil ? "" : method),
                kept.response.map(SQLValue.blob) ?? .null,
            ])
    }

    /// Erases the answers of some calls made before a time, but not what was asked, and says how many. What the ledger
    /// says of an answer stays there.
    func erase(before time: Int64, now: Int64, limit: Int) throws -> Int {
        try connection.execute(
            IdempotencySQL.erase, [.integer(now), .integer(time), .integer(Int64(limit))])
    }

    /// Deletes some calls made before a time, and returns their number.
    func remove(before time: Int64, limit: Int) throws -> Int {
        try connection.execute(IdempotencySQL.remove, [.integer(time), .integer(Int64(limit))])
    }

    /// Erases what could tell what an entry said: the answer of the call that made it, and the digest of its request,
    /// by which guesses could be tested. The call stays known, so that it is not carried out again.
    ///
    /// An entry may name another method than was called, as those of `Apply` do: every method is tried.
    func forget(_ entry: LedgerEntry, now: Int64) throws {
        guard !entry.idempotencyKey.isEmpty else { return }
        for method in MethodDescriptor.all {
            let call = Self.call(principal: entry.actor, method: method.name, key: entry.idempotencyKey)
            try connection.execute(
                SQL.forget, [.blob(call), .blob(KeyedCall.forgottenDigest), .integer(max(1, now))])
        }
    }

    /// Calls after one, in order of what they are known by.
    func list(after last: StoredAnswer?, limit: Int) throws -> [StoredAnswer] {
        let values: [SQLValue] = [.blob(last?.call ?? []), .integer(Int64(limit))]
        return try connection.query(SQL.list, values).map { try StoredAnswer($0, LedgerTable(connection)) }
    }

    private enum SQL {
        static let columns = """
            request_digest, revision, time_us, create_time_us, flags, method, response, erased_time_us
            """
        static let find = "SELECT \(columns) FROM idempotency WHERE call = $1"
        static let put = """
            INSERT INTO idempotency (call, \(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)
            """
        static let forget = """
            UPDATE idempotency SET request_digest = $2, response = NULL, method = '', erased_time_us = $3 \
            WHERE call = $1
            """
        static let list = "SELECT call, \(columns) FROM idempotency WHERE call > $1 ORDER BY call LIMIT $2"
    }
}

/// A keyed call that was carried out.
struct KeyedCall {
    /// SHA-256 of the request without its key.
    let requestDigest: [UInt8]
    /// Revision of the subject's entry; 0 if there is none.
    let revision: UInt64
    /// When it was made, microseconds.
    let time: Int64
    /// When its subject was created, microseconds.
    let createTime: Int64
    /// The parts of an answer that an entry does not have.
    let flags: Flags
    /// Encoded response, if it has more than the document and its receipt, or if there is no entry.
    let response: [UInt8]?
    /// Whether its response was erased.
    let isErased: Bool

    /// In the place of the digest of a request that was forgotten with the text of an entry.
    static let forgottenDigest = [UInt8](repeating: 0, count: 32)

    /// The parts of an answer that an entry does not have.
    struct Flags: OptionSet {
        let rawValue: Int64

        /// The receipt has the mark of single-person mode.
        static let singlePersonMode = Flags(rawValue: 1)
    }

    /// A call carried out now.
    init(
        requestDigest: [UInt8], revision: UInt64, time: Int64, createTime: Int64 = 0, flags: Flags = [],
        response: [UInt8]? = nil
    ) {
        self.requestDigest = requestDigest
        self.revision = revision
        self.time = time
        self.createTime = createTime
        self.flags = flags
        self.response = response
        isErased = false
    }

    fileprivate init(_ row: Row) throws {
        requestDigest = try row["request_digest"].asBlob
        revision = try row["revision"].asOrdinal
        time = try row["time_us"].asInteger
        createTime = try row["create_time_us"].asInteger
        flags = Flags(rawValue: try row["flags"].asInteger)
        response = row["response"].isNull ? nil : try row["response"].asBlob
        isErased = try row["erased_time_us"].asInteger != 0
    }
}

/// A kept call as it is stored, for checks.
package struct StoredAnswer: Sendable, Hashable {
    /// What it is known by.
    package let call: [UInt8]
    /// What was called, where there is a response; empty otherwise.
    package let method: String
    /// SHA-256 of the request without its key.
    package let requestDigest: [UInt8]
    /// Encoded response; nil where the ledger has it, or it was erased.
    package let response: [UInt8]?
    /// Whether a response was erased.
    package let isErased: Bool
    /// Whether the ledger has an entry from which an answer can be made.
    package let hasEntry: Bool

    fileprivate init(_ row: Row, _ ledger: LedgerTable) throws {
        let kept = try KeyedCall(row)
        call = try row["call"].asBlob
        method = try row["method"].asText
        requestDigest = kept.requestDigest
        response = kept.response
        isErased = kept.isErased
        hasEntry = try ledger.entry(kept.revision)?.isDocument ?? false
    }
}

extension LedgerEntry {
    /// Whether its payload is a document of the kind that its resource has.
    fileprivate var isDocument: Bool {
        guard let kind = try? ResourceName(resource).kind, let type = Documents.byKind[kind] else { return false }
        return (try? type.init(decoding: payload)) != nil
    }
}

/// The statements of retention; open to tests, which ask the engine how it carries them out.
package enum IdempotencySQL {
    /// Erases answers, the oldest first.
    package static let erase = """
        UPDATE idempotency SET response = NULL, method = '', erased_time_us = $1 WHERE call IN (\
        SELECT call FROM idempotency WHERE response IS NOT NULL AND time_us < $2 ORDER BY time_us LIMIT $3)
        """
    /// Forgets calls, the oldest first.
    package static let remove = """
        DELETE FROM idempotency WHERE call IN (SELECT call FROM idempotency WHERE time_us < $1 \
        ORDER BY time_us LIMIT $2)
        """
}
