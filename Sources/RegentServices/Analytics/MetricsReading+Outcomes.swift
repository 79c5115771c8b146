import RegentAnalytics
import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

extension MetricsReading {
    /// The answer to a query of outcomes, from as little of their segments as it needs.
    func outcomes(_ query: MetricsQuery) async throws -> QueryMetricsResponse {
        let read = [Permission("outcome.read")]
        _ = try scopes(ofAnyOf: read, view: .outcomes)
        var tally = QueryTally(query)
        var (environment, erasedCount, rowCount) = ("", UInt64(0), 0)
        while let next = try await context.store.outcomeEnvironment(after: environment) {
            environment = next
            let names = ["environments/\(next)"]
            guard caller.holds(anyOf: read, for: names), caller.holds(anyOf: Self.permission, for: names),
                query.mayHave(environment: next)
            else { continue }
            (tally, erasedCount, rowCount) = try await context.store.readOutcomes {
                reader -> (QueryTally, UInt64, Int) in
                let (found, erased, rows) = try await add(next, to: tally, query, reader, after: rowCount)
                return (found, erasedCount &+ erased, rows)
            }
        }
        return try tally.answer(erasedCount: erasedCount)
    }

    /// Adds what the figures in memory have of whole minutes in the range; gives these minutes, nil for none.
    private func addMinutes(
        of environment: String, to tally: inout QueryTally, _ query: MetricsQuery, _ reader: OutcomeReader
    ) async throws -> Range<Int64>? {
        guard usesFigures, query.readsRollups,
            let rollup = try await context.figures.current(environment, reader, now: begin),
            let minutes = rollup.minutes(within: query.times)
        else { return nil }
        try context.clocks.measure(.kernel) { try tally.add(rollup, minutes: minutes, environment: environment) }
        return minutes
    }

    /// Adds the outcomes of an environment; gives the tally, how many were erased, and how many rows were read so far.
    private func add(
        _ environment: String, to tally: QueryTally, _ query: MetricsQuery, _ reader: OutcomeReader, after rows: Int
    ) async throws -> (QueryTally, UInt64, Int) {
        var tally = tally
        let known = try await addMinutes(of: environment, to: &tally, query, reader)
        let keys = try await reader.segments(environment: environment, times: query.times).filter { key in
            known.map { !$0.encloses(key.times) } != false
        }
        let parts = keys.map { (key: $0, part: query.part(of: $0, outside: known)) }
        var rowCount = rows
        for part in parts where part.part != .summary { rowCount += Int(part.key.outcomeCount) }
        guard rowCount <= QueryBound.reads.limit else {
            throw Refusal.queryTooLarge(.reads, "narrow the time, or name an environment in the filter")
        }
        let clocks = context.clocks
        try await reader.forEach(parts) { key, evidence in
            try clocks.measure(.decode) { try evidence.decoded(key, for: query, outside: known) }
        } _: { decoded in
            try checkTime()
            try clocks.measure(.kernel) { try decoded.add(to: &tally, environment, outside: known) }
        }
        let erased = try await reader.erasedCount(environment: environment, times: query.times)
        return (tally, erased, rowCount)
    }
}

/// What a query takes of a segment.
private enum QueriedSegment: Sendable {
    case cells([OutcomeSummaryCell], time: Int64)
    case chunk(QueryChunk)

    func add(to tally: inout QueryTally, _ environment: String, outside known: Range<Int64>?) throws(Refusal) {
        switch self {
        case .chunk(let chunk): try tally.add(chunk, outside: known)
        case .cells(let cells, let time):
            for cell in cells { try tally.add(cell, environment: environment, time: time) }
        }
    }
}

extension OutcomeEvidence {
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    fileprivate func decoded(
        _ key: OutcomeSegmentKey, for query: MetricsQuery, outside known: Range<Int64>?
    ) throws(Refusal) -> QueriedSegment {
        switch self {
        case .summary(let segment, let bytes):
            guard let cells = OutcomeCells(bytes: bytes) else { throw StoredOutcomes.corrupt(segment) }
            return .cells(cells.summaryCells, time: key.times.lowerBound)
        case .columns(let stored):
            var columns = try stored.columns()
            let cold = query.readsColdColumns ? try stored.cold(of: columns) : nil
            // Columns of an earlier release have their times whether they are needed or not.
            if query.isOne(key.times, outside: known), !query.readsTimes { columns.createTimeUs = [] }
            return .chunk(
                QueryChunk(
                    outcomes: columns, cold: cold, environment: stored.environment, time: key.times.lowerBound,
                    for: query))
        }
    }
}

extension StoredOutcomes {
    fileprivate func cold(of columns: OutcomeColumns) throws(Refusal) -> OutcomeColdColumns {
        do throws(BatchError) {
            return try CheckedOutcomes(stored: columns, environment: environment).cold
        } catch {
            throw corrupt
        }
    }
}

extension OutcomeCells {
    fileprivate var summaryCells: [OutcomeSummaryCell] {
        cells.map {
            OutcomeSummaryCell(
                provider: providers[$0.provider], model: models[$0.model], strategy: UInt32($0.strategy),
                counts: $0.counts, latencies: $0.latencies)
        }
    }
}

extension MetricsQuery {
    /// What it reads of a segment.
    fileprivate func part(of key: OutcomeSegmentKey, outside known: Range<Int64>?) -> OutcomePart {
        if readsColdColumns { return .whole }
        let isOne = isOne(key.times, outside: known)
        return isOne && readsSummaries ? .summary : .hot(withTimes: !isOne || readsTimes)
    }

    /// Whether every time of a segment counts, none is known already, and all lie in one bucket.
    fileprivate func isOne(_ segment: ClosedRange<Int64>, outside known: Range<Int64>?) -> Bool {
        guard times.encloses(segment), known.map({ !$0.overlaps(segment) }) != false else { return false }
        guard let buckets else { return true }
        return buckets.place(of: segment.lowerBound) == buckets.place(of: segment.upperBound)
    }

    /// Whether outcomes of an environment can satisfy the filter.
    fileprivate func mayHave(environment: String) -> Bool {
        shape.filter?.verdict { comparison in
            comparison.field.name == "environment" ? comparison.holds(forValue: .text(environment)) : nil
        } != false
    }
}
