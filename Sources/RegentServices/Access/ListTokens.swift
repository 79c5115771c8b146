import RegentMessages
import RegentRPC
import RegentStorage

/// Tokens of a principal, or of all, by name.
struct ListTokens: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListTokensRequest, _ call: CallContext) async throws -> ListTokensResponse {
        let page = try await context.store.list(
            Token.self, under: request.parent, pageSize: Int(request.pageSize), pageToken: request.pageToken)
        return ListTokensResponse(tokens: page.items, nextPageToken: page.nextPageToken)
    }
}
