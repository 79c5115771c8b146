import RegentBulk
import RegentMessages
import RegentModel
package import RegentStorage
import Synchronization

/// Merges small segments of outcomes into larger ones, and rewrites those of earlier releases.
///
/// The rows of an environment keep the order of their batches. Nothing that is listed, summarised or verified changes.
package final class OutcomeCompaction: Sendable {
    private struct State {
        /// Of each environment the first batch that may still be merged.
        var unsettled: [String: Int64] = [:]
        /// Segments that cannot be merged: damaged ones, and such as are too large before compression.
        var left: Set<Int64> = []
    }

    private let store: Store
    private let state = Mutex(State())

    /// The compaction of a store; one at a time.
    package init(_ store: Store) { self.store = store }

    /// Merges until nothing is left to merge, and removes what no reader sees any more; gives how many segments were
    /// made.
    ///
    /// - Throws: `StorageError`; `CancellationError` between two of them.
    @discardableResult
    package func run() async throws -> Int {
        var (made, environment) = (0, "")
        while let next = try await store.outcomeEnvironment(after: environment) {
            environment = next
            while try await step(next) {
                made += 1
                // What was replaced is read by nobody for long; it goes before it adds up.
                try await store.removeReplacedOutcomes()
            }
        }
        try await store.removeReplacedOutcomes()
        return made
    }

    /// Merges the next neighbours of an environment; false where there are none.
    private func step(_ environment: String) async throws -> Bool {
        while true {
            try Task.checkCancellation()
            let (from, left) = state.withLock { ($0.unsettled[environment] ?? 0, $0.left) }
            let (segments, isLast) = try await store.outcomeNeighbours(environment: environment, from: from)
            let parts = segments.map { key, part in
                left.contains(key.id) ? CompactionPlan.Part(count: CompactionPlan.rowsMax) : part
            }
            if let range = CompactionPlan.next(parts) {
                let isEarlier = parts[range.lowerBound].isEarlier
                if try await merge(segments[range].map(\.key), firstIsEarlier: isEarlier) { return true }
                continue
            }
            let settled = CompactionPlan.settledCount(parts)
            if settled < segments.count, settled > 0 {
                let first = segments[settled].key.batches.lowerBound
                state.withLock { $0.unsettled[environment] = first }
            } else if let last = segments.last?.key, settled == segments.count {
                state.withLock { $0.unsettled[environment] = last.batches.upperBound + 1 }
            }
            if isLast || settled == 0 { return false }
        }
    }

    /// Merges neighbours, or as many of the first ones as a segment may hold; false where nothing came of it.
    private func merge(_ keys: [OutcomeSegmentKey], firstIsEarlier: Bool) async throws -> Bool {
        let parts = try await parts(keys)
        guard let first = parts.first, parts.count > 1 || firstIsEarlier else {
            // The first cannot be read, or not merged with the second.
            leave(keys[0])
            return false
        }
        let present = parts.compactMap(\.outcomes)
        guard !present.isEmpty else {
            for part in parts { leave(part.key) }
            return false
        }
        // A segment that is only rewritten keeps its frame, and with it its digest.
        let merged = present.count == 1 ? present[0] : .merging(present)
        var digests: [Int64: [UInt8]] = [:]
        if parts.count > 1 || first.key.batches.count > 1 {
            for part in parts { digests.merge(part.missingDigests) { known, _ in known } }
        }
        return try await store.replaceOutcomes(
            parts.map(\.key), by: OutcomeContent(merged), digests: digests)
    }

    private func leave(_ key: OutcomeSegmentKey) { _ = state.withLock { $0.left.insert(key.id) } }

    /// A segment that was read.
    private struct Part {
        let key: OutcomeSegmentKey
        /// Nil where all of its batches were erased.
        let outcomes: CheckedOutcomes?
        let batches: [OutcomeBatchKey]

        /// The digests of the content of batches that have none.
        var missingDigests: [Int64: [UInt8]] {
            guard let outcomes else { return [:] }
            var (start, digests): (Int, [Int64: [UInt8]]) = (0, [:])
            for batch in batches {
                let end = start + Int(batch.outcomeCount)
                if !batch.hasContentDigest { digests[batch.id] = outcomes.rows(start..<end).contentDigest }
                start = end
            }
            return digests
        }
    }

    /// The segments from the first on, until one cannot be read or has no room with those before.
    private func parts(_ keys: [OutcomeSegmentKey]) async throws -> [Part] {
        try await store.readOutcomes { reader in
            var (parts, coldBytes): ([Part], Int) = ([], 0)
            for key in keys {
                guard let (stored, batches) = try await reader.segment(key.id) else { return parts }
                guard stored.outcomeCount > 0 else {
                    parts.append(Part(key: key, outcomes: nil, batches: []))
                    continue
                }
                guard let columns = try? stored.verifiedColumns(), columns.count == stored.outcomeCount,
                    let outcomes = try? CheckedOutcomes(stored: columns, environment: stored.environment),
                    batches.reduce(0, { $0 + Int($1.outcomeCount) }) == outcomes.count
                else {
                    leave(key)
                    return parts
                }
                coldBytes += outcomes.coldByteCount
                guard parts.isEmpty || coldBytes <= CheckedOutcomes.coldBytesMax else { return parts }
                parts.append(Part(key: key, outcomes: outcomes, batches: batches))
            }
            return parts
        }
    }

    /// What is left of a segment without the rows of erased batches: `Store.erase`.
    package static let rewriting: OutcomeRewriting = { stored, kept in
        guard let columns = try? stored.verifiedColumns(),
            let outcomes = try? CheckedOutcomes(stored: columns, environment: stored.environment),
            kept.allSatisfy({ $0.upperBound <= outcomes.count })
        else { return nil }
        return OutcomeContent(.merging(kept.map { outcomes.rows($0) }))
    }
}
