import RegentDatabase

extension Store {
    /// Neighbouring segments read in one snapshot.
    private static let neighboursReadMax = 4_096
    /// Replaced segments removed in one turn of the writer.
    private static let removedMax = 64

    /// The environment that comes after another one in the order of bytes, if any has outcomes.
    ///
    /// - Throws: `StorageError`.
    package func outcomeEnvironment(after environment: String) async throws -> String? {
        try await read { try OutcomeTable($0).environment(after: environment) }
    }

    /// Present segments of outcomes of an environment from a batch on, in the order of their batches, and whether more
    /// may come behind them.
    ///
    /// - Throws: `StorageError`.
    package func outcomeNeighbours(
        environment: String, from batch: Int64
    ) async throws -> (segments: [(key: OutcomeSegmentKey, part: CompactionPlan.Part)], isLast: Bool) {
        let found = try await read {
            try OutcomeTable($0).neighbours(environment, from: batch, limit: Self.neighboursReadMax)
        }
        let segments = found.map { key, isEarlier in
            (key: key, part: CompactionPlan.Part(count: Int(key.outcomeCount), isEarlier: isEarlier))
        }
        return (segments, found.count < Self.neighboursReadMax)
    }

    /// Puts one segment in the place of several neighbours; false where one of them was changed meanwhile.
    ///
    /// Readers from now on see the new one. The others stay until `removeReplacedOutcomes` finds no reader that sees
    /// them.
    /// - Parameter digests: of the content of batches that have none yet, by id.
    /// - Throws: `StorageError`.
    package func replaceOutcomes(
        _ segments: [OutcomeSegmentKey], by content: OutcomeContent, digests: [Int64: [UInt8]]
    ) async throws -> Bool {
        do {
            let generation = try await database.write(lane: .bulk) {
                try OutcomeTable($0).replace(segments, by: content, digests: digests)
            }
            if let generation { outcomeGenerations.publish(generation) }
            return generation != nil
        } catch is OutcomesChanged {
            return false
        } catch {
            throw StorageError.translating(error)
        }
    }

    /// Removes segments that were replaced and that no reader sees any more; gives how many.
    ///
    /// - Throws: `StorageError`; `CancellationError` between two turns.
    @discardableResult
    package func removeReplacedOutcomes() async throws -> Int {
        let generation = outcomeGenerations.earliest
        return try await turns(of: Self.removedMax) { connection, limit in
            try OutcomeTable(connection).removeReplaced(through: generation, limit: limit)
        }
    }
}
