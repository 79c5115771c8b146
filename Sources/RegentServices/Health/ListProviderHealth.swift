import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting

/// The health of the providers of an environment.
struct ListProviderHealth: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListProviderHealthRequest, _ call: CallContext) async throws -> ListProviderHealthResponse {
        _ = try context.routing.current.table(request.environment)
        let (providers, version) = context.health.reports(request.environment)
        return ListProviderHealthResponse(providers: providers, version: version)
    }
}
