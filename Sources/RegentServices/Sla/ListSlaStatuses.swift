import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Where the SLA targets stand, of those that the caller may read.
struct ListSlaStatuses: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListSlaStatusesRequest, _ call: CallContext) async throws -> ListSlaStatusesResponse {
        let caller = try context.callerNow(call)
        try await SlaFollowing(context).catchUp(isStoring: true)
        let page = try await context.store.list(
            SlaTarget.self,
            DocumentQuery(
                filter: request.filter, pageSize: request.pageSize == 0 ? 100 : Int(request.pageSize),
                pageToken: request.pageToken), readableIn: caller.scopes(ofAnyOf: call.permissions))
        var response = ListSlaStatusesResponse(nextPageToken: page.nextPageToken)
        let reading = SlaReading(context)
        for target in page.items {
            if let status = try await reading.present(target) { response.statuses.append(status) }
        }
        return response
    }
}
