import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Gives a page of documents, of those that lie where the caller holds the method's permission: the handler of every
/// standard List method.
struct ListDocuments<Request: ListRequest, Response: ListResponse>: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: Request, _ call: CallContext) async throws -> Response {
        let page = try await context.store.list(
            Response.Item.self, request.query, readableIn: call.caller.scopes(ofAnyOf: call.permissions))
        return Response(items: page.items, nextPageToken: page.nextPageToken)
    }
}
