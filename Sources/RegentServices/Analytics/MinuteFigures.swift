package import RegentAnalytics
import RegentMessages
import RegentModel
package import RegentStorage
import Synchronization

/// Figures of the last day by minute, of each environment, in memory.
///
/// They follow the batches of outcomes in the order of their COMMITs. Whoever asks brings them up to the last one
/// first, so that they say what the segments say; after a restart they are made from these.
package final class MinuteFigures: Sendable {
    /// Time that is kept.
    static let keptMicros: Int64 = 86_400_000_000
    /// How far behind the clock the end of figures may be before they are made again. Until then questions read what
    /// lies behind it from segments: a reporter whose clock is a little ahead moves the end with the clock, and would
    /// have a day of segments read every minute.
    package static let endLagMicros: Int64 = 600_000_000
    /// Outcomes that a question takes in before it is answered; where more are missing it reads segments.
    private static let behindMax = 65_536
    /// Segments read at once.
    private static let segmentsReadMax = 16

    /// Figures of an environment, and how often they were made from segments.
    private struct Kept: Sendable {
        var made = 1
        var rollup: MinuteRollup
    }

    private let rollups = Mutex<[String: Kept]>([:])
    /// One that follows at a time.
    private let turn = BulkLane(bytesMax: BulkLane.batchBytesMax)

    /// Nothing yet.
    package init() {}

    /// The figures of an environment up to its last batch; nil where too much is missing.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    package func current(
        _ environment: String, _ reader: OutcomeReader, now: Int64
    ) async throws -> MinuteRollup? {
        guard var kept = rollups.withLock({ $0[environment] }) else { return nil }
        // Earlier outcomes may have been erased since.
        kept.rollup.forget(before: now - Self.keptMicros)
        var taken = 0
        while true {
            let keys = try await reader.segments(
                environment: environment, after: kept.rollup.lastBatch, limit: Self.segmentsReadMax)
            guard !keys.isEmpty else { break }
            taken += keys.reduce(0) { $0 + Int($1.outcomeCount) }
            guard taken <= Self.behindMax else { return nil }
            try await take(keys, into: &kept.rollup, reader, now)
        }
        keep(kept, of: environment)
        return kept.rollup
    }

    /// Brings the figures of every environment up to its last batch, from the segments of a day where there are none,
    /// or where minutes that were ahead of the clock and had to go have been over for `endLagMicros`.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    package func catchUp(_ store: Store, now: Int64) async throws {
        let place = try await turn.place()
        defer { withExtendedLifetime(place) {} }
        var environment = ""
        while let next = try await store.outcomeEnvironment(after: environment) {
            try Task.checkCancellation()
            environment = next
            try await store.readOutcomes { reader in try await catchUp(next, reader, now) }
        }
    }

    private func catchUp(_ environment: String, _ reader: OutcomeReader, _ now: Int64) async throws {
        let begin = now - Self.keptMicros
        let known = rollups.withLock { $0[environment] }
        var kept: Kept
        if let known, known.rollup.end > now - Self.endLagMicros {
            kept = known
        } else {
            let keys = try await reader.segments(environment: environment, times: max(0, begin)..<Int64.max)
            kept = Kept(made: (known?.made ?? 0) + 1, rollup: MinuteRollup(begin: begin))
            try await take(keys, into: &kept.rollup, reader, now)
        }
        while true {
            let keys = try await reader.segments(
                environment: environment, after: kept.rollup.lastBatch, limit: Self.segmentsReadMax)
            guard !keys.isEmpty else { break }
            try await take(keys, into: &kept.rollup, reader, now)
        }
        kept.rollup.forget(before: begin)
        keep(kept, of: environment)
    }

    /// Adds the batches of segments that come after those that are known.
    private func take(
        _ keys: [OutcomeSegmentKey], into rollup: inout MinuteRollup, _ reader: OutcomeReader, _ now: Int64
    ) async throws {
        for key in keys {
            let known = rollup.lastBatch
            guard key.batches.upperBound > known, let found = try await reader.hotSegment(key.id) else { continue }
            let outcomes = found.outcomes
            guard outcomes.outcomeCount > 0 else { continue }
            let columns = try outcomes.columns()
            var (start, rows): (Int, [Range<Int>]) = (0, [])
            for batch in found.batches {
                let end = start + Int(batch.outcomeCount)
                if batch.id > known { rows.append(start..<end) }
                start = end
            }
            guard start == columns.outcomeCodes.count else { throw outcomes.corrupt }
            rollup.add(columns, rows: rows, last: key.batches.upperBound, now: now)
        }
        // A segment whose batches were all erased has nothing to add, and is passed all the same.
        if let last = keys.last?.batches.upperBound { rollup.pass(last) }
    }

    /// Keeps figures, unless later ones are there.
    private func keep(_ kept: Kept, of environment: String) {
        func age(_ kept: Kept) -> (Int, Int64, Int64) { (kept.made, kept.rollup.lastBatch, kept.rollup.begin) }
        rollups.withLock { rollups in
            if let known = rollups[environment], age(known) >= age(kept) { return }
            rollups[environment] = kept
        }
    }
}
