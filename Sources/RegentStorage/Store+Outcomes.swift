import RegentDatabase

extension Store {
    /// Hands a batch of outcomes to the writer and returns at once; first in, first out.
    ///
    /// The place is given back when the writer is done.
    /// `completion` is called on the writer, after COMMIT, and must be brief: what it receives is durable.
    /// Failures: `StorageError` `.reporterTaken`, `.sequenceGap`, `.chunkConflict`, and those of the database.
    package func submit(
        _ segment: OutcomeSegment, in place: BulkPlace,
        completion: @escaping @Sendable (Result<SegmentOutcome, any Error>) -> Void
    ) {
        place.keep(segment.content.byteCount)
        database.submit(lane: .bulk) { connection in
            try OutcomeTable(connection).place(segment)
        } completion: { [place, outcomeBatches] result in
            withExtendedLifetime(place) {
                if case .success(let batch?) = result { outcomeBatches.publish(UInt64(clamping: batch)) }
                completion(result.map { $0 == nil ? .duplicate : .stored }.mapError(StorageError.translating))
            }
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

    /// Reads outcomes as of one generation of segments.
    ///
    /// - Throws: what the body throws.
    package func readOutcomes<Value>(_ body: (OutcomeReader) async throws -> Value) async rethrows -> Value {
        let generation = outcomeGenerations.enter()
        defer { outcomeGenerations.leave(generation) }
        return try await body(OutcomeReader(store: self, generation: generation))
    }
}
