import RegentDatabase

/// The tables of route outcomes: the directory of batches, and the segments that hold their rows.
struct OutcomeTable {
    /// `until_generation` of a segment that was not replaced.
    static let current = Int64.max

    let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// Stores the next batch of a reporter, or recognises one that is stored.
    ///
    /// - Throws: `StorageError` `.reporterTaken`, `.sequenceGap`, `.chunkConflict`, `.damaged`.
    func append(_ segment: OutcomeSegment) throws -> SegmentOutcome { try place(segment) == nil ? .duplicate : .stored }

    /// Stores the next batch of a reporter and gives its place in the order of all; nil for one that is stored.
    ///
    /// - Throws: as `append`.
    func place(_ segment: OutcomeSegment) throws -> Int64? {
        let isOwned = try checkOwner(of: segment.reporter, segment.principal)
        let last = try lastSeq(segment.reporter)
        guard segment.seq > last else {
            try recognise(segment, last: last)
            return nil
        }
        guard segment.seq == last + 1 else { throw Self.gap(segment, last) }
        if !isOwned {
            try connection.execute(OutcomeSQL.own, [.text(segment.reporter), .text(segment.principal)])
        }
        let batch = try lastID(OutcomeSQL.lastBatch) + 1
        let content = segment.content
        try connection.execute(
            OutcomeSQL.insertBatch,
            [
                .integer(batch), .text(segment.reporter), try .unsigned(segment.seq), .text(content.environment),
                .integer(Int64(content.outcomeCount)), .integer(content.times.lowerBound),
                .integer(content.times.upperBound), .blob(content.digest),
                .bound(try LedgerTable(connection).lastRevision()),
            ])
        try insert(content, id: try lastSegment() + 1, batches: batch...batch, since: 0)
        return batch
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

    /// Id of the last segment; 0 when there is none.
    func lastSegment() throws -> Int64 { try lastID(OutcomeSQL.lastSegment) }

    /// The generation that sees every present segment; that of a damaged file, which has no last one, is the greatest.
    func lastGeneration() throws -> Int64 {
        do { return try lastSegment() } catch let error as StorageError where error.code == .damaged {
            return Self.current - 1
        }
    }

    /// The place of the last batch in the order of all; 0 when there is none.
    func lastBatch() throws -> Int64 { try lastID(OutcomeSQL.lastBatch) }

    private func lastID(_ sql: String) throws -> Int64 {
        guard let last = try connection.first(sql)?["last"], !last.isNull else { return 0 }
        return Int64(try last.asOrdinal)
    }

    /// Stores a segment and what leads to it.
    ///
    /// - Parameter since: the first generation that sees it.
    func insert(_ content: OutcomeContent, id: Int64, batches: ClosedRange<Int64>, since: Int64) throws {
        let (first, last) = (content.times.lowerBound, content.times.upperBound)
        try connection.execute(
            OutcomeSQL.insertSegment,
            [
                .integer(id), .text(content.environment), .integer(batches.lowerBound), .integer(batches.upperBound),
                .integer(Int64(content.outcomeCount)), .integer(first), .integer(last),
                .integer(Self.span(first, last)), .blob(content.digest), .integer(since), .integer(Self.current),
            ])
        try insertColumns(of: content, id: id)
    }

    /// Stores the columns of a segment and what leads to them.
    func insertColumns(of content: OutcomeContent, id: Int64) throws {
        try connection.execute(
            OutcomeSQL.insertColumns,
            [.integer(id), .blob(content.hot), .blob(content.packedTimes), .blob(content.cold)])
        if !content.summary.isEmpty {
            try connection.execute(OutcomeSQL.insertSummary, [.integer(id), .blob(content.summary)])
        }
        for entry in content.indexEntries {
            try connection.execute(
                OutcomeSQL.insertValue,
                [
                    .text(entry.environment), .text(entry.dimension), .text(entry.value),
                    .integer(entry.maxMicros), .integer(id), .integer(entry.minMicros),
                ])
        }
        try connection.execute(OutcomeSQL.insertFilter, [.integer(id), .blob(content.filter)])
    }

    /// Removes the columns of a segment and what leads to them.
    func removeColumns(of segment: Int64) throws {
        for sql in OutcomeSQL.removals { try connection.execute(sql, [.integer(segment)]) }
    }

    /// The least k with last − first < 2^k; that of a damaged pair is the greatest.
    static func span(_ first: Int64, _ last: Int64) -> Int64 {
        let (width, isTooWide) = last.subtractingReportingOverflow(first)
        return isTooWide || width < 0 ? 63 : Int64(64 - width.leadingZeroBitCount)
    }

    private func recognise(_ segment: OutcomeSegment, last: UInt64) throws {
        let values: [SQLValue] = [.text(segment.reporter), try .unsigned(segment.seq)]
        guard let row = try connection.first(OutcomeSQL.find, values) else { throw Self.gap(segment, last) }
        let digest = try row["digest"].asDigest
        guard digest == segment.content.digest else {
            throw StorageError(
                .chunkConflict,
                "batch \(segment.seq) of reporter \(segment.reporter) is already stored with different content",
                [
                    "reporter": segment.reporter, "seq": "\(segment.seq)", "expected": Hexadecimal.text(digest),
                    "actual": Hexadecimal.text(segment.content.digest),
                ])
        }
    }

    private static func gap(_ segment: OutcomeSegment, _ last: UInt64) -> StorageError {
        StorageError(
            .sequenceGap, "batch \(last + 1) of \(segment.reporter) comes next, not \(segment.seq)",
            ["reporter": segment.reporter, "expected": "\(last + 1)", "actual": "\(segment.seq)"])
    }
}

// MARK: - Finding

extension OutcomeTable {
    /// Segments of an environment that may have outcomes in a range of time, in the order of their batches.
    ///
    /// Segments lie in the index by how long they last: of those that last at most d, only the ones whose last outcome
    /// was made at the end of the range and d, or before, can begin within it.
    func segments(_ environment: String, times: Range<Int64>, generation: Int64) throws -> [OutcomeSegmentKey] {
        var keys: [OutcomeSegmentKey] = []
        var last: Int64 = -1
        while let row = try connection.first(OutcomeSQL.nextSpan, [.text(environment), .integer(last)]),
            !row["span"].isNull
        {
            last = try row["span"].asInteger
            let longest = last < 63 ? Int64(1) << max(0, last) : .max
            let (end, isTooLate) = times.upperBound.addingReportingOverflow(longest)
            let values: [SQLValue] = [
                .text(environment), .integer(last), .integer(times.lowerBound), .integer(isTooLate ? .max : end),
                .integer(times.upperBound), .integer(generation),
            ]
            keys += try connection.query(OutcomeSQL.window, values).map { try OutcomeSegmentKey($0) }
        }
        return keys.sorted { $0.batches.lowerBound < $1.batches.lowerBound }
    }

