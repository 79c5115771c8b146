import RegentDatabase

/// The tables of route outcomes.
struct OutcomeTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// Stores the next batch of a reporter, or recognises one that is stored.
    ///
    /// - Throws: `StorageError` `.reporterTaken`, `.sequenceGap`, `.chunkConflict`, `.damaged`.
    func append(_ segment: OutcomeSegment) throws -> SegmentOutcome {
        let isOwned = try checkOwner(of: segment.reporter, segment.principal)
        let last = try lastSeq(segment.reporter)
        guard segment.seq > last else { return try recognise(segment, last: last) }
        guard segment.seq == last + 1 else { throw Self.gap(segment, last) }
        if !isOwned {
            try connection.execute(OutcomeSQL.own, [.text(segment.reporter), .text(segment.principal)])
        }
        try insert(segment, id: try lastID() + 1)
        return .stored
    }

    /// Whether a reporter belongs to a principal; false if it has no owner yet.
    ///
    /// - Throws: `StorageError` `.reporterTaken` where it is another's.
    @discardableResult
    func checkOwner(of reporter: String, _ principal: String) throws -> Bool {
        guard let owner = try connection.first(OutcomeSQL.owner, [.text(reporter)])?["principal"].asText else {
            return false
        }
        guard owner == principal else {
            throw StorageError(
                .reporterTaken, "reporter \(reporter) belongs to another principal; use another reporter name",
                ["reporter": reporter])
        }
        return true
    }

    /// The last stored number of a reporter; 0 if there is none.
    func lastSeq(_ reporter: String) throws -> UInt64 {
        guard let last = try connection.first(OutcomeSQL.lastSeq, [.text(reporter)])?["last"], !last.isNull
        else { return 0 }
        return try last.asOrdinal
    }

    /// Batches of an environment that may have outcomes in a range of time, erased ones too, in the order of storing,
    /// with hot columns.
    func summarised(
        _ environment: String, times: Range<Int64>, after id: Int64, limit: Int,
        _ body: (StoredOutcomes) throws -> Bool
    ) throws {
        let values: [SQLValue] = [
            .text(environment), .integer(id), .integer(times.lowerBound), .integer(times.upperBound),
            .integer(Int64(limit)),
        ]
        try connection.forEachRow(OutcomeSQL.summarised, values) { row in
            try body(try StoredOutcomes(row, id: try row["id"].asInteger, cold: []))
        }
    }

    /// Places of segments that hold a value, the newest first, after a place.
    func places(
        _ environment: String, _ dimension: OutcomeDimension, _ value: String, times: Range<Int64>,
        after place: OutcomePlace, limit: Int
    ) throws -> [OutcomePlace] {
        let values: [SQLValue] = [
            .text(environment), .text(dimension.rawValue), .text(value), .integer(place.times.upperBound),
            .integer(place.segment), .integer(times.lowerBound), .integer(times.upperBound), .integer(Int64(limit)),
        ]
        return try connection.query(OutcomeSQL.places, values).map { row in
            let (first, last) = (try row["min_time_us"].asInteger, try row["max_time_us"].asInteger)
            guard first <= last else {
                throw StorageError(.damaged, "a batch of outcomes ends before it begins")
            }
            return OutcomePlace(segment: try row["segment"].asInteger, times: first...last)
        }
    }

    /// Filters of segments before one, the last stored first.
    func filters(before segment: Int64, limit: Int) throws -> [(segment: Int64, filter: [UInt8])] {
        try connection.query(OutcomeSQL.filters, [.integer(segment), .integer(Int64(limit))]).map { row in
            (try row["segment"].asInteger, try row["filter"].asBlob)
        }
    }

    /// One segment, whole.
    func segment(_ id: Int64) throws -> StoredOutcomes? {
        try connection.first(OutcomeSQL.segment, [.integer(id)]).map { row in
            try StoredOutcomes(row, id: id, cold: try row["cold"].asBlob)
        }
    }

    /// Erases the content of some segments whose last outcome was made before a time, and returns their number.
    ///
    /// Their rows stay, with counts, times and digest, so that a batch that comes again is recognised.
    func erase(before time: Int64, now: Int64, limit: Int) throws -> Int {
        let segments = try connection.query(OutcomeSQL.erasable, [.integer(time), .integer(Int64(limit))])
        for row in segments {
            let id = try row["id"].asInteger
            try connection.execute(OutcomeSQL.removeValues, [.integer(id)])
            try connection.execute(OutcomeSQL.removeFilter, [.integer(id)])
            try connection.execute(OutcomeSQL.erase, [.integer(id), .blob([]), .integer(now)])
        }
        return segments.count
    }

    private func lastID() throws -> Int64 {
        guard let last = try connection.first(OutcomeSQL.lastID)?["last"], !last.isNull else { return 0 }
        return Int64(try last.asOrdinal)
    }

    private func insert(_ segment: OutcomeSegment, id: Int64) throws {
        let (first, last) = (segment.times.lowerBound, segment.times.upperBound)
        try connection.execute(
            OutcomeSQL.insert,
            [
                .integer(id), .text(segment.reporter), try .unsigned(segment.seq), .text(segment.environment),
                .integer(Int64(segment.outcomeCount)), .integer(first), .integer(last), .blob(segment.digest),
                .blob(segment.hot), .blob(segment.cold),
            ])
        for entry in segment.indexEntries {
            try connection.execute(
                OutcomeSQL.insertValue,
                [
                    .text(entry.environment), .text(entry.dimension), .text(entry.value),
                    .integer(entry.maxMicros), .integer(id), .integer(entry.minMicros),
                ])
        }
        try connection.execute(OutcomeSQL.insertFilter, [.integer(id), .blob(segment.filter)])
    }

    private func recognise(_ segment: OutcomeSegment, last: UInt64) throws -> SegmentOutcome {
        let values: [SQLValue] = [.text(segment.reporter), try .unsigned(segment.seq)]
        guard let row = try connection.first(OutcomeSQL.find, values) else { throw Self.gap(segment, last) }
        let digest = try row["digest"].asDigest
        guard digest == segment.digest else {
            throw StorageError(
                .chunkConflict,
                "batch \(segment.seq) of reporter \(segment.reporter) is already stored with different content",
                [
                    "reporter": segment.reporter, "seq": "\(segment.seq)", "expected": Hexadecimal.text(digest),
                    "actual": Hexadecimal.text(segment.digest),
                ])
        }
        return .duplicate
    }

    private static func gap(_ segment: OutcomeSegment, _ last: UInt64) -> StorageError {
        StorageError(
            .sequenceGap, "batch \(last + 1) of \(segment.reporter) comes next, not \(segment.seq)",
            ["reporter": segment.reporter, "expected": "\(last + 1)", "actual": "\(segment.seq)"])
    }
}

