import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

extension Store {
    /// The summary of the samples of a run that a filter leaves, in several readings: one metric of them would not fit
    /// into memory.
    ///
    /// - Parameters:
    ///   - keys: the batches that count.
    ///   - bytesMax: memory for what one reading keeps.
    /// - Returns: The summary, with the metrics that are asked for, and how often the run was read.
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch, RUN_CHANGED where a batch is dropped meanwhile;
    ///   `StorageError`.
    func largeSummary(
        of run: EvalRun, _ request: GroupedSummaryRequest, only keys: Set<SegmentKey>, without replaced: ReplacedRows,
        bytesMax: Int, clocks: StageClocks
    ) async throws -> (summary: EvalSummary, readings: Int) {
        func read(_ body: (SampleColumns, RowKeys) -> Void) async throws {
            var count = 0
            try await forEachSegment(run: run.name, columns: .both) { segment in
                guard keys.contains(segment.key) else { return }
                count += 1
                let columns = try segment.checkedColumns(of: run, verifying: false, clocks: clocks)
                let rows = replaced.rows(of: segment.key.position)
                clocks.measure(.kernel) {
                    let left = request.matching(columns, without: rows)
                    body(left.columns, left.keys)
                }
            }
            guard count == keys.count else { throw Self.changed(run) }
        }
        var (totals, count) = (RunTotals(Evidence(declared: run.metrics)), 1)
        try await read { columns, keys in
            if keys.hasDependence { totals.noteClusters() }
            totals.add(columns, without: nil)
        }
        var readings = totals.readings(bytesMax: bytesMax)
        while readings.isOpen {
            try await read { readings.add($0, keys: $1) }
            guard readings.endReading() else { throw Self.changed(run) }
            count += 1
        }
        let summary = clocks.measure(.kernel, isContinued: true) { readings.summary }
        return (request.query.selection(of: summary), count)
    }
}

extension GroupedSummaryRequest {
    /// The rows of a batch that match the filter, and the keys of their clusters.
    fileprivate func matching(
        _ columns: CheckedColumns, without replaced: RowSet?
    ) -> (columns: SampleColumns, keys: RowKeys) {
        let keys = columns.rowKeys()
        guard let matches = matches(columns, without: replaced) else { return (columns.columns, keys) }
        var others = RowSet()
        for row in matches.indices where !matches[row] { _ = others.insert(row) }
        return (columns.columns.without(others), keys.of(matches.indices.filter { matches[$0] }))
    }
}
