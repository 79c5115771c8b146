import RegentDatabase
package import RegentMessages

/// A stored batch of samples, for checks.
package struct AuditedSamples: Sendable, Hashable {
    /// Name of the run.
    package let run: String
    /// Place, count, digest and columns.
    package let segment: StoredSegment
    /// Dropped: it no longer counts. Without columns it was never stored.
    package let isDropped: Bool
}

/// A stored segment of outcomes with everything that leads to it, for checks.
package struct AuditedOutcomes: Sendable, Hashable {
    /// Environment, count, times, digest and columns.
    package let stored: StoredOutcomes
    /// What a summary takes instead of the columns; nil where there is none.
    package let summary: [UInt8]?
    /// Whether its times stand in their order.
    package let hasTimes: Bool
    /// The rows that it is found by.
    package let indexEntries: Set<OutcomeIndexEntry>
    /// Filter of its request ids; nil if there is none.
    package let filter: [UInt8]?
    /// The batches that it spans, in order, erased ones too.
    package let batches: [AuditedBatch]
}

/// A row of the directory of batches of outcomes, for checks.
package struct AuditedBatch: Sendable, Hashable {
    /// Place in the order of all batches, from 1.
    package let id: Int64
    /// Name of the sequence of batches.
    package let reporter: String
    /// Number of the batch in it.
    package let seq: UInt64
    /// Outcomes in it; a count that no batch can have is the nearest one.
    package let outcomeCount: UInt32
    /// First create time, microseconds since 1970.
    package let minMicros: Int64
    /// Last create time, microseconds since 1970.
    package let maxMicros: Int64
    /// SHA-256 by which it is recognised.
    package let digest: [UInt8]
    /// SHA-256 of its rows; empty until it was merged with others.
    package let contentDigest: [UInt8]
    /// Whether its rows were erased because their time was over.
    package let isErased: Bool
}

/// How much there is to check.
package struct StoredCounts: Sendable, Hashable {
    /// Batches of samples.
    package let samples: UInt64
    /// Batches of outcomes.
    package let outcomes: UInt64
    /// Kept answers.
    package let answers: UInt64
}

extension Store {
    /// Rows, and bytes of content, read in one snapshot: reads are short, so that the log can reset.
    private static let auditRowsMax = 64
    private static let auditBytesMax = 16 << 20
    private static let auditAnswersMax = 1_000

    /// How much there is to check now.
    ///
    /// - Throws: `StorageError`.
    package func storedCounts() async throws -> StoredCounts {
        try await read { connection in
            func count(_ table: String) throws -> UInt64 {
                try connection.first("SELECT count(*) AS n FROM " + table)?["n"].asUnsigned ?? 0
            }
            return StoredCounts(
                samples: try count("eval_segments"), outcomes: try count("outcome_batches"),
                answers: try count("idempotency"))
        }
    }

    /// Hands over every stored batch of samples, dropped ones too, by run, upload and number.
    ///
    /// - Throws: `StorageError`, and what the body throws.
    package func forEachAuditedSamples(_ body: (AuditedSamples) async throws -> Void) async throws {
        var last: AuditedSamples?
        while true {
            let after = last
            let page = try await read { connection in
                let position = after?.segment.key.position
                let values: [SQLValue] = [
                    .text(after?.run ?? ""), .text(position?.upload ?? ""), .bound(position?.seq ?? 0),
                    .integer(Int64(Self.auditRowsMax)),
                ]
                return try Self.page(connection, AuditSQL.samples, values) { try AuditedSamples($0) }
            }
            for samples in page.items { try await body(samples) }
            guard !page.isLast else { return }
            last = page.items.last
        }
    }

    /// Hands over every batch of outcomes in the order of storing, erased ones too, without content.
    ///
    /// - Throws: `StorageError`, and what the body throws.
    package func forEachAuditedBatch(_ body: (AuditedBatch) async throws -> Void) async throws {
        // Ids count from 1; what a damaged file has below is to be seen too.
        var last = Int64.min
        while true {
            let after = last
            let page = try await read { connection in
                try connection.query(AuditSQL.batches, [.integer(after), .integer(Int64(Self.auditAnswersMax))])
                    .map { try AuditedBatch($0) }
            }
            for batch in page { try await body(batch) }
            guard page.count == Self.auditAnswersMax, let end = page.last?.id else { return }
            last = end
        }
    }

    /// Hands over every segment of outcomes in the order of storing, erased ones too.
    ///
    /// - Throws: `StorageError`, and what the body throws.
    package func forEachAuditedOutcomes(_ body: (AuditedOutcomes) async throws -> Void) async throws {
        try await readOutcomes { reader in
            var last = Int64.min
            while true {
                let values: [SQLValue] = [
                    .integer(last), .integer(Int64(Self.auditRowsMax)), .integer(reader.generation),
                ]
                let page = try await read { connection in
                    try Self.page(connection, AuditSQL.outcomes, values) { row in
                        try AuditedOutcomes(row, OutcomeTable(connection))
                    }
                }
                for outcomes in page.items { try await body(outcomes) }
                guard !page.isLast, let end = page.items.last?.stored.id else { return }
                last = end
            }
        }
    }

    /// Hands over every kept answer by principal, method and key, erased ones too.
    ///
    /// - Throws: `StorageError`, and what the body throws.
    package func forEachAnswer(_ body: (StoredAnswer) async throws -> Void) async throws {
        var last: StoredAnswer?
        while true {
            let after = last
            let page = try await read { try IdempotencyTable($0).list(after: after, limit: Self.auditAnswersMax) }
            for answer in page { try await body(answer) }
            guard page.count == Self.auditAnswersMax else { return }
            last = page.last
        }
    }

