import RegentMessages
import RegentRPC
import RegentStorage

/// Runs by name.
struct ListRuns: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListRunsRequest, _ call: CallContext) async throws -> ListRunsResponse {
        let page = try await context.store.list(
            EvalRun.self, state: request.state == .unspecified ? nil : request.state.name,
            pageSize: Int(request.pageSize), pageToken: request.pageToken)
        return ListRunsResponse(runs: page.items, nextPageToken: page.nextPageToken)
    }
}
