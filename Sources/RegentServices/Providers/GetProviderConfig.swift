import RegentMessages
import RegentRPC
import RegentStorage

/// One provider config.
struct GetProviderConfig: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: GetProviderConfigRequest, _ call: CallContext
    ) async throws -> GetProviderConfigResponse {
        GetProviderConfigResponse(
            providerConfig: try await context.store.require(ProviderConfig.self, request.name))
    }
}