    /// The metrics of a sealed run as `eval_run_summary_v1` shows them, other fields empty; nil where there are none.
    ///
    /// - Throws: `StorageError`.
    package func shownSummary(run: String) async throws -> EvalSummary? {
        try await read { try $0.first(AuditSQL.summary, [.text(run)]).map(EvalSummary.init(shown:)) }
    }

    /// Rows until there are many, or many bytes of content. A page that is not full is the last one: what is appended
    /// meanwhile is the next walk's, or this one would never end.
    private static func page<Item: Audited>(
        _ connection: any DatabaseConnection, _ sql: String, _ values: [SQLValue], _ item: (Row) throws -> Item
    ) throws -> (items: [Item], isLast: Bool) {
        var (items, bytes): ([Item], Int) = ([], 0)
        try connection.forEachRow(sql, values) { row in
            let next = try item(row)
            items.append(next)
            bytes += next.byteCount
            return bytes < auditBytesMax
        }
        return (items, items.count < auditRowsMax && bytes < auditBytesMax)
    }
}

/// Something with content.
private protocol Audited {
    var byteCount: Int { get }
}

extension AuditedSamples: Audited {
    fileprivate var byteCount: Int { segment.hot.count + segment.cold.count }

    fileprivate init(_ row: Row) throws {
        run = try row["run"].asText
        segment = StoredSegment(
            key: try SegmentKey(found: row), hot: try row["hot"].asBlob, cold: try row["cold"].asBlob)
        isDropped = try row["dropped"].asInteger != 0
    }
}

extension AuditedOutcomes: Audited {
    fileprivate var byteCount: Int { stored.hot.count + stored.cold.count }

    fileprivate init(_ row: Row, _ table: OutcomeTable) throws {
        let id = try row["id"].asInteger
        stored = try StoredOutcomes(found: row, id: id)
        summary = row["summary"].isNull ? nil : try row["summary"].asBlob
        hasTimes = try row["min_time_us"].asInteger <= row["max_time_us"].asInteger
        (indexEntries, filter) = try table.finding(id)
        batches = try table.auditedBatches(of: row)
    }
}

extension OutcomeTable {
    fileprivate func auditedBatches(of row: Row) throws -> [AuditedBatch] {
        try connection.query(
            OutcomeSQL.batches, [row["environment"], row["first_batch"], row["last_batch"]]
        ).map { try AuditedBatch($0) }
    }
}

extension AuditedBatch {
    fileprivate init(_ row: Row) throws {
        id = try row["id"].asInteger
        reporter = try row["reporter"].asText
        seq = try row["seq"].asOrdinal
        outcomeCount = UInt32(clamping: try row["outcome_count"].asInteger)
        minMicros = try row["min_time_us"].asInteger
        maxMicros = try row["max_time_us"].asInteger
        digest = try row["digest"].asBlob
        contentDigest = try row["content_digest"].asBlob
        isErased = try row["erased_time_us"].asInteger != 0
    }
}

extension EvalSummary {
    fileprivate init(shown row: Row) throws {
        // What is compared with the stored summary may be anything; a count that no run can have is not its count.
        self.init(sampleCount: UInt64(clamping: try row["sample_count"].asInteger))
        schemaValidRate = try row["schema_valid_rate"].asOptionalDouble
        patchApplySuccess = try row["patch_apply_success"].asOptionalDouble
        editAfterGenerateRate = try row["edit_after_generate_rate"].asOptionalDouble
        publishConversionProxy = try row["publish_conversion_proxy"].asOptionalDouble
        safetyHtmlTailwindCompliance = try row["safety_html_tailwind_compliance"].asOptionalDouble
        fallbackRate = try row["fallback_rate"].asOptionalDouble
        p95LatencyMs = try row["p95_latency_ms"].asOptionalDouble
    }
}

private enum AuditSQL {
    static let samples = """
        SELECT run, upload, seq, sample_count, digest, dropped, clusters, hot, cold FROM eval_segments \
        WHERE (run, upload, seq) > ($1, $2, $3) ORDER BY run, upload, seq LIMIT $4
        """
    static let batches = """
        SELECT id, reporter, seq, outcome_count, min_time_us, max_time_us, digest, content_digest, erased_time_us \
        FROM outcome_batches WHERE id > $1 ORDER BY id LIMIT $2
        """
    static let outcomes = """
        SELECT s.id, s.environment, s.first_batch, s.last_batch, s.outcome_count, s.min_time_us, s.max_time_us, \
        s.digest, c.hot, c.times, c.cold, e.hot AS earlier_hot, e.cold AS earlier_cold, u.summary \
        FROM outcome_segments AS s LEFT JOIN outcome_columns AS c ON c.segment = s.id \
        LEFT JOIN outcome_segments_3 AS e ON e.id = s.id LEFT JOIN outcome_summaries AS u ON u.segment = s.id \
        WHERE s.id > $1 AND s.since_generation <= $3 AND s.until_generation > $3 ORDER BY s.id LIMIT $2
        """
    static let summary = """
        SELECT sample_count, schema_valid_rate, patch_apply_success, edit_after_generate_rate, \
        publish_conversion_proxy, safety_html_tailwind_compliance, fallback_rate, p95_latency_ms \
        FROM eval_run_summaries WHERE run = $1
        """
}
