import RegentAnalytics
import RegentBulk
import RegentMessages
import RegentModel
import RegentStorage

extension MetricsReading {
    /// The answer to a query of documents, archived ones too.
    func documents<D: Document>(_ type: D.Type, _ query: MetricsQuery) async throws -> QueryMetricsResponse {
        var tally = QueryTally(query)
        try await forEachPage(of: type, query) { page in
            try tally.add(
                page.map { document in
                    QueryRecord(
                        document.encoded(), state: document.state.name, time: document.createTime?.microseconds ?? 0)
                })
        }
        return try tally.answer()
    }

    /// The answer to a query of samples: those of the runs that lie in the range.
    func samples(_ query: MetricsQuery) async throws -> QueryMetricsResponse {
        var runs: [EvalRun] = []
        try await forEachPage(of: EvalRun.self, query) { page in
            runs += page.filter { query.times.contains($0.createTime?.microseconds ?? 0) && query.mayHave($0) }
        }
        var (tally, count) = (QueryTally(query), 0)
        for run in runs {
            let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
            try await context.store.forEachSegment(run: run.name, columns: .both) { segment in
                try checkTime()
                let columns = try segment.checkedColumns(
                    of: run, verifying: false, without: replaced, clocks: context.clocks)
                let samples = columns.samples()
                count += samples.count
                try Self.checkCount(count)
                try tally.add(samples.map { $0.record(of: run) })
            }
        }
        return try tally.answer()
    }

    /// The answer to a query of entries of the ledger, as the caller sees them.
    func ledger(_ query: MetricsQuery) async throws -> QueryMetricsResponse {
        var (tally, count) = (QueryTally(query), 0)
        let view = LedgerView(of: caller)
        var next = try await firstRevision(at: query.times.lowerBound)
        while true {
            try checkTime()
            let entries = try await context.store.entries(from: next)
            guard let last = entries.last else { break }
            count += entries.count
            try Self.checkCount(count)
            try tally.add(
                entries.filter { caller.holds(anyOf: Self.permission, for: $0.scopeNames) }.compactMap(view.shown)
                    .map(\.record))
            guard last.time?.microseconds ?? 0 < query.times.upperBound else { break }
            next = last.revision + 1
        }
        return try tally.answer()
    }

    /// The first revision that was committed at a time or later; times of the ledger never run backwards.
    private func firstRevision(at time: Int64) async throws -> UInt64 {
        var (low, high) = (UInt64(1), try await context.store.lastRevision() + 1)
        while low < high {
            let middle = low + (high - low) / 2
            let entry = try await context.store.entries(from: middle, limit: 1).first
            if entry?.time?.microseconds ?? .max < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Hands over the documents of a kind that the caller may query, page by page.
    private func forEachPage<D: Document>(
        of type: D.Type, _ query: MetricsQuery, _ body: ([D]) throws -> Void
    ) async throws {
        let scopes = try scopes(ofAnyOf: caller.readPermissions(of: D.kind), view: query.shape.view)
        var (token, count) = ("", 0)
        repeat {
            try checkTime()
            let page = try await context.store.list(
                type, DocumentQuery(showsArchived: true, pageSize: 1_000, pageToken: token), readableIn: scopes)
            count += page.items.count
            try Self.checkCount(count)
            try body(page.items)
            token = page.nextPageToken
        } while !token.isEmpty
    }

    private static func checkCount(_ count: Int) throws(Refusal) {
        guard count <= QueryBound.documents.limit else {
            throw .queryTooLarge(.documents, "narrow the time or the filter")
        }
    }
}

extension EvalSample {
    fileprivate func record(of run: EvalRun) -> QueryRecord {
        let time = run.createTime ?? Timestamp()
        return QueryRecord(
            encoded(), derived: ["run": .text(run.name), "plan": .text(run.plan), "create_time": .time(time)],
            time: time.microseconds)
    }
}

extension LedgerEntry {
    fileprivate var record: QueryRecord {
        let kind = (try? ResourceName(resource).kind) ?? ""
        return QueryRecord(encoded(), derived: ["kind": .text(kind)], time: time?.microseconds ?? 0)
    }
}

extension MetricsQuery {
    /// Whether samples of a run can satisfy the filter.
    fileprivate func mayHave(_ run: EvalRun) -> Bool {
        shape.filter?.verdict { comparison in
            switch comparison.field.name {
            case "run": comparison.holds(forValue: .text(run.name))
            case "plan": comparison.holds(forValue: comparison.field.value(run.plan))
            default: nil
            }
        } != false
    }
}
