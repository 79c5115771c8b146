import RegentMessages
import RegentRPC

/// What waits for the caller.
struct GetInbox: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetInboxRequest, _ call: CallContext) async throws -> GetInboxResponse {
        let pages = InboxPages(context.store, try context.callerNow(call), onlyApprovals: false)
        let page = try await pages.page(size: request.pageSize, token: request.pageToken)
        return GetInboxResponse(items: page.items, nextPageToken: page.nextPageToken)
    }
}
