import RegentDatabase

/// The table `idempotency`: what each keyed call was answered.
struct IdempotencyTable {
    /// A stored answer.
    struct Answer {
        /// SHA-256 of the request without its key.
        let requestDigest: [UInt8]
        /// Encoded response; nil once it was erased.
        let response: [UInt8]?
    }

    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// What the call with this key was answered, or nil.
    func find(principal: String, method: String, key: String) throws -> Answer? {
        let row = try connection.first(SQL.find, [.text(principal), .text(method), .text(key)])
        return try row.map {
            let isErased = try $0["erased_time_us"].asInteger != 0
            return Answer(
                requestDigest: try $0["request_digest"].asBlob,
                response: isErased ? nil : try $0["response"].asBlob)
        }
    }

    /// Keeps an answer.
    func put(
        principal: String, method: String, key: String, requestDigest: [UInt8], response: [UInt8],
        revision: UInt64, time: Int64
    ) throws {
        try connection.execute(
            SQL.put,
            [
                .text(principal), .text(method), .text(key), .blob(requestDigest), .blob(response),
                try .unsigned(revision), .integer(time),
            ])
    }

    /// Erases the answers of some calls made before a time, but not what was asked, and says how many.
    func erase(before time: Int64, now: Int64, limit: Int) throws -> Int {
        try connection.execute(
            IdempotencySQL.erase, [.blob([]), .integer(now), .integer(time), .integer(Int64(limit))])
    }

    /// Forgets some calls made before a time, and says how many.
    func remove(before time: Int64, limit: Int) throws -> Int {
        try connection.execute(IdempotencySQL.remove, [.integer(time), .integer(Int64(limit))])
    }

    /// Answers after a place, by principal, method and key.
    func list(after last: StoredAnswer?, limit: Int) throws -> [StoredAnswer] {
        let place = [last?.principal, last?.method, last?.key].map { SQLValue.text($0 ?? "") }
        return try connection.query(IdempotencySQL.list, place + [.integer(Int64(limit))]).map(StoredAnswer.init)
    }

    private enum SQL {
        static let find = """
            SELECT request_digest, response, erased_time_us FROM idempotency \
            WHERE principal = $1 AND method = $2 AND key = $3
            """
        static let put = """
            INSERT INTO idempotency (principal, method, key, request_digest, response, revision, time_us) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """
    }
}

/// A kept answer as it is stored, for checks.
package struct StoredAnswer: Sendable, Hashable {
    /// Who called.
    package let principal: String
    /// What.
    package let method: String
    /// With which key.
    package let key: String
    /// SHA-256 of the request without its key.
    package let requestDigest: [UInt8]
    /// Encoded response; empty once it was erased.
    package let response: [UInt8]
    /// Whether the response was erased.
    package let isErased: Bool

    fileprivate init(_ row: Row) throws {
        principal = try row["principal"].asText
        method = try row["method"].asText
        key = try row["key"].asText
        requestDigest = try row["request_digest"].asBlob
        response = try row["response"].asBlob
        isErased = try row["erased_time_us"].asInteger != 0
    }
}

/// The statements of retention; open to tests, which ask the engine how it carries them out.
package enum IdempotencySQL {
    /// Erases answers, the oldest first.
    package static let erase = """
        UPDATE idempotency SET response = $1, erased_time_us = $2 WHERE (principal, method, key) IN (\
        SELECT principal, method, key FROM idempotency WHERE erased_time_us = 0 AND time_us < $3 \
        ORDER BY time_us LIMIT $4)
        """
    /// Forgets calls, the oldest first.
    package static let remove = """
        DELETE FROM idempotency WHERE (principal, method, key) IN (SELECT principal, method, key \
        FROM idempotency WHERE time_us < $1 ORDER BY time_us LIMIT $2)
        """
    static let list = """
        SELECT principal, method, key, request_digest, response, erased_time_us FROM idempotency \
        WHERE (principal, method, key) > ($1, $2, $3) ORDER BY principal, method, key LIMIT $4
        """
}
