import RegentMessages
import RegentRPC
import RegentStorage

/// Environments by name.
struct ListEnvironments: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ListEnvironmentsRequest, _ call: CallContext
    ) async throws -> ListEnvironmentsResponse {
        let page = try await context.store.list(
            Environment.self, pageSize: Int(request.pageSize), pageToken: request.pageToken)
        return ListEnvironmentsResponse(environments: page.items, nextPageToken: page.nextPageToken)
    }
}
