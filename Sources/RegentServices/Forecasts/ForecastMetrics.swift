import RegentAnalytics
import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem

/// Forecasts one measure, each group by itself.
struct ForecastMetrics: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ForecastMetricsRequest, _ call: CallContext) async throws -> ForecastMetricsResponse {
        let answer = try await QueryMetrics(context).wholeSeries(of: request.query ?? QueryMetricsRequest(), call)
        var series: [SeriesForecast] = []
        for queried in try QueriedSeries.all(of: answer) {
            // Each takes up to a few tenths of a second.
            try Task.checkCancellation()
            series.append(try context.clocks.measure(.kernel) { try SeriesForecast(of: queried, request) })
        }
        return ForecastMetricsResponse(measure: answer.columns.first, query: answer.query, series: series)
    }
}

extension QueryMetrics {
    /// The answer to a query without its order and its limit.
    func wholeSeries(of query: QueryMetricsRequest, _ call: CallContext) async throws -> QueryMetricsResponse {
        let answer = try await handle(query, call)
        guard answer.leftOut > 0, var whole = answer.query else { return answer }
        (whole.orderBy, whole.limit) = ("", 0)
        return try await handle(whole, call)
    }
}
