import RegentMessages
import RegentRPC
import RegentStorage

/// The changes of one resource, oldest first.
struct GetHistory: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetHistoryRequest, _ call: CallContext) async throws -> GetHistoryResponse {
        let page = try await context.store.history(
            request.name, pageSize: Int(request.pageSize), pageToken: request.pageToken)
        return GetHistoryResponse(
            entries: page.items.compactMap(LedgerView(of: call.caller).shown), nextPageToken: page.nextPageToken)
    }
}
