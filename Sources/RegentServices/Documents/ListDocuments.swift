import RegentMessages
import RegentRPC
import RegentStorage

/// Gives a page of documents by name: the handler of every standard List method.
struct ListDocuments<Request: ListRequest, Response: ListResponse>: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: Request, _ call: CallContext) async throws -> Response {
        let page = try await context.store.list(Response.Item.self, request.query)
        return Response(items: page.items, nextPageToken: page.nextPageToken)
    }
}
