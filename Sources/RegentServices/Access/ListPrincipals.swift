import RegentMessages
import RegentRPC
import RegentStorage

/// Principals by name.
struct ListPrincipals: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListPrincipalsRequest, _ call: CallContext) async throws -> ListPrincipalsResponse {
        let page = try await context.store.list(
            Principal.self, pageSize: Int(request.pageSize), pageToken: request.pageToken)
        return ListPrincipalsResponse(principals: page.items, nextPageToken: page.nextPageToken)
    }
}