    /// Outcomes of erased batches that may have been made in a range of time.
    func erasedCount(_ environment: String, times: Range<Int64>) throws -> UInt64 {
        let values: [SQLValue] = [.text(environment), .integer(times.lowerBound), .integer(times.upperBound)]
        guard let sum = try connection.first(OutcomeSQL.erasedCount, values)?["n"], !sum.isNull else { return 0 }
        return try sum.asCount()
    }

    /// Places of segments that hold a value, the newest first, after a place.
    func places(
        _ environment: String, _ dimension: OutcomeDimension, _ value: String, times: Range<Int64>,
        after place: OutcomePlace, generation: Int64, limit: Int
    ) throws -> [OutcomePlace] {
        let values: [SQLValue] = [
            .text(environment), .text(dimension.rawValue), .text(value), .integer(place.times.upperBound),
            .integer(place.segment), .integer(times.lowerBound), .integer(times.upperBound), .integer(generation),
            .integer(Int64(limit)),
        ]
        return try connection.query(OutcomeSQL.places, values).map { row in
            OutcomePlace(segment: try row["segment"].asInteger, times: try row.outcomeTimes)
        }
    }

    /// Filters of segments before one, the last stored first.
    func filters(before segment: Int64, limit: Int) throws -> [(segment: Int64, filter: [UInt8])] {
        try connection.query(OutcomeSQL.filters, [.integer(segment), .integer(Int64(limit))]).map { row in
            (try row["segment"].asInteger, try row["filter"].asBlob)
        }
    }

