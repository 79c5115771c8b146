import RegentDatabase

extension Store {
    /// Most batches read in one snapshot: reads are short, so that the log can reset.
    private static let batchesReadMax = 64

    /// Hands a batch to the writer and returns at once; first in, first out.
    ///
    /// The place is given back when the writer is done.
    /// `completion` is called on the writer, after COMMIT, and must be brief: what it receives is durable.
    /// Failures: `StorageError` `.notFound`, `.runNotRunning`, `.sequenceGap`, `.chunkConflict`,
    /// `.batchDropped`, and those of the database; each leaves the run as it was.
    package func submit(
        _ segment: SampleSegment, in place: BulkPlace,
        completion: @escaping @Sendable (Result<SegmentOutcome, any Error>) -> Void
    ) {
        place.keep(segment.byteCount)
        database.submit(lane: .bulk) { connection in
            try SegmentTable(connection).append(segment)
        } completion: { [place] result in
            withExtendedLifetime(place) { completion(result.mapError(StorageError.translating)) }
        }
    }

    /// Stores a batch and waits until it is durable.
    ///
    /// - Throws: as `submit` reports.
    package func append(_ segment: SampleSegment) async throws -> SegmentOutcome {
        let place = try await bulk.place()
        return try await withCheckedThrowingContinuation { continuation in
            submit(segment, in: place) { continuation.resume(with: $0) }
        }
    }

    /// The last durable number of an upload, including dropped batches; 0 if there is none.
    ///
    /// - Throws: `StorageError`.
    package func durableSeq(run: String, upload: String) async throws -> UInt64 {
        try await read { try SegmentTable($0).lastSeq(run, upload) }
    }

    /// The first batch of an upload that was given up; nil where all of it counts.
    ///
    /// - Throws: `StorageError`.
    package func firstDropped(run: String, upload: String) async throws -> UInt64? {
        try await read { try SegmentTable($0).firstDropped(run, upload) }
    }

    /// Every batch of a run by (upload, number), without content and without the dropped ones.
    ///
    /// - Throws: `StorageError`.
    package func segmentKeys(run: String) async throws -> [SegmentKey] {
        try await read { try SegmentTable($0).keys(run) }
    }

    /// SHA-256 over the run's batches; see `RunContent`.
    ///
    /// - Throws: `StorageError`.
    package func contentDigest(run: String) async throws -> [UInt8] {
        RunContent.digest(of: try await segmentKeys(run: run))
    }

    /// Some batches of a run from a place on: at most `limit`, fewer where they pass `bytesMax`; empty only at the
    /// end. Go on from the place after the last one, (upload, seq + 1).
    ///
    /// - Parameter bytesMax: bytes of columns; a first batch that is larger is given alone.
    /// - Throws: `StorageError`.
    package func segments(
        run: String, from position: SegmentPosition = SegmentPosition(upload: "", seq: 0),
        limit: Int = 64, columns: SegmentColumns, bytesMax: Int = 16 << 20
    ) async throws -> [StoredSegment] {
        try await readSegments { connection in
            var (segments, bytes): ([StoredSegment], Int) = ([], 0)
            let limit = max(0, min(limit, Self.batchesReadMax))
            try SegmentTable(connection).forEach(run, from: position, limit: limit, columns: columns) {
                segment in
                bytes += segment.hot.count + segment.cold.count
                if segments.isEmpty || bytes <= bytesMax { segments.append(segment) }
                return bytes < bytesMax
            }
            return segments
        }
    }

    /// Hands the batches of a run over in order, all or `limit` of them from a place on, never many at a time: some are
    /// read while those before are looked at.
    ///
    /// It reads in several short snapshots: of a running run it sees batches that come meanwhile.
    /// - Throws: `StorageError`, and what the body throws.
    package func forEachSegment(
        run: String, from start: SegmentPosition = SegmentPosition(upload: "", seq: 0), limit: Int = .max,
        columns: SegmentColumns, _ body: (StoredSegment) throws -> Void
    ) async throws {
        var left = limit
        var segments = try await segments(run: run, from: start, limit: min(left, Self.batchesAhead), columns: columns)
        while let last = segments.last?.key.position {
            left -= segments.count
            let count = min(left, Self.batchesAhead)
            async let next = self.segments(run: run, from: last.next, limit: count, columns: columns)
            for segment in segments { try body(segment) }
            segments = try await next
        }
    }

    /// Batches that are read while others are looked at.
    private static let batchesAhead = 16
}

extension WriteTransaction {
    /// Every batch of a run by (upload, number), without content and without the dropped ones.
    ///
    /// - Throws: `DatabaseError`.
    package func segmentKeys(run: String) throws -> [SegmentKey] { try SegmentTable(connection).keys(run) }

    /// SHA-256 over the run's batches; see `RunContent`.
    ///
    /// - Throws: `DatabaseError`.
    package func contentDigest(run: String) throws -> [UInt8] {
        RunContent.digest(of: try segmentKeys(run: run))
    }

    /// The last stored number of an upload, including dropped batches; 0 if there is none.
    ///
    /// - Throws: `DatabaseError`.
    package func lastSeq(run: String, upload: String) throws -> UInt64 {
        try SegmentTable(connection).lastSeq(run, upload)
    }

    /// Hands every batch of a run over in order, one in memory at a time.
    ///
    /// - Throws: `DatabaseError`, and what the body throws.
    package func forEachSegment(
        run: String, columns: SegmentColumns, _ body: (StoredSegment) throws -> Void
    ) throws {
        let start = SegmentPosition(upload: "", seq: 0)
        try SegmentTable(connection).forEach(run, from: start, limit: .max, columns: columns) { segment in
            try body(segment)
            return true
        }
    }

    /// Drops a batch permanently; its content stays in the table as evidence, but no longer counts.
    ///
    /// - Throws: `StorageError` `.notFound` where it is not stored, `.batchDropped` when it is dropped already;
    ///   `DatabaseError`.
    package func dropBatch(run: String, upload: String, seq: UInt64) throws {
        try SegmentTable(connection).drop(run, upload, seq)
    }
}
