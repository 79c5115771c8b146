import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Returns a page of documents, of those that lie where the caller holds the method's permission: the handler of every
/// standard List method.
struct ListDocuments<Request: ListRequest, Response: ListResponse>: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: Request, _ call: CallContext) async throws -> Response {
        let (query, caller) = (request.query, try context.callerNow(call))
        try await context.audit(call)
        let page = try await context.store.list(
            Response.Item.self, query, readableIn: caller.scopes(ofAnyOf: call.permissions))
        if page.items.isEmpty, !query.parent.isEmpty { try await checkExisted(query.parent, caller, call) }
        var response = Response(items: page.items, nextPageToken: page.nextPageToken)
        response.shortened = page.shortened
        return response
    }

    /// Refuses a parent that never existed: a list of nothing would hide a typing error.
    ///
    /// One that lies where the caller may not list is refused in the same words, so that they tell nothing of it.
    private func checkExisted(_ parent: String, _ caller: Caller, _ call: CallContext) async throws {
        let places = try await context.store.scopeNames(of: parent)
        guard caller.holds(anyOf: call.permissions, for: places), try await context.store.hasEntries(of: parent)
        else {
            throw Refusal(.notFound, "\(parent) never existed, or you may not list its children", ["name": parent])
        }
    }
}
