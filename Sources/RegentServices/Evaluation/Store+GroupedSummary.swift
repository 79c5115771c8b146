import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// A summary by group, by filter or of chosen metrics.
struct GroupedSummaryRequest: Sendable {
    let query: SummaryQuery
    private let by: String
    private let field: GroupField?
    private let filter: SampleFilter?

    /// Whether a request asks for more than the summary of a run.
    static func isNeeded(for request: GetSummaryRequest) -> Bool {
        !request.by.isEmpty || !request.filter.isEmpty || !request.metrics.isEmpty
    }

    /// - Throws: `Refusal` FILTER_INVALID, METRIC_INVALID.
    init(_ request: GetSummaryRequest, _ run: EvalRun) throws(Refusal) {
        query = try SummaryQuery(request.metrics, declared: run.metrics)
        by = request.by
        field = request.by.isEmpty ? nil : try GroupField(request.by)
        filter = request.filter.isEmpty ? nil : try SampleFilter(request.filter)
    }

    /// The summary of all samples together.
    init(allOf run: EvalRun) throws(Refusal) { try self.init(GetSummaryRequest(), run) }

    /// The summary of all samples, where the stored one has it; nil where samples have to be read for it.
    func stored(_ run: EvalRun) -> EvalSummary? {
        guard let summary = run.summary, summary.rulesVersion == EvalSummary.currentRules, filter == nil,
            query.repeats.isEmpty
        else { return nil }
        return query.selection(of: summary)
    }

    /// Whether the stored summary is all that is asked for.
    var needsNoGroups: Bool { field == nil }

    func survey(keepsAll: Bool) -> SummarySurvey { SummarySurvey(query, by: by, keepsAll: keepsAll) }

    /// Whether a reading needs the texts of the samples.
    func needsTexts(_ scope: ReadingScope) -> Bool { field != nil || filter != nil || scope.keepsClusters }

    /// A stored batch as a reading takes it.
    ///
    /// - Parameter replaced: rows that a retry replaced.
    func batch(_ columns: CheckedColumns, without replaced: RowSet?, _ scope: ReadingScope) -> GroupedBatch {
        GroupedBatch(
            columns.columns, groups: field.map(columns.groupKeys), matches: matches(columns, without: replaced),
            keys: columns.rowKeys(clusters: scope.keepsClusters, ids: scope.keepsIDs))
    }

    /// Whether each row of a batch counts; nil = every one does.
    func matches(_ columns: CheckedColumns, without replaced: RowSet?) -> [Bool]? {
        let found = filter.map { filter in columns.samples().map(filter.matches) }
        return Self.matches(found, columns.count, without: replaced)
    }

    /// A stored batch of which the texts are not needed.
    static func batch(_ columns: SampleColumns, without replaced: RowSet?) -> GroupedBatch {
        let matches = matches(nil, columns.outcomeCodes.count, without: replaced)
        return GroupedBatch(columns, groups: nil, matches: matches, keys: .none)
    }

    private static func matches(_ found: [Bool]?, _ count: Int, without replaced: RowSet?) -> [Bool]? {
        guard let replaced else { return found }
        return (0..<count).map { row in found?[row] ?? true && !replaced.contains(row) }
    }

    /// Whether samples are left out of the summary of all.
    var isFiltered: Bool { filter != nil }
}

