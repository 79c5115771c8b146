import RegentDatabase

extension Store {
    /// Hands a batch of outcomes to the writer and returns at once; first in, first out.
    ///
    /// The place is given back when the writer is done.
    /// `completion` is called on the writer, after COMMIT, and must be brief: what it receives is durable.
    /// Failures: `StorageError` `.reporterTaken`, `.sequenceGap`, `.chunkConflict`, and those of the database.
    /// - Parameter effect: what else the batch changes, in the same transaction, where it is new.
    package func submit(
        _ segment: OutcomeSegment, in place: BulkPlace, effect: OutcomeEffect? = nil,
        completion: @escaping @Sendable (Result<SegmentOutcome, any Error>) -> Void
    ) {
        place.keep(segment.content.byteCount + (effect?.byteCount ?? 0))
        database.submit(lane: .bulk) { connection in
            let outcome = try OutcomeTable(connection).append(segment)
            if let effect, outcome == .stored {
                try ProviderHealthTable(connection).put(effect.providerHealth())
            }
            return outcome
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

    /// Reads outcomes as of one generation of segments.
    ///
    /// - Throws: what the body throws.
    package func readOutcomes<Value>(_ body: (OutcomeReader) async throws -> Value) async rethrows -> Value {
        let generation = outcomeGenerations.enter()
        defer { outcomeGenerations.leave(generation) }
        return try await body(OutcomeReader(store: self, generation: generation))
    }
}

/// What a batch of outcomes changes beside its own tables.
package struct OutcomeEffect: Sendable {
    /// Memory that it keeps until the writer is done.
    package let byteCount: Int
    /// The health of providers after the batch, of those where it changed; called once, on the writer.
    package let providerHealth: @Sendable () -> [StoredProviderHealth]

    /// An effect.
    package init(byteCount: Int, providerHealth: @escaping @Sendable () -> [StoredProviderHealth]) {
        self.byteCount = byteCount
        self.providerHealth = providerHealth
    }
}
