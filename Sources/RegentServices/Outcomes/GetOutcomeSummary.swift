import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentStorage
import RegentSystem

/// Counts, rates and exact latency percentiles of an environment in a time range, by group.
struct GetOutcomeSummary: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: GetOutcomeSummaryRequest, _ call: CallContext
    ) async throws -> GetOutcomeSummaryResponse {
        _ = try context.routing.current.table(request.environment)
        let times = try OutcomeTimes.range(from: request.fromTime, to: request.toTime)
        var tally = OutcomeTally(
            grouping: request.groupBy, range: UInt64(times.lowerBound)..<UInt64(times.upperBound))
        var erasedCount: UInt64 = 0
        let clocks = context.clocks
        try await context.store.forEachOutcomeSegment(
            environment: request.environment, times: times,
            decoding: { segment in try clocks.measure(.decode) { try StoredColumns(segment) } }
        ) { stored in
            switch stored {
            case .present(let columns): clocks.measure(.kernel) { tally.add(columns) }
            case .erased(let count): erasedCount += UInt64(count)
            }
        }
        let (groups, total) = clocks.measure(.kernel, isContinued: true) { tally.summary() }
        return GetOutcomeSummaryResponse(groups: groups, total: total, erasedCount: erasedCount)
    }
}

/// What is there of a stored batch.
private enum StoredColumns: Sendable {
    case present(OutcomeColumns)
    /// So many outcomes whose time was over.
    case erased(UInt32)

    init(_ segment: StoredOutcomes) throws(Refusal) {
        self = segment.isErased ? .erased(segment.outcomeCount) : .present(try segment.columns())
    }
}