    /// One segment, whole, with the batches whose rows it holds; nil where the generation has none of this id.
    func segment(
        _ id: Int64, generation: Int64
    ) throws -> (outcomes: StoredOutcomes, batches: [OutcomeBatchKey])? {
        let row = try connection.first(OutcomeSQL.segment, [.integer(id), .integer(generation)])
        guard let row else { return nil }
        let outcomes = try StoredOutcomes(row, id: id, cold: try row.outcomeColumn("cold"))
        return (outcomes, try batches(of: row).filter { !$0.isErased }.map(\.key))
    }

    /// What a summary reads of one segment; nil where the generation has none of this id.
    func hotSegment(_ id: Int64, withTimes: Bool, generation: Int64) throws -> StoredOutcomes? {
        let sql = withTimes ? OutcomeSQL.hotWithTimes : OutcomeSQL.hot
        return try connection.first(sql, [.integer(id), .integer(generation)]).map {
            try StoredOutcomes($0, id: id, cold: [])
        }
    }

    /// The hot columns of one segment, with times, and the batches whose rows it holds; nil where the generation has
    /// none of this id.
    func hotSegmentWithBatches(
        _ id: Int64, generation: Int64
    ) throws -> (outcomes: StoredOutcomes, batches: [OutcomeBatchKey])? {
        let row = try connection.first(OutcomeSQL.hotWithTimes, [.integer(id), .integer(generation)])
        guard let row else { return nil }
        return (try StoredOutcomes(row, id: id, cold: []), try batches(of: row).filter { !$0.isErased }.map(\.key))
    }

    /// Every column of one segment; nil where the generation has none of this id.
    func wholeSegment(_ id: Int64, generation: Int64) throws -> StoredOutcomes? {
        try connection.first(OutcomeSQL.segment, [.integer(id), .integer(generation)]).map {
            try StoredOutcomes($0, id: id, cold: try $0.outcomeColumn("cold"))
        }
    }

    /// What a summary takes instead of the columns of a segment; nil where there is none.
    func summary(_ segment: Int64) throws -> [UInt8]? {
        try connection.first(OutcomeSQL.summary, [.integer(segment)])?["summary"].asBlob
    }

    /// The place of a batch in the order of all; nil where it is not stored.
    func batch(_ reporter: String, _ seq: UInt64) throws -> Int64? {
        guard let stored = Int64(exactly: seq) else { return nil }
        return try connection.first(OutcomeSQL.find, [.text(reporter), .integer(stored)])?["id"].asInteger
    }

    /// Segments that hold batches of an environment after one, in their order.
    func segments(
        _ environment: String, after batch: Int64, generation: Int64, limit: Int
    ) throws -> [OutcomeSegmentKey] {
        let place: [SQLValue] = [.text(environment), .integer(batch), .integer(generation)]
        let holder = try connection.first(OutcomeSQL.holderAsOf, place)?["first_batch"]
        let first = try holder.map { $0.isNull ? batch : try $0.asInteger } ?? batch
        return try connection.query(
            OutcomeSQL.following,
            [.text(environment), .integer(first), .integer(batch), .integer(generation), .integer(Int64(limit))]
        ).map { try OutcomeSegmentKey($0) }
    }

