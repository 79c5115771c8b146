import RegentDatabase

/// The table `idempotency`: what each keyed call was answered.
struct IdempotencyTable {
    /// How long an answer is kept, microseconds.
    static let keptMicros: Int64 = 24 * 3_600 * 1_000_000
    /// Most rows removed in one turn, so that no mutation waits for a large one.
    static let collectedMax = 500

    /// A stored answer.
    struct Answer {
        /// SHA-256 of the request without its key.
        let requestDigest: [UInt8]
        /// Encoded response.
        let response: [UInt8]
    }

    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// What the call with this key was answered, or nil.
    func find(principal: String, method: String, key: String) throws -> Answer? {
        let row = try connection.first(SQL.find, [.text(principal), .text(method), .text(key)])
        return try row.map {
            Answer(requestDigest: try $0["request_digest"].asBlob, response: try $0["response"].asBlob)
        }
    }

    /// Keeps an answer.
    func put(
        principal: String, method: String, key: String, _ answer: Answer, revision: UInt64, time: Int64
    ) throws {
        try connection.execute(
            SQL.put,
            [
                .text(principal), .text(method), .text(key), .blob(answer.requestDigest),
                .blob(answer.response), .unsigned(revision), .integer(time),
            ])
    }

    /// Removes answers that have been kept long enough, and says how many.
    func collect(now: Int64) throws -> Int {
        try connection.execute(
            SQL.collect, [.integer(now - Self.keptMicros), .integer(Int64(Self.collectedMax))])
    }

    private enum SQL {
        static let find = """
            SELECT request_digest, response FROM idempotency WHERE principal = $1 AND method = $2 AND key = $3
            """
        static let put = """
            INSERT INTO idempotency (principal, method, key, request_digest, response, revision, time_us) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """
        static let collect = """
            DELETE FROM idempotency WHERE (principal, method, key) IN (SELECT principal, method, key \
            FROM idempotency WHERE time_us < $1 ORDER BY time_us LIMIT $2)
            """
    }
}
