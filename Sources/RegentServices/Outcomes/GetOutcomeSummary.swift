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
                environment: request.environment, times: times, usesSummaries: !request.fullScan,
                decoding: { evidence in try clocks.measure(.decode) { try evidence.decoded() } }
            ) { decoded in
                clocks.measure(.kernel) {
                    switch decoded {
                    case .cells(let cells): tally.add(cells)
                    case .columns(let columns): tally.add(columns)
                    }
                }
            }
        }
        let (groups, total) = clocks.measure(.kernel, isContinued: true) { tally.summary() }
        return GetOutcomeSummaryResponse(groups: groups, total: total, erasedCount: erasedCount)
    }
}

extension OutcomeEvidence {
    /// What a tally takes.
    fileprivate enum Decoded: Sendable {
        case cells(OutcomeCells)
        case columns(OutcomeColumns)
    }

    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    fileprivate func decoded() throws(Refusal) -> Decoded {
        switch self {
        case .columns(let stored): return .columns(try stored.columns())
        case .summary(let segment, let bytes):
            guard let cells = OutcomeCells(bytes: bytes) else { throw StoredOutcomes.corrupt(segment) }
            return .cells(cells)
        }
    }
}
