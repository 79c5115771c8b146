import RegentDatabase

/// How far the counts of an SLA target have come.
package struct StoredSlaSeries: Sendable, Hashable {
    /// Name of the target.
    package let target: String
    /// What is counted; what the text means is the engine's business.
    package let criterion: String
    /// Outcomes up to this batch, in the order of all, are in the counts.
    package var batch: Int64
    /// The last minute, since 1970, that was evaluated.
    package var minute: Int64
    /// The last minute whose burning an alert was opened for; -1 = none.
    package var burnMinute: Int64

    /// A series, by its parts.
    package init(target: String, criterion: String, batch: Int64, minute: Int64, burnMinute: Int64) {
        (self.target, self.criterion, self.batch) = (target, criterion, batch)
        (self.minute, self.burnMinute) = (minute, burnMinute)
    }
}

/// Outcomes of a minute.
package struct StoredSlaCount: Sendable, Hashable {
    /// Minutes since 1970.
    package let minute: Int64
    /// The last revision of the ledger when they were stored; 0 where it was not asked for.
    package let revision: UInt64
    /// Those that keep the promise.
    package let good: UInt64
    /// Those that do not.
    package let bad: UInt64

    /// A count, by its parts.
    package init(minute: Int64, revision: UInt64, good: UInt64, bad: UInt64) {
        (self.minute, self.revision, self.good, self.bad) = (minute, revision, good, bad)
    }
}

extension Store {
    /// How far the counts of a target by a criterion have come; nil where there are none.
    ///
    /// - Throws: `StorageError`.
    package func slaSeries(of target: String, by criterion: String) async throws -> StoredSlaSeries? {
        try await read { try SlaSeriesTable($0).series(target, criterion)?.series }
    }

    /// The counts of a target by a criterion in some minutes, in the order of time; none where there are none.
    ///
    /// - Parameter revision: only of outcomes that were stored at it or before; nil = of all.
    /// - Throws: `StorageError`.
    package func slaCounts(
        of target: String, by criterion: String, minutes: ClosedRange<Int64>, asOf revision: UInt64? = nil
    ) async throws -> [StoredSlaCount] {
        try await read { connection in
            let table = SlaSeriesTable(connection)
            guard let id = try table.series(target, criterion)?.id else { return [] }
            return try table.counts(id, minutes, asOf: revision)
        }
    }
}

extension WriteTransaction {
    /// Adds to the counts of a target, and keeps how far they have come; false, and nothing is changed, where they have
    /// come to another batch than the one that the counts begin after: nothing is counted twice.
    ///
    /// - Parameter batch: 0 where there is no series yet.
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func putSlaSeries(
        _ series: StoredSlaSeries, adding counts: [StoredSlaCount], after batch: Int64
    ) throws -> Bool {
        let table = SlaSeriesTable(connection)
        guard try table.series(series.target, series.criterion)?.series.batch ?? 0 == batch else { return false }
        try table.put(series, adding: counts)
        return true
    }

    /// The batch up to which outcomes of a target are in its counts; nil where there are none.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func slaSeries(of target: String, by criterion: String) throws -> StoredSlaSeries? {
        try SlaSeriesTable(connection).series(target, criterion)?.series
    }

    /// The segments of an environment after a batch, whole, with the batches whose rows they hold; at most so many.
    ///
    /// - Throws: `StorageError`; `DatabaseError`.
    package func outcomes(
        environment: String, after batch: Int64, limit: Int
    ) throws -> [(key: OutcomeSegmentKey, outcomes: StoredOutcomes, batches: [OutcomeBatchKey])] {
        let table = OutcomeTable(connection)
        let generation = try table.lastGeneration()
        let keys = try table.segments(environment, after: batch, generation: generation, limit: limit)
        return try keys.compactMap { key in
            try table.segment(key.id, generation: generation).map { (key, $0.outcomes, $0.batches) }
        }
    }
}

/// The tables of counts for SLA targets.
struct SlaSeriesTable {
    private static let find = """
        SELECT id, batch, minute, burn_minute FROM sla_series WHERE target = $1 AND criterion = $2
        """
    private static let last = "SELECT max(id) AS last FROM sla_series"
    private static let insert = """
        INSERT INTO sla_series (id, target, criterion, batch, minute, burn_minute) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let update = "UPDATE sla_series SET batch = $2, minute = $3, burn_minute = $4 WHERE id = $1"
    private static let add = """
        INSERT INTO sla_counts (series, minute, revision, good, bad) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (series, minute, revision) DO UPDATE SET good = sla_counts.good + excluded.good, \
        bad = sla_counts.bad + excluded.bad
        """
    private static let sums = """
        SELECT minute, sum(good) AS good, sum(bad) AS bad FROM sla_counts \
        WHERE series = $1 AND minute BETWEEN $2 AND $3 AND revision <= $4 GROUP BY minute ORDER BY minute
        """

    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func series(_ target: String, _ criterion: String) throws -> (id: Int64, series: StoredSlaSeries)? {
        try connection.first(Self.find, [.text(target), .text(criterion)]).map { row in
            let series = StoredSlaSeries(
                target: target, criterion: criterion, batch: try row["batch"].asInteger,
                minute: try row["minute"].asInteger, burnMinute: try row["burn_minute"].asInteger)
            return (try row["id"].asInteger, series)
        }
    }

    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func put(_ series: StoredSlaSeries, adding counts: [StoredSlaCount]) throws {
        let numbers: [SQLValue] = [.integer(series.batch), .integer(series.minute), .integer(series.burnMinute)]
        if let id = try self.series(series.target, series.criterion)?.id {
            try connection.execute(Self.update, [.integer(id)] + numbers)
            return try add(counts, to: id)
        }
        let last = try connection.first(Self.last)?["last"]
        let id = try last.map { $0.isNull ? 0 : Int64(try $0.asOrdinal) } ?? 0
        try connection.execute(
            Self.insert, [.integer(id + 1), .text(series.target), .text(series.criterion)] + numbers)
        try add(counts, to: id + 1)
    }

    private func add(_ counts: [StoredSlaCount], to id: Int64) throws {
        for count in counts {
            try connection.execute(
                Self.add,
                [
                    .integer(id), .integer(count.minute), .bound(count.revision), .bound(count.good),
                    .bound(count.bad),
                ])
        }
    }

    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func counts(_ id: Int64, _ minutes: ClosedRange<Int64>, asOf revision: UInt64?) throws -> [StoredSlaCount] {
        let values: [SQLValue] = [
            .integer(id), .integer(minutes.lowerBound), .integer(minutes.upperBound), .bound(revision ?? .max),
        ]
        return try connection.query(Self.sums, values).map { row in
            StoredSlaCount(
                minute: try row["minute"].asInteger, revision: 0, good: try row["good"].asOrdinal,
                bad: try row["bad"].asOrdinal)
        }
    }
}
