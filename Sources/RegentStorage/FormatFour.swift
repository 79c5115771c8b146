import RegentDatabase

/// The way from files of format 3 to those of format 4: batches of outcomes apart from the segments that hold their
/// rows, so that segments can be merged.
///
/// Columns stay where they are: the table that had batches and columns keeps the columns of earlier releases until
/// compaction has moved them. What is said of batches is copied, in batches that a start after a crash continues.
enum FormatFour {
    /// The steps; so many rows a batch, which are small.
    static func migrations(rows: Int) -> [Migration] {
        [
            Migration("0014 format 4", [batches, segments, columns, summaries]),
            Migration("0015 batches of outcomes", []) { try moveBatches($0, after: $1, Int64(rows) * 4) },
            Migration(
                "0016 only format 4",
                [
                    eraseBatches, eraseSegments, "DELETE FROM outcome_segments WHERE erased_time_us > 0",
                    "DROP INDEX outcome_segments_by_environment", "DROP INDEX outcome_segments_by_erasure",
                    "ALTER TABLE outcome_segments RENAME TO outcome_segments_3",
                    "ALTER TABLE outcome_segments_4 RENAME TO outcome_segments",
                    batchesByErasure, erasedBatches, batchesByEnvironment, segmentsByTime, segmentsByBatch,
                    replacedSegments,
                ]),
        ]
    }

    /// The directory of batches, in the order of their COMMITs. `revision`: of the ledger at that COMMIT, 0 where it is
    /// not known. `content_digest`: of its rows before compression, empty until the batch was merged with others.
    private static let batches = """
        CREATE TABLE outcome_batches (
          id BIGINT PRIMARY KEY, reporter TEXT NOT NULL, seq BIGINT NOT NULL, environment TEXT NOT NULL,
          outcome_count BIGINT NOT NULL, min_time_us BIGINT NOT NULL, max_time_us BIGINT NOT NULL,
          digest BYTEA NOT NULL, content_digest BYTEA NOT NULL, revision BIGINT NOT NULL,
          erased_time_us BIGINT NOT NULL, UNIQUE (reporter, seq))
        """

    /// A segment holds the rows of all batches of an environment from `first_batch` to `last_batch` that were not
    /// erased, in order. `span`: the least k with last − first create time < 2^k. A reader of generation g sees the
    /// segments with since_generation <= g < until_generation.
    private static let segments = """
        CREATE TABLE outcome_segments_4 (
          id BIGINT PRIMARY KEY, environment TEXT NOT NULL, first_batch BIGINT NOT NULL, last_batch BIGINT NOT NULL,
          outcome_count BIGINT NOT NULL, min_time_us BIGINT NOT NULL, max_time_us BIGINT NOT NULL,
          span BIGINT NOT NULL, digest BYTEA NOT NULL, since_generation BIGINT NOT NULL,
          until_generation BIGINT NOT NULL)
        """
    private static let columns = """
        CREATE TABLE outcome_columns (
          segment BIGINT PRIMARY KEY, hot BYTEA NOT NULL, times BYTEA NOT NULL, cold BYTEA NOT NULL)
        """
    private static let summaries = """
        CREATE TABLE outcome_summaries (segment BIGINT PRIMARY KEY, summary BYTEA NOT NULL)
        """

    private static let eraseBatches = """
        UPDATE outcome_batches SET erased_time_us = e.erased_time_us FROM (
          SELECT id, erased_time_us FROM outcome_segments WHERE erased_time_us > 0) AS e
        WHERE e.id = outcome_batches.id
        """
    private static let eraseSegments = """
        UPDATE outcome_segments_4 SET outcome_count = 0 WHERE id IN (
          SELECT id FROM outcome_segments WHERE erased_time_us > 0)
        """
    private static let batchesByErasure = """
        CREATE INDEX outcome_batches_by_erasure ON outcome_batches (erased_time_us, max_time_us)
        """
    private static let erasedBatches = """
        CREATE INDEX outcome_batches_erased ON outcome_batches (environment, max_time_us) WHERE erased_time_us > 0
        """
    private static let batchesByEnvironment = """
        CREATE INDEX outcome_batches_by_environment ON outcome_batches (environment, id)
        """
    private static let segmentsByTime = """
        CREATE INDEX outcome_segments_by_time ON outcome_segments (environment, span, max_time_us)
        """
    private static let segmentsByBatch = """
        CREATE INDEX outcome_segments_by_batch ON outcome_segments (environment, first_batch)
        """
    private static let replacedSegments = """
        CREATE INDEX outcome_segments_replaced ON outcome_segments (until_generation) \
        WHERE until_generation < \(OutcomeTable.current)
        """

    /// Copies what is said of batches; each is a segment by itself.
    private static func moveBatches(
        _ connection: any DatabaseConnection, after position: String, _ limit: Int64
    ) throws -> String? {
        let rows = try connection.query(SQL.batches, [.integer(Int64(position) ?? .min), .integer(limit)])
        for row in rows {
            try connection.execute(
                SQL.putBatch,
                ["id", "reporter", "seq", "environment", "outcome_count", "min_time_us", "max_time_us", "digest"]
                    .map { row[$0] })
            let (first, last) = (try row["min_time_us"].asInteger, try row["max_time_us"].asInteger)
            try connection.execute(
                SQL.putSegment,
                ["id", "environment", "outcome_count", "min_time_us", "max_time_us", "digest"].map { row[$0] }
                    + [.integer(OutcomeTable.span(first, last)), .integer(OutcomeTable.current)])
        }
        return rows.count < limit ? nil : try rows.last.map { "\(try $0["id"].asInteger)" }
    }

    private enum SQL {
        static let batches = """
            SELECT id, reporter, seq, environment, outcome_count, min_time_us, max_time_us, digest \
            FROM outcome_segments WHERE id > $1 ORDER BY id LIMIT $2
            """
        static let putBatch = """
            INSERT INTO outcome_batches (id, reporter, seq, environment, outcome_count, min_time_us, max_time_us, \
            digest, content_digest, revision, erased_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, x'', 0, 0)
            """
        static let putSegment = """
            INSERT INTO outcome_segments_4 (id, environment, first_batch, last_batch, outcome_count, min_time_us, \
            max_time_us, digest, span, since_generation, until_generation) \
            VALUES ($1, $2, $1, $1, $3, $4, $5, $6, $7, 0, $8)
            """
    }
}
