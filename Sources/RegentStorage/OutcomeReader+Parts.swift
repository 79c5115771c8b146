import RegentDatabase

/// What a query reads of a segment of outcomes.
package enum OutcomePart: Sendable, Hashable {
    /// Its exact summary; the hot columns without times where it has none.
    case summary
    /// The hot columns.
    case hot(withTimes: Bool)
    /// Every column.
    case whole
}

extension OutcomeReader {
    /// Summaries read in one snapshot, about 10 KiB each, and segments of about 50 KiB.
    private static let partsReadMax = 32

    /// Hands over what is made of parts of segments, in their order; some are read while those before are looked at.
    ///
    /// - Parameters:
    ///   - parts: segments of one environment that the generation sees, with what is read of each.
    ///   - decode: makes of a segment what the body takes, while the body looks at those before.
    /// - Throws: `StorageError`, and what the closures throw.
    package func forEach<Decoded: Sendable>(
        _ parts: [(key: OutcomeSegmentKey, part: OutcomePart)],
        decoding decode: @escaping @Sendable (OutcomeSegmentKey, OutcomeEvidence) throws -> Decoded,
        _ body: (Decoded) throws -> Void
    ) async throws {
        @Sendable func decoded(_ place: Int) async throws -> [Decoded] {
            let some = parts[min(place, parts.count)...].prefix(Self.partsReadMax)
            return try await read(some).map { try decode($0.key, $0.evidence) }
        }
        var (place, some) = (0, try await decoded(0))
        while place < parts.count {
            let nextPlace = min(parts.count, place + Self.partsReadMax)
            async let next = decoded(nextPlace)
            for segment in some { try body(segment) }
            (place, some) = (nextPlace, try await next)
        }
    }

    /// Outcomes of erased batches of an environment that may have been made in a range of time.
    ///
    /// - Throws: `StorageError`.
    package func erasedCount(environment: String, times: Range<Int64>) async throws -> UInt64 {
        try await store.read { try OutcomeTable($0).erasedCount(environment, times: times) }
    }

    /// The hot columns of a segment, with times, and the batches whose rows it holds; nil where there is none of this
    /// id.
    ///
    /// - Throws: `StorageError`.
    package func hotSegment(_ id: Int64) async throws -> (outcomes: StoredOutcomes, batches: [OutcomeBatchKey])? {
        try await store.read { [generation] in try OutcomeTable($0).hotSegmentWithBatches(id, generation: generation) }
    }

    private func read(
        _ parts: ArraySlice<(key: OutcomeSegmentKey, part: OutcomePart)>
    ) async throws -> [(key: OutcomeSegmentKey, evidence: OutcomeEvidence)] {
        guard !parts.isEmpty else { return [] }
        return try await store.read { [generation] connection in
            let table = OutcomeTable(connection)
            var found: [(key: OutcomeSegmentKey, evidence: OutcomeEvidence)] = []
            for (key, part) in parts {
                if part == .summary, let summary = try table.summary(key.id) {
                    found.append((key, .summary(segment: key.id, summary)))
                    continue
                }
                // One whose batches were all erased since is left out.
                guard let columns = try table.columns(key.id, part, generation: generation), columns.outcomeCount > 0
                else { continue }
                found.append((key, .columns(columns)))
            }
            return found
        }
    }
}

extension OutcomeTable {
    /// Columns of a segment; nil where the generation has none of this id.
    fileprivate func columns(_ id: Int64, _ part: OutcomePart, generation: Int64) throws -> StoredOutcomes? {
        guard part == .whole else {
            return try hotSegment(id, withTimes: part == .hot(withTimes: true), generation: generation)
        }
        return try wholeSegment(id, generation: generation)
    }
}
