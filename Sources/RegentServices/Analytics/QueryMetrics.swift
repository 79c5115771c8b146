import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Counts, rates, sums and percentiles of a view, by group and bucket of time.
struct QueryMetrics: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: QueryMetricsRequest, _ call: CallContext) async throws -> QueryMetricsResponse {
        let place = try await context.queries.place(of: call.caller.name)
        defer { withExtendedLifetime(place) {} }
        return try await MetricsReading(context, of: try context.callerNow(call)).answer(request)
    }
}
