import RegentMessages
import RegentRPC

/// Counts, rates, sums and percentiles of a view, by group and bucket of time.
struct QueryMetrics: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: QueryMetricsRequest, _ call: CallContext) async throws -> QueryMetricsResponse {
        try await MetricsReading(context, of: try context.callerNow(call)).answer(request)
    }
}