extension Store {
    /// The summaries of all samples and of each group.
    ///
    /// A run whose values fit into memory is read once. A larger one is read again, a part of the metrics or groups at
    /// each reading, so that memory stays bounded; so is one that turns out to have clusters.
    /// - Parameters:
    ///   - replyBytesMax: bytes that the summaries of the groups may have together.
    ///   - batches: the batches that count; nil = all that are stored.
    /// - Returns: The summaries, and how often the run was read.
    /// - Throws: `Refusal` TOO_MANY_GROUPS, METRIC_INVALID, SUMMARY_TOO_LARGE, STORE_CORRUPT naming a batch,
    ///   RUN_CHANGED where the run changes between two readings; `StorageError`.
    func groupedSummary(
        of run: EvalRun, _ request: GroupedSummaryRequest, bytesMax: Int = SummarySurvey.bytesMaxStandard,
        replyBytesMax: Int = .max, only batches: Set<SegmentKey>? = nil, clocks: StageClocks
    ) async throws -> (summaries: GroupedSummaries, readings: Int) {
        let stored = request.stored(run)
        if let stored, request.needsNoGroups {
            try request.query.check(scores: Set((run.summary ?? stored).metrics.keys))
            return (GroupedSummaries(all: stored), 0)
        }
        var survey = request.survey(keepsAll: stored == nil)
        let hasClusters = run.summary?.metrics.contains { $0.value.clusters > 0 } == true
        let scope = ReadingScope.everything(request.query, keepsAll: stored == nil, keepsClusters: hasClusters)
        var whole: GroupedReading? = GroupedReading(scope)
        var keys: Set<SegmentKey> = []
        let replaced = try await replacedRows(of: run, clocks: clocks)
        try await forEachSegment(run: run.name, columns: .both) { segment in
            // A retry that arrived meanwhile counts the next time.
            guard replaced.includes(segment.key), batches?.contains(segment.key) ?? true else { return }
            let columns = try segment.checkedColumns(of: run, clocks: clocks)
            keys.insert(segment.key)
            try clocks.measure(.kernel) {
                let batch = request.batch(columns, without: replaced.rows(of: segment.key.position), scope)
                try survey.add(batch)
                whole?.add(batch)
                if survey.hasClusters && !scope.keepsClusters || (whole?.byteCount ?? 0) > bytesMax { whole = nil }
            }
        }
        try survey.check()
        if let batches, keys != batches { throw Self.changed(run) }
        var summaries = GroupedSummaries(all: stored, bytesMax: replyBytesMax)
        if let whole {
            try clocks.measure(.kernel) { () throws(Refusal) in try whole.add(to: &summaries) }
            if !request.isFiltered { summaries.noteRetried(replaced.count) }
            return (summaries, 1)
        }
        var count = 1
        if survey.exceeds(bytesMax) {
            let large = try await largeSummary(
                of: run, request, only: keys, without: replaced, bytesMax: bytesMax, clocks: clocks)
            summaries = GroupedSummaries(all: large.summary, bytesMax: replyBytesMax)
            count += large.readings
            if request.needsNoGroups {
                if !request.isFiltered { summaries.noteRetried(replaced.count) }
                return (summaries, count)
            }
            survey.leaveAllOut()
        }
        let scopes = survey.readings(bytesMax: bytesMax)
        for scope in scopes {
            try await read(scope, of: run, request, only: keys, without: replaced, clocks).add(to: &summaries)
        }
        if !request.isFiltered { summaries.noteRetried(replaced.count) }
        return (summaries, scopes.count + count)
    }

    private func read(
        _ scope: ReadingScope, of run: EvalRun, _ request: GroupedSummaryRequest, only keys: Set<SegmentKey>,
        without replaced: ReplacedRows, _ clocks: StageClocks
    ) async throws -> GroupedReading {
        var reading = GroupedReading(scope)
        var count = 0
        let needsTexts = request.needsTexts(scope)
        try await forEachSegment(run: run.name, columns: needsTexts ? .both : .hot) { segment in
            // What arrived since the first reading counts the next time.
            guard keys.contains(segment.key) else { return }
            count += 1
            let rows = replaced.rows(of: segment.key.position)
            guard needsTexts else {
                let columns = try segment.columns(of: run, clocks)
                return clocks.measure(.kernel) { reading.add(GroupedSummaryRequest.batch(columns, without: rows)) }
            }
            let columns = try segment.checkedColumns(of: run, verifying: false, clocks: clocks)
            clocks.measure(.kernel) { reading.add(request.batch(columns, without: rows, scope)) }
        }
        guard count == keys.count else { throw Self.changed(run) }
        return reading
    }

    static func changed(_ run: EvalRun) -> Refusal {
        Refusal(
            .runChanged, "a batch of \(run.name) was dropped while it was being summarised; ask again",
            ["resource": run.name])
    }
}
