import RegentDatabase
package import RegentMessages
import RegentModel

/// What a report covers, as one snapshot of the store has it.
package struct ReportSpan: Sendable {
    /// The first revision of its period, which may be beyond the last one.
    package let firstRevision: UInt64
    /// The last revision that it covers; 0 where the ledger has none by then.
    package let revision: UInt64
    /// When that was committed, microseconds, and its leaf; nil where there is none.
    package let head: (time: Int64, leaf: [UInt8])?
    /// The last batch of outcomes, in the order of all; 0 where there is none.
    package let lastOutcomeBatch: UInt64
    /// Whether an event had happened to a resource by the revision.
    package let hasEvent: Bool
}

/// An entry, and whether its leaf hash is that of what it says.
package struct ProvenEntry: Sendable {
    /// The entry.
    package let entry: LedgerEntry
    /// Whether the leaf is right.
    package let isProven: Bool
}

extension Store {
    /// What a report of a period covers.
    ///
    /// - Parameters:
    ///   - period: microseconds since 1970: an entry at its end or later is not covered.
    ///   - revision: no later entry is covered; 0 = every one.
    ///   - resource: whose event is looked for.
    /// - Throws: `StorageError` `.revisionUnknown` for one that is not committed yet, and others.
    package func reportSpan(
        of period: Range<Int64>, asOf revision: UInt64, event: String, of resource: String
    ) async throws -> ReportSpan {
        try await read { connection in
            let ledger = LedgerTable(connection)
            if revision > 0 { try ledger.checkCommitted(revision) }
            let limit = revision == 0 ? try ledger.lastRevision() : revision
            let last = min(limit, try ledger.firstRevision(since: period.upperBound) - 1)
            var hasEvent = false
            try ledger.forEach(of: resource, after: 0, limit: .max) { entry in
                hasEvent = entry.event == event && entry.revision <= last
                return !hasEvent && entry.revision < last
            }
            return ReportSpan(
                firstRevision: try ledger.firstRevision(since: period.lowerBound), revision: last,
                head: try ledger.entry(last).map { ($0.time?.microseconds ?? 0, $0.leafHash) },
                lastOutcomeBatch: UInt64(clamping: try OutcomeTable(connection).lastBatch()), hasEvent: hasEvent)
        }
    }

    /// Entries of some revisions, oldest first, each held against its leaf; fewer than the limit where they are large.
    ///
    /// - Throws: `StorageError`.
    package func provenEntries(in revisions: ClosedRange<UInt64>, limit: Int) async throws -> [ProvenEntry] {
        try await read { connection in
            var (found, bytes): ([ProvenEntry], Int) = ([], 0)
            try LedgerTable(connection).forEach(from: revisions.lowerBound, limit: limit) { entry, salt in
                guard entry.revision <= revisions.upperBound else { return false }
                let isRight =
                    LedgerLeaf.isOfItsVersion(entry) && LedgerLeaf.hash(of: entry, salt: salt) == entry.leafHash
                let shown = salt.isEmpty ? entry.withoutText : entry
                found.append(ProvenEntry(entry: shown, isProven: isRight))
                bytes += entry.byteCount
                return bytes < PageSize.bytesMax
            }
            return found
        }
    }

    /// Refused calls, or reads that are kept, in a range of time, by principal and then by time: the first ones, and
    /// how many there were, those too that were only counted.
    ///
    /// - Throws: `StorageError`.
    package func auditedCalls(
        refused: Bool, in times: Range<Int64>, limit: Int
    ) async throws -> (kept: [Denial], total: UInt64) {
        try await read { connection in
            var (kept, total): ([Denial], UInt64) = ([], 0)
            let values: [SQLValue] = [.integer(times.lowerBound), .integer(times.upperBound)]
            try connection.forEachRow(refused ? DenialSQL.refused : DenialSQL.reads, values) { row in
                if kept.count < limit { kept.append(try Denial(row)) }
                let more = UInt64(clamping: try row["suppressed"].asInteger)
                let (sum, isOver) = total.addingReportingOverflow(more)
                total = isOver || sum == .max ? .max : sum + 1
                return true
            }
            return (kept, total)
        }
    }
}