    /// The last batch of an environment that was stored before a revision of the ledger; 0 where there is none.
    func lastBatch(_ environment: String, before revision: UInt64) throws -> Int64 {
        let row = try connection.first(OutcomeSQL.lastBatchBefore, [.text(environment), .bound(revision)])
        return try row?["id"].asInteger ?? 0
    }

    /// The batches from the first to the last one of a row of `outcome_segments`.
    func batches(of row: Row) throws -> [DirectoryBatch] {
        try connection.query(
            OutcomeSQL.batches, [row["environment"], row["first_batch"], row["last_batch"]]
        ).map { try DirectoryBatch($0) }
    }

    /// What leads to a segment: its rows by value, and its filter.
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

/// A row of the directory that a segment spans.
struct DirectoryBatch {
    let key: OutcomeBatchKey
    let maxMicros: Int64
    let isErased: Bool

    init(_ row: Row) throws {
        key = OutcomeBatchKey(
            id: try row["id"].asInteger, reporter: try row["reporter"].asText, seq: try row["seq"].asOrdinal,
            outcomeCount: try row["outcome_count"].asCount(),
            hasContentDigest: try !row["content_digest"].asBlob.isEmpty, revision: try row["revision"].asOrdinal)
        maxMicros = try row["max_time_us"].asInteger
        isErased = try row["erased_time_us"].asInteger != 0
    }
}

extension Row {
    /// First and last create time.
    ///
    /// - Throws: `StorageError` `.damaged`.
    var outcomeTimes: ClosedRange<Int64> {
        get throws {
            let (first, last) = (try self["min_time_us"].asInteger, try self["max_time_us"].asInteger)
            guard first <= last else {
                throw StorageError(.damaged, "a batch of outcomes ends before it begins")
            }
            return first...last
        }
    }

    /// A column of a segment, from the table that has it; empty where neither does.
    fileprivate func outcomeColumn(_ name: String) throws -> [UInt8] {
        if !self[name].isNull { return try self[name].asBlob }
        let earlier = self["earlier_" + name]
        return earlier.isNull ? [] : try earlier.asBlob
    }
}

extension OutcomeSegmentKey {
    init(_ row: Row) throws {
        let (first, last) = (try row["first_batch"].asInteger, try row["last_batch"].asInteger)
        guard first <= last else { throw StorageError(.damaged, "a segment of outcomes has no batch") }
        self.init(
            id: try row["id"].asInteger, batches: first...last, outcomeCount: try row["outcome_count"].asCount(),
            times: try row.outcomeTimes)
    }
}

extension StoredOutcomes {
    /// A segment as it was stored.
    ///
    /// - Throws: `StorageError` `.damaged` where a value is none that a segment can have; `DatabaseError`.
    init(_ row: Row, id: Int64, cold: [UInt8]) throws {
        _ = (try row["outcome_count"].asCount(UInt32.self), try row["digest"].asDigest, try row.outcomeTimes)
        try self.init(found: row, id: id, cold: cold)
    }

    /// A segment as it stands in the file, for checks that compare it with its content: a count that none can have
    /// becomes the nearest one, and times that are the wrong way round those of its first outcome.
    init(found row: Row, id: Int64, cold: [UInt8]? = nil) throws {
        let (first, last) = (try row["min_time_us"].asInteger, try row["max_time_us"].asInteger)
        self.init(
            id: id, environment: try row["environment"].asText,
            outcomeCount: UInt32(clamping: try row["outcome_count"].asInteger), times: first...max(first, last),
            digest: try row["digest"].asBlob, hot: try row.outcomeColumn("hot"),
            packedTimes: row["times"].isNull ? nil : try row["times"].asBlob,
            cold: try cold ?? row.outcomeColumn("cold"), isEarlier: row["hot"].isNull && !row["earlier_hot"].isNull)
    }
}
