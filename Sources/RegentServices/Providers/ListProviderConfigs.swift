import RegentMessages
import RegentRPC
import RegentStorage

/// The provider configs of an environment, by name.
struct ListProviderConfigs: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ListProviderConfigsRequest, _ call: CallContext
    ) async throws -> ListProviderConfigsResponse {
        let page = try await context.store.list(
            ProviderConfig.self, under: request.parent, pageSize: Int(request.pageSize),
            pageToken: request.pageToken)
        return ListProviderConfigsResponse(providerConfigs: page.items, nextPageToken: page.nextPageToken)
    }
}
