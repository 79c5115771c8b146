import RegentDatabase

/// Reads outcomes in several snapshots as of one generation: however segments are merged meanwhile, each outcome is in
/// one of those that it sees. Batches that are stored meanwhile may be seen or not.
package struct OutcomeReader: Sendable {
    /// Places read in one snapshot.
    private static let placesReadMax = 64
    /// Segments read in one snapshot, some 50 KiB each; the next ones are read while these are looked at.
    private static let segmentsReadMax = 16
    /// Rows that a follower reads at once: each takes some hundred bytes once it is decoded.
    private static let rowsReadMax = 16_384
    /// Summaries read in one snapshot, about 10 KiB each.
    private static let summariesReadMax = 64
    /// Filters read in one snapshot, about 10 KiB each.
    private static let filtersReadMax = 256

    let store: Store
    let generation: Int64

    /// Hands over what is made of every segment of an environment that may have outcomes in a range of time, in the
    /// order of their batches, and gives how many outcomes of erased batches may lie there too.
    ///
    /// - Parameters:
    ///   - times: microseconds since 1970. The times of a segment are read only where it reaches beyond.
    ///   - usesSummaries: whether a segment that lies within the times gives its summary, if it has one.
    ///   - decode: makes of a segment what the body takes, while the body looks at those before.
    /// - Throws: `StorageError`, and what the closures throw.
    package func forEachSegment<Decoded: Sendable>(
        environment: String, times: Range<Int64>, usesSummaries: Bool,
        decoding decode: @escaping @Sendable (OutcomeEvidence) throws -> Decoded, _ body: (Decoded) throws -> Void
    ) async throws -> UInt64 {
        let (keys, erased) = try await window(environment, times)
        let readMax = usesSummaries ? Self.summariesReadMax : Self.segmentsReadMax
        @Sendable func decoded(_ place: Int) async throws -> [Decoded] {
            try await evidence(keys[place...].prefix(readMax), within: times, usesSummaries).map(decode)
        }
        var (place, some) = (0, try await decoded(0))
        while place < keys.count {
            let nextPlace = min(keys.count, place + readMax)
            async let next = decoded(nextPlace)
            for segment in some { try body(segment) }
            (place, some) = (nextPlace, try await next)
        }
        return erased
    }

    private func window(
        _ environment: String, _ times: Range<Int64>
    ) async throws -> (keys: [OutcomeSegmentKey], erased: UInt64) {
        try await store.read { [generation] connection in
            let table = OutcomeTable(connection)
            return (
                try table.segments(environment, times: times, generation: generation),
                try table.erasedCount(environment, times: times)
            )
        }
    }

    private func evidence(
        _ keys: ArraySlice<OutcomeSegmentKey>, within times: Range<Int64>, _ usesSummaries: Bool
    ) async throws -> [OutcomeEvidence] {
        guard !keys.isEmpty else { return [] }
        return try await store.readSegments { [generation] connection in
            let table = OutcomeTable(connection)
            return try keys.compactMap { key in
                let isWithin = times.encloses(key.times)
                if usesSummaries, isWithin, let summary = try table.summary(key.id) {
                    return .summary(segment: key.id, summary)
                }
                let columns = try table.hotSegment(key.id, withTimes: !isWithin, generation: generation)
                // One whose batches were all erased since is left out.
                return columns.flatMap { $0.outcomeCount > 0 ? .columns($0) : nil }
            }
        }
    }

    /// Some places of segments that hold a value and may have outcomes in a range of time, the newest first; empty only
    /// at the end. Go on from the last one.
    ///
    /// - Throws: `StorageError`.
    package func places(
        environment: String, _ dimension: OutcomeDimension, _ value: String, times: Range<Int64>,
        after place: OutcomePlace
    ) async throws -> [OutcomePlace] {
        try await store.read { [generation] connection in
            try OutcomeTable(connection).places(
                environment, dimension, value, times: times, after: place, generation: generation,
                limit: Self.placesReadMax)
        }
    }

    /// Segments of an environment that may have outcomes in a range of time, in the order of their batches.
    ///
    /// - Throws: `StorageError`.
    package func segments(environment: String, times: Range<Int64>) async throws -> [OutcomeSegmentKey] {
        try await window(environment, times).keys
    }

    /// Segments that hold batches of an environment after one, in the order of their batches: at most so many, and no
    /// more than some rows; empty only at the end. Go on from the last batch of the last one.
    ///
    /// - Throws: `StorageError`.
    package func segments(
        environment: String, after batch: Int64, limit: Int
    ) async throws -> [OutcomeSegmentKey] {
        let keys = try await store.read { [generation] connection in
            try OutcomeTable(connection).segments(environment, after: batch, generation: generation, limit: limit)
        }
        var rows = 0
        return Array(
            keys.prefix { key in
                defer { rows += Int(key.outcomeCount) }
                return rows == 0 || rows + Int(key.outcomeCount) <= Self.rowsReadMax
            })
    }

    /// One segment of outcomes, whole, with the batches whose rows it holds; nil where there is none of this id.
    ///
    /// - Throws: `StorageError`.
    package func segment(_ id: Int64) async throws -> (outcomes: StoredOutcomes, batches: [OutcomeBatchKey])? {
        try await store.readSegments { [generation] in try OutcomeTable($0).segment(id, generation: generation) }
    }

    /// The segments whose filters let a request id pass, the last stored first; some may be none of this generation.
    ///
    /// - Parameter mayContain: reads a filter.
    /// - Throws: `StorageError`.
    package func segments(
        where mayContain: @escaping @Sendable (_ filter: [UInt8]) -> Bool
    ) async throws -> [Int64] {
        var (found, last): ([Int64], Int64) = ([], .max)
        while true {
            let before = last
            let (hits, end) = try await store.read { connection in
                let filters = try OutcomeTable(connection).filters(before: before, limit: Self.filtersReadMax)
                return (filters.filter { mayContain($0.filter) }.map(\.segment), filters.last?.segment)
            }
            found += hits
            guard let end else { return found }
            last = end
        }
    }

    /// The place of a batch in the order of all; nil where it is not stored.
    ///
    /// - Throws: `StorageError`.
    package func batch(reporter: String, seq: UInt64) async throws -> Int64? {
        try await store.read { try OutcomeTable($0).batch(reporter, seq) }
    }
}

/// What a segment gives to a summary.
package enum OutcomeEvidence: Sendable {
    /// The exact summary of all its outcomes.
    case summary(segment: Int64, [UInt8])
    /// Its hot columns.
    case columns(StoredOutcomes)
}

extension Range<Int64> {
    /// Whether every time of another range lies within.
    package func encloses(_ other: ClosedRange<Int64>) -> Bool {
        contains(other.lowerBound) && contains(other.upperBound)
    }
}
