import RegentMessages
import RegentRPC
import RegentStorage

/// The changes of one resource, oldest first.
struct GetHistory: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetHistoryRequest, _ call: CallContext) async throws -> GetHistoryResponse {
        // Judged before a page is read: a token for a next page would tell that the resource exists and how often it
        // changed.
        let places = try await context.store.scopeNames(of: request.name)
        guard call.caller.mayRead(request.name, placedAt: { places }) else {
            _ = try context.store.historyListing(of: request.name).position(request.pageToken)
            return GetHistoryResponse()
        }
        let page = try await context.store.history(
            request.name, pageSize: Int(request.pageSize), pageToken: request.pageToken)
        return GetHistoryResponse(
            entries: page.items.compactMap(LedgerView(of: call.caller).shown), nextPageToken: page.nextPageToken)
    }
}