extension OutcomeTable {
    /// The indexes of a segment: its rows by value, and its filter.
    func finding(_ segment: Int64) throws -> (entries: Set<OutcomeIndexEntry>, filter: [UInt8]?) {
        let rows = try connection.query(OutcomeSQL.values, [.integer(segment)])
        let entries = try rows.map { row in
            OutcomeIndexEntry(
                environment: try row["environment"].asText, dimension: try row["dimension"].asText,
                value: try row["value"].asText, minMicros: try row["min_time_us"].asInteger,
                maxMicros: try row["max_time_us"].asInteger)
        }
        return (Set(entries), try connection.first(OutcomeSQL.filter, [.integer(segment)])?["filter"].asBlob)
    }
}

extension StoredOutcomes {
    /// A batch as it was stored.
    ///
    /// - Throws: `StorageError` `.damaged` for a value that a batch cannot have; `DatabaseError`.
    init(_ row: Row, id: Int64, cold: [UInt8]) throws {
        _ = (try row["outcome_count"].asCount(UInt32.self), try row["digest"].asDigest)
        try self.init(found: row, id: id, cold: cold)
    }

    /// A batch as it is in the file, for checks that compare it with its content: a count that no batch can
    /// have becomes the nearest one.
    init(found row: Row, id: Int64, cold: [UInt8]) throws {
        self.init(
            id: id, environment: try row["environment"].asText,
            outcomeCount: UInt32(clamping: try row["outcome_count"].asInteger), digest: try row["digest"].asBlob,
            hot: try row["hot"].asBlob, cold: cold, isErased: try row["erased_time_us"].asInteger != 0)
    }
}

/// The statements of outcomes; open to tests, which ask the engine how it carries them out.
package enum OutcomeSQL {
    static let owner = "SELECT principal FROM outcome_reporters WHERE reporter = $1"
    static let own = "INSERT INTO outcome_reporters (reporter, principal) VALUES ($1, $2)"
    static let lastSeq = "SELECT max(seq) AS last FROM outcome_segments WHERE reporter = $1"
    static let lastID = "SELECT max(id) AS last FROM outcome_segments"
    static let find = "SELECT digest FROM outcome_segments WHERE reporter = $1 AND seq = $2"
    static let insert = """
        INSERT INTO outcome_segments (id, reporter, seq, environment, outcome_count, min_time_us, max_time_us, \
        digest, hot, cold) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    static let insertValue = """
        INSERT INTO outcome_values (environment, dimension, value, max_time_us, segment, min_time_us) \
        VALUES ($1, $2, $3, $4, $5, $6)
        """
    static let insertFilter = "INSERT INTO outcome_filters (segment, filter) VALUES ($1, $2)"
    /// Hot columns of segments that may have outcomes in a range of time.
    package static let summarised = """
        SELECT id, environment, outcome_count, digest, erased_time_us, hot FROM outcome_segments \
        WHERE environment = $1 AND id > $2 AND max_time_us >= $3 AND min_time_us < $4 ORDER BY id LIMIT $5
        """
    /// Segments that hold a value, the newest first.
    package static let places = """
        SELECT segment, min_time_us, max_time_us FROM outcome_values WHERE environment = $1 AND dimension = $2 \
        AND value = $3 AND (max_time_us, segment) < ($4, $5) AND max_time_us >= $6 AND min_time_us < $7 \
        ORDER BY max_time_us DESC, segment DESC LIMIT $8
        """
    /// Filters of request ids, the last stored first.
    package static let filters = """
        SELECT segment, filter FROM outcome_filters WHERE segment < $1 ORDER BY segment DESC LIMIT $2
        """
    /// One segment.
    package static let segment = """
        SELECT environment, outcome_count, digest, erased_time_us, hot, cold FROM outcome_segments WHERE id = $1
        """
    static let values = """
        SELECT environment, dimension, value, min_time_us, max_time_us FROM outcome_values WHERE segment = $1
        """
    static let filter = "SELECT filter FROM outcome_filters WHERE segment = $1"
    /// Segments that have not been erased, the one with the oldest last outcome first.
    package static let erasable = """
        SELECT id FROM outcome_segments WHERE erased_time_us = 0 AND max_time_us < $1 ORDER BY max_time_us LIMIT $2
        """
    /// Takes a segment out of the indexes by value.
    package static let removeValues = "DELETE FROM outcome_values WHERE segment = $1"
    static let removeFilter = "DELETE FROM outcome_filters WHERE segment = $1"
    static let erase = "UPDATE outcome_segments SET hot = $2, cold = $2, erased_time_us = $3 WHERE id = $1"
}
