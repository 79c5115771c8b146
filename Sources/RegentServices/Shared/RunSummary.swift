import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// The summary of the stored batches of a run, and which ones they were.
struct RunSummary: Sendable {
    let summary: EvalSummary
    /// Batches read, in order.
    let keys: [SegmentKey]
    /// Rows that retries replaced; they do not count.
    let replaced: ReplacedRows
    /// How often the batches were read.
    let readings: Int

    /// Content digest of exactly the batches read.
    var digest: [UInt8] { RunContent.digest(of: keys) }
}

extension Store {
    /// The summary of every batch of a run, each of which is compared with its digest.
    ///
    /// A run whose values fit into memory is read once, or twice where samples depend on each other. A larger one is
    /// read several times, so that memory does not grow with it; the summary is the same. What arrives after the first
    /// reading does not count.
    /// - Parameters:
    ///   - rules: of the summary that it is compared with.
    ///   - bytesMax: memory for the values of the run, or for the totals of its clusters.
    ///   - clocks: receives the times of the stages.
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch that is not what was acknowledged, RUN_CHANGED where a
    ///   batch is dropped meanwhile; `StorageError`.
    func summary(
        of run: EvalRun, rules: UInt32 = EvalSummary.currentRules, bytesMax: Int, clocks: StageClocks
    ) async throws -> RunSummary {
        let replaced = try await replacedRows(of: run, clocks: clocks)
        let reader = SummaryReader(store: self, run: run, replaced: replaced, rules: rules, clocks: clocks)
        return try await reader.summary(bytesMax: bytesMax)
    }
}

/// Reads the batches of a run for its summary.
private struct SummaryReader {
    /// What a first reading leaves.
    private struct FirstReading {
        var keys: [SegmentKey] = []
        var hasClusters = false
        /// Everything; nothing once it does not fit into memory.
        var kept: Evidence
        var totals: RunTotals?
    }

    let store: Store
    let run: EvalRun
    let replaced: ReplacedRows
    let rules: UInt32
    let clocks: StageClocks

    func summary(bytesMax: Int) async throws -> RunSummary {
        var first = try await firstReading(bytesMax)
        guard first.keys.filter(\.isRetry) == replaced.retries else { throw changed }
        // Earlier rules know no clusters.
        if first.hasClusters { first.kept.noteClusters() }
        let isClustered = first.hasClusters && rules > 0
        if first.totals == nil, !isClustered { return made(of: first.kept, first.keys, readings: 1) }
        if first.totals == nil, first.kept.clusteredByteCount <= bytesMax {
            return made(of: try await clustered(first.keys), first.keys, readings: 2)
        }
        var totals = first.totals ?? RunTotals(first.kept)
        if first.hasClusters { totals.noteClusters() }
        let keys = first.keys
        first.kept = Evidence(declared: [])
        return try await large(totals.readings(rules: rules, bytesMax: bytesMax), keys)
    }

    private func firstReading(_ bytesMax: Int) async throws -> FirstReading {
        var first = FirstReading(kept: Evidence(declared: run.metrics))
        try await store.forEachSegment(run: run.name, columns: .both) { segment in
            // A retry that arrived meanwhile counts the next time.
            guard replaced.includes(segment.key) else { return }
            first.keys.append(segment.key)
            let columns = try segment.verifiedColumns(of: run, clocks)
            let rows = replaced.rows(of: segment.key.position)
            clocks.measure(.kernel) {
                guard first.totals == nil else {
                    first.totals?.add(columns, without: rows)
                    return
                }
                first.kept.add(columns, without: rows)
                guard first.kept.byteCount > bytesMax else { return }
                first.totals = RunTotals(first.kept)
                first.kept = Evidence(declared: [])
            }
            guard !first.hasClusters else { return }
            first.hasClusters = try segment.hasClusters(of: run, columns, without: replaced, clocks)
        }
        return first
    }

    /// Everything with the clusters of the samples.
    private func clustered(_ keys: [SegmentKey]) async throws -> Evidence {
        var evidence = Evidence(declared: run.metrics, keepingClusters: true)
        try await again(keys, texts: true) { columns, rowKeys, rows in
            evidence.add(columns, keys: rowKeys, without: rows)
        }
        return evidence
    }

    private func large(_ begun: SummaryReadings, _ keys: [SegmentKey]) async throws -> RunSummary {
        var (readings, count) = (begun, 1)
        while readings.isOpen {
            try await again(keys, texts: readings.needsKeys) { readings.add($0, keys: $1, without: $2) }
            guard readings.endReading() else { throw changed }
            count += 1
        }
        let summary = clocks.measure(.kernel, isContinued: true) { readings.summary }
        return RunSummary(summary: summary, keys: keys, replaced: replaced, readings: count)
    }

    /// Reads the batches once more.
    ///
    /// - Parameter texts: read the keys of clusters too.
    private func again(
        _ keys: [SegmentKey], texts: Bool, _ body: (SampleColumns, RowKeys, RowSet?) -> Void
    ) async throws {
        var count = 0
        try await store.forEachSegment(run: run.name, columns: texts ? .both : .hot) { segment in
            // What arrived since the first reading counts the next time.
            guard count < keys.count, segment.key == keys[count] else { return }
            count += 1
            let rows = replaced.rows(of: segment.key.position)
            guard texts else {
                let columns = try segment.columns(of: run, clocks)
                return clocks.measure(.kernel) { body(columns, .none, rows) }
            }
            let checked = try segment.checkedColumns(of: run, verifying: false, clocks: clocks)
            clocks.measure(.kernel) { body(checked.columns, checked.rowKeys(), rows) }
        }
        guard count == keys.count else { throw changed }
    }

    private func made(of evidence: Evidence, _ keys: [SegmentKey], readings: Int) -> RunSummary {
        let summary = clocks.measure(.kernel, isContinued: true) { EvalSummary(of: evidence, rules: rules) }
        return RunSummary(summary: summary, keys: keys, replaced: replaced, readings: readings)
    }

    private var changed: Refusal {
        Refusal(
            .runChanged, "\(run.name) lost a batch while it was being read; try again",
            ["resource": run.name])
    }
}
