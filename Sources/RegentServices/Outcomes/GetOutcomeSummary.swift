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
        let clocks = context.clocks
        let erasedCount = try await context.store.readOutcomes { reader in
            try await reader.forEachSegment(
                environment: request.environment, times: times,
                decoding: { segment in try clocks.measure(.decode) { try segment.columns() } }
            ) { columns in clocks.measure(.kernel) { tally.add(columns) } }
        }
        let (groups, total) = clocks.measure(.kernel, isContinued: true) { tally.summary() }
        return GetOutcomeSummaryResponse(groups: groups, total: total, erasedCount: erasedCount)
    }
}
