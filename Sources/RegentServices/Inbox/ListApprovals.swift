import RegentMessages
import RegentRPC

/// The judgements that wait for the caller.
struct ListApprovals: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListApprovalsRequest, _ call: CallContext) async throws -> ListApprovalsResponse {
        let pages = InboxPages(context.store, try context.callerNow(call), onlyApprovals: true)
        let page = try await pages.page(size: request.pageSize, token: request.pageToken)
        return ListApprovalsResponse(items: page.items, nextPageToken: page.nextPageToken)
    }
}
