import RegentAnalytics
import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem

/// What one measure did, each group by itself.
struct GetMetricTrend: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetMetricTrendRequest, _ call: CallContext) async throws -> GetMetricTrendResponse {
        let answer = try await QueryMetrics(context).wholeSeries(of: request.query ?? QueryMetricsRequest(), call)
        var series: [SeriesTrend] = []
        for queried in try QueriedSeries.all(of: answer) {
            try Task.checkCancellation()
            series.append(try context.clocks.measure(.kernel) { try SeriesTrend(of: queried, request) })
        }
        return GetMetricTrendResponse(measure: answer.columns.first, query: answer.query, series: series)
    }
}
