import RegentMessages
import RegentRPC

/// The page that Prometheus reads, for who does not come by HTTP.
struct GetMetrics: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetMetricsRequest, _ call: CallContext) async throws -> GetMetricsResponse {
        let (contentType, page) = context.facts.operation.metricsPage(request.accept)
        return GetMetricsResponse(contentType: contentType, page: page)
    }
}
