/// The statements of outcomes; open to tests, which ask the engine how it carries them out.
package enum OutcomeSQL {
    // MARK: The directory of batches

    static let owner = "SELECT principal FROM outcome_reporters WHERE reporter = $1"
    static let own = "INSERT INTO outcome_reporters (reporter, principal) VALUES ($1, $2)"
    static let lastSeq = "SELECT max(seq) AS last FROM outcome_batches WHERE reporter = $1"
    static let lastBatch = "SELECT max(id) AS last FROM outcome_batches"
    static let find = "SELECT id, digest FROM outcome_batches WHERE reporter = $1 AND seq = $2"
    static let insertBatch = """
        INSERT INTO outcome_batches (id, reporter, seq, environment, outcome_count, min_time_us, max_time_us, \
        digest, content_digest, revision, erased_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, x'', $9, 0)
        """
    /// Batches of an environment from one to another.
    package static let batches = """
        SELECT id, reporter, seq, outcome_count, min_time_us, max_time_us, digest, content_digest, revision, \
        erased_time_us FROM outcome_batches WHERE environment = $1 AND id BETWEEN $2 AND $3 ORDER BY id
        """
    /// Outcomes of erased batches that may have been made in a range of time.
    package static let erasedCount = """
        SELECT sum(outcome_count) AS n FROM outcome_batches \
        WHERE environment = $1 AND erased_time_us > 0 AND max_time_us >= $2 AND min_time_us < $3
        """
    /// Batches that have not been erased, the one with the oldest last outcome first.
    package static let erasable = """
        SELECT id, environment FROM outcome_batches WHERE erased_time_us = 0 AND max_time_us < $1 \
        ORDER BY max_time_us LIMIT $2
        """
    static let eraseBatch = "UPDATE outcome_batches SET erased_time_us = $2 WHERE id = $1"

    // MARK: Segments

    static let lastSegment = "SELECT max(id) AS last FROM outcome_segments"
    static let insertSegment = """
        INSERT INTO outcome_segments (id, environment, first_batch, last_batch, outcome_count, min_time_us, \
        max_time_us, span, digest, since_generation, until_generation) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    static let insertColumns = """
        INSERT INTO outcome_columns (segment, hot, times, cold) VALUES ($1, $2, $3, $4)
        """
    static let insertSummary = "INSERT INTO outcome_summaries (segment, summary) VALUES ($1, $2)"
    static let insertValue = """
        INSERT INTO outcome_values (environment, dimension, value, max_time_us, segment, min_time_us) \
        VALUES ($1, $2, $3, $4, $5, $6)
        """
    static let insertFilter = "INSERT INTO outcome_filters (segment, filter) VALUES ($1, $2)"
    /// Takes a segment out of the indexes by value.
    package static let removeValues = "DELETE FROM outcome_values WHERE segment = $1"
    /// Everything that a segment has beside its row.
    static let removals = [
        removeValues, "DELETE FROM outcome_filters WHERE segment = $1",
        "DELETE FROM outcome_columns WHERE segment = $1", "DELETE FROM outcome_summaries WHERE segment = $1",
        "DELETE FROM outcome_segments_3 WHERE id = $1",
    ]
    static let emptySegment = "UPDATE outcome_segments SET outcome_count = 0 WHERE id = $1"
    /// The segment that holds a batch, if one does: the last that begins with it or before.
    package static let holder = """
        SELECT id, environment, first_batch, last_batch FROM outcome_segments \
        WHERE environment = $1 AND first_batch <= $2 AND until_generation = \(OutcomeTable.current) \
        ORDER BY first_batch DESC LIMIT 1
        """

    // MARK: Following

    /// Where the segment begins that holds a batch, or the one before it.
    package static let holderAsOf = """
        SELECT max(first_batch) AS first_batch FROM outcome_segments WHERE environment = $1 AND first_batch <= $2 \
        AND since_generation <= $3 AND until_generation > $3
        """
    /// Segments that hold later batches than one, in their order.
    package static let following = """
        SELECT id, first_batch, last_batch, outcome_count, min_time_us, max_time_us FROM outcome_segments \
        WHERE environment = $1 AND first_batch >= $2 AND last_batch > $3 AND since_generation <= $4 \
        AND until_generation > $4 AND outcome_count > 0 ORDER BY first_batch LIMIT $5
        """
    /// The last batch that was stored before a revision of the ledger.
    package static let lastBatchBefore = """
        SELECT id FROM outcome_batches WHERE environment = $1 AND revision < $2 ORDER BY id DESC LIMIT 1
        """

    static let rewriteSegment = """
        UPDATE outcome_segments SET outcome_count = $2, min_time_us = $3, max_time_us = $4, span = $5, digest = $6 \
        WHERE id = $1
        """

    // MARK: Compaction

    /// The next environment that has segments.
    package static let nextEnvironment = """
        SELECT min(environment) AS environment FROM outcome_segments WHERE environment > $1
        """
    /// Present segments of an environment from a batch on.
    package static let neighbours = """
        SELECT s.id, s.first_batch, s.last_batch, s.outcome_count, s.min_time_us, s.max_time_us, e.id AS earlier \
        FROM outcome_segments AS s LEFT JOIN outcome_segments_3 AS e ON e.id = s.id \
        WHERE s.environment = $1 AND s.first_batch >= $2 AND s.until_generation = \(OutcomeTable.current) \
        ORDER BY s.first_batch LIMIT $3
        """
    static let replaceSegment = """
        UPDATE outcome_segments SET until_generation = $3 \
        WHERE id = $1 AND outcome_count = $2 AND until_generation = $4
        """
    /// Segments that were replaced at a generation or before.
    package static let replaced = """
        SELECT id FROM outcome_segments WHERE until_generation < \(OutcomeTable.current) AND until_generation <= $1 \
        LIMIT $2
        """
    static let removeSegment = "DELETE FROM outcome_segments WHERE id = $1"
    static let putContentDigest = "UPDATE outcome_batches SET content_digest = $2 WHERE id = $1"

    // MARK: Finding

    /// The next span that segments of an environment have.
    package static let nextSpan = """
        SELECT min(span) AS span FROM outcome_segments WHERE environment = $1 AND span > $2
        """
    /// Segments of one span that may have outcomes in a range of time.
    package static let window = """
        SELECT id, first_batch, last_batch, outcome_count, min_time_us, max_time_us FROM outcome_segments \
        WHERE environment = $1 AND span = $2 AND max_time_us >= $3 AND max_time_us <= $4 AND min_time_us < $5 \
        AND outcome_count > 0 AND since_generation <= $6 AND until_generation > $6
        """
    /// Segments that hold a value, the newest first.
    package static let places = """
        SELECT v.segment, v.min_time_us, v.max_time_us FROM outcome_values AS v CROSS JOIN outcome_segments AS s \
        WHERE v.environment = $1 AND v.dimension = $2 AND v.value = $3 AND (v.max_time_us, v.segment) < ($4, $5) \
        AND v.max_time_us >= $6 AND v.min_time_us < $7 AND s.id = v.segment AND s.since_generation <= $8 \
        AND s.until_generation > $8 ORDER BY v.max_time_us DESC, v.segment DESC LIMIT $9
        """
    /// Filters of request ids, the last stored first.
    package static let filters = """
        SELECT segment, filter FROM outcome_filters WHERE segment < $1 ORDER BY segment DESC LIMIT $2
        """
    /// One segment.
    package static let segment = columns(
        "c.hot, c.times, c.cold, e.hot AS earlier_hot, e.cold AS earlier_cold")
    /// What a summary reads of one segment.
    package static let hot = columns("c.hot, NULL AS times, e.hot AS earlier_hot")
    static let hotWithTimes = columns("c.hot, c.times, e.hot AS earlier_hot")
    static let summary = "SELECT summary FROM outcome_summaries WHERE segment = $1"
    static let values = """
        SELECT environment, dimension, value, min_time_us, max_time_us FROM outcome_values WHERE segment = $1
        """
    static let filter = "SELECT filter FROM outcome_filters WHERE segment = $1"

    private static func columns(_ names: String) -> String {
        """
        SELECT s.environment, s.first_batch, s.last_batch, s.outcome_count, s.min_time_us, s.max_time_us, s.digest, \
        \(names) FROM outcome_segments AS s LEFT JOIN outcome_columns AS c ON c.segment = s.id \
        LEFT JOIN outcome_segments_3 AS e ON e.id = s.id \
        WHERE s.id = $1 AND s.since_generation <= $2 AND s.until_generation > $2
        """
    }
}
