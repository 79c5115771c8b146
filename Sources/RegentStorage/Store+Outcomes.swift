import RegentDatabase

extension Store {
    /// Places read in one snapshot.
    private static let placesReadMax = 64
    /// Segments read in one snapshot, some 160 KiB each; the next ones are read while these are looked at.
    private static let segmentsReadMax = 16
    /// Filters read in one snapshot, about 10 KiB each.
    private static let filtersReadMax = 256

    /// Hands a batch of outcomes to the writer and returns at once; first in, first out.
    ///
    /// The place is given back when the writer is done.
    /// `completion` is called on the writer, after COMMIT, and must be brief: what it receives is durable.
    /// Failures: `StorageError` `.reporterTaken`, `.sequenceGap`, `.chunkConflict`, and those of the database.
    package func submit(
        _ segment: OutcomeSegment, in place: BulkPlace,
        completion: @escaping @Sendable (Result<SegmentOutcome, any Error>) -> Void
    ) {
        place.keep(segment.byteCount)
        database.submit(lane: .bulk) { connection in
            try OutcomeTable(connection).append(segment)
        } completion: { [place] result in
            withExtendedLifetime(place) { completion(result.mapError(StorageError.translating)) }
        }
    }

    /// The last durable number of a principal's reporter; 0 if there is none.
    ///
    /// - Throws: `StorageError` `.reporterTaken`, and others.
    package func durableOutcomeSeq(reporter: String, of principal: String) async throws -> UInt64 {
        try await read { connection in
            let table = OutcomeTable(connection)
            try table.checkOwner(of: reporter, principal)
            return try table.lastSeq(reporter)
        }
    }

    /// Hands over what is made of the hot columns of every batch of an environment that may have outcomes in a range of
    /// time, in the order of storing; of erased batches too, which have none.
    ///
    /// - Parameters:
    ///   - times: microseconds since 1970.
    ///   - decode: makes of a batch what the body takes, while the body looks at those before.
    /// - Throws: `StorageError`, and what the closures throw.
    package func forEachOutcomeSegment<Decoded: Sendable>(
        environment: String, times: Range<Int64>,
        decoding decode: @escaping @Sendable (StoredOutcomes) throws -> Decoded, _ body: (Decoded) throws -> Void
    ) async throws {
        @Sendable func decoded(after id: Int64) async throws -> (batches: [Decoded], last: Int64?) {
            let segments = try await outcomeSegments(environment, times, after: id)
            return (try segments.map(decode), segments.last?.id)
        }
        var some = try await decoded(after: 0)
        while let last = some.last {
            async let next = decoded(after: last)
            for batch in some.batches { try body(batch) }
            some = try await next
        }
    }

    private func outcomeSegments(
        _ environment: String, _ times: Range<Int64>, after id: Int64
    ) async throws -> [StoredOutcomes] {
        try await read { connection in
            var segments: [StoredOutcomes] = []
            try OutcomeTable(connection).summarised(
                environment, times: times, after: id, limit: Self.segmentsReadMax
            ) {
                segments.append($0)
                return true
            }
            return segments
        }
    }

    /// Some places of segments that hold a value and may have outcomes in a range of time, the newest first; empty only
    /// at the end. Go on from the last one.
    ///
    /// - Throws: `StorageError`.
    package func outcomePlaces(
        environment: String, _ dimension: OutcomeDimension, _ value: String, times: Range<Int64>,
        after place: OutcomePlace
    ) async throws -> [OutcomePlace] {
        try await read { connection in
            try OutcomeTable(connection).places(
                environment, dimension, value, times: times, after: place, limit: Self.placesReadMax)
        }
    }

    /// One segment of outcomes, whole.
    ///
    /// - Throws: `StorageError` `.notFound`, and others.
    package func outcomeSegment(_ id: Int64) async throws -> StoredOutcomes {
        guard let segment = try await read({ try OutcomeTable($0).segment(id) }) else {
            throw StorageError.missing("outcome segment \(id)")
        }
        return segment
    }

    /// The segments whose filters let a request id pass, the last stored first.
    ///
    /// - Parameter mayContain: reads a filter.
    /// - Throws: `StorageError`.
    package func outcomeSegments(
        where mayContain: @escaping @Sendable (_ filter: [UInt8]) -> Bool
    ) async throws -> [Int64] {
        var (found, last): ([Int64], Int64) = ([], .max)
        while true {
            let before = last
            let (hits, end) = try await read { connection in
                let filters = try OutcomeTable(connection).filters(before: before, limit: Self.filtersReadMax)
                return (filters.filter { mayContain($0.filter) }.map(\.segment), filters.last?.segment)
            }
            found += hits
            guard let end else { return found }
            last = end
        }
    }
}
