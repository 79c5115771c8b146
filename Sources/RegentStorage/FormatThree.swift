import RegentDatabase

/// The way from files of format 2 to those of format 3.
///
/// First the new tables are made beside the old ones, then rows are moved in batches, and at last the old tables are
/// dropped: whenever the process ends, the next start goes on from the last batch. Index rows are written afterwards,
/// as for any tuple that is new (`IndexCatalogue`).
enum FormatThree {
    /// The steps; so many rows a batch.
    static func migrations(rows: Int) -> [Migration] {
        let limit = Int64(rows)
        return [
            Migration(
                "0009 format 3",
                [leafVersion, previousRevision, kinds, indexTuples, resourceIndex, counters, countAttempts]),
            Migration("0010 resources by kind", [resources]) { try moveResources($0, after: $1, limit) },
            Migration("0011 calls by hash", [idempotency, idempotencyByTime, idempotencyByAnswer]) {
                try moveCalls($0, after: $1, limit)
            },
            Migration(
                "0012 only format 3",
                [
                    "DROP TABLE resources", "ALTER TABLE resources_3 RENAME TO resources",
                    "DROP TABLE idempotency", "ALTER TABLE idempotency_3 RENAME TO idempotency",
                    "DROP TABLE eval_run_attempts",
                ]),
        ]
    }

    /// How the leaf of an entry is made, and which change of the resource it goes on from. Entries of earlier releases
    /// have 0 for both.
    private static let leafVersion = "ALTER TABLE ledger ADD COLUMN leaf_version BIGINT NOT NULL DEFAULT 0"
    private static let previousRevision = "ALTER TABLE ledger ADD COLUMN previous_revision BIGINT NOT NULL DEFAULT 0"

    private static let kinds = "CREATE TABLE kinds (kind_id BIGINT PRIMARY KEY, kind TEXT NOT NULL UNIQUE)"

    /// `filled_key`: see `IndexCatalogue`.
    private static let indexTuples = """
        CREATE TABLE index_tuples (
          tuple_id BIGINT PRIMARY KEY, kind_id BIGINT NOT NULL, fields TEXT NOT NULL, filled_key TEXT,
          UNIQUE (kind_id, fields))
        """

    /// `vals`: see `IndexValueEncoding`.
    private static let resourceIndex = """
        CREATE TABLE resource_index (
          kind_id BIGINT NOT NULL, tuple_id BIGINT NOT NULL, vals BYTEA NOT NULL, name_key TEXT NOT NULL,
          PRIMARY KEY (kind_id, tuple_id, vals, name_key)) WITHOUT ROWID
        """

    /// `name_key` is the name in lower case: names are unique ignoring case. A kind is that of the name, so no two
    /// kinds have a name in common.
    private static let resources = """
        CREATE TABLE resources_3 (
          kind_id BIGINT NOT NULL, name_key TEXT NOT NULL, name TEXT NOT NULL, revision BIGINT NOT NULL,
          state TEXT NOT NULL, create_time_us BIGINT NOT NULL, update_time_us BIGINT NOT NULL, body BYTEA NOT NULL,
          PRIMARY KEY (kind_id, name_key)) WITHOUT ROWID
        """

    /// How many runs each plan and model version have.
    private static let counters = """
        CREATE TABLE eval_run_counters (
          plan TEXT NOT NULL, model_version TEXT NOT NULL, attempts BIGINT NOT NULL,
          PRIMARY KEY (plan, model_version)) WITHOUT ROWID
        """
    private static let countAttempts = """
        INSERT INTO eval_run_counters (plan, model_version, attempts)
          SELECT plan, model_version, max(attempt) FROM eval_run_attempts GROUP BY plan, model_version
        """

    /// A keyed call by `IdempotencyTable.call`. `response` is NULL where the ledger entry of `revision` says the answer
    /// too, or once it was erased; `method` is its method, empty without a response.
    private static let idempotency = """
        CREATE TABLE idempotency_3 (
          call BYTEA PRIMARY KEY, request_digest BYTEA NOT NULL, revision BIGINT NOT NULL, time_us BIGINT NOT NULL,
          create_time_us BIGINT NOT NULL, flags BIGINT NOT NULL, method TEXT NOT NULL, response BYTEA,
          erased_time_us BIGINT NOT NULL) WITHOUT ROWID
        """
    private static let idempotencyByTime = "CREATE INDEX calls_by_time ON idempotency_3 (time_us)"
    private static let idempotencyByAnswer = """
        CREATE INDEX answers_by_time ON idempotency_3 (time_us) WHERE response IS NOT NULL
        """

    /// Moves documents as they are, by name.
    private static func moveResources(
        _ connection: any DatabaseConnection, after name: String, _ limit: Int64
    ) throws -> String? {
        var known: [String: Int64] = [:]
        for row in try connection.query("SELECT kind_id, kind FROM kinds", []) {
            known[try row["kind"].asText] = try row["kind_id"].asInteger
        }
        let rows = try connection.query(SQL.resources, [.text(name), .integer(limit)])
        for row in rows {
            let kind = try row["kind"].asText
            if known[kind] == nil {
                let next = Int64(known.count + 1)
                try connection.execute(
                    "INSERT INTO kinds (kind_id, kind) VALUES ($1, $2)", [.integer(next), .text(kind)])
                known[kind] = next
            }
            let columns = ["name_key", "name", "revision", "state", "create_time_us", "update_time_us", "body"]
            try connection.execute(SQL.putResource, [.integer(known[kind] ?? 0)] + columns.map { row[$0] })
        }
        return rows.count < limit ? nil : try rows.last?["name"].asText
    }

    /// Moves keyed calls with their answers as they were given, in the order they were made.
    private static func moveCalls(
        _ connection: any DatabaseConnection, after position: String, _ limit: Int64
    ) throws -> String? {
        let rows = try connection.query(SQL.calls, [.integer(Int64(position) ?? .min), .integer(limit)])
        for row in rows {
            let isErased = try row["erased_time_us"].asInteger != 0
            let call = IdempotencyTable.call(
                principal: try row["principal"].asText, method: try row["method"].asText, key: try row["key"].asText)
            try connection.execute(
                SQL.putCall,
                [
                    .blob(call), row["request_digest"], row["revision"], row["time_us"],
                    isErased ? .text("") : row["method"], isErased ? .null : row["response"], row["erased_time_us"],
                ])
        }
        return rows.count < limit ? nil : try rows.last.map { "\(try $0["place"].asInteger)" }
    }

    private enum SQL {
        static let resources = """
            SELECT name, name_key, kind, revision, state, create_time_us, update_time_us, body FROM resources \
            WHERE name > $1 ORDER BY name LIMIT $2
            """
        static let putResource = """
            INSERT INTO resources_3 (kind_id, name_key, name, revision, state, create_time_us, update_time_us, body) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """
        static let calls = """
            SELECT rowid AS place, principal, method, key, request_digest, response, revision, time_us, \
            erased_time_us FROM idempotency WHERE rowid > $1 ORDER BY rowid LIMIT $2
            """
        static let putCall = """
            INSERT INTO idempotency_3 (call, request_digest, revision, time_us, create_time_us, flags, method, \
            response, erased_time_us) VALUES ($1, $2, $3, $4, 0, 0, $5, $6, $7)
            """
    }
}
