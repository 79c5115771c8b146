import RegentMessages
import RegentRPC

/// The error groups, without their samples.
struct ListErrorGroups: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListErrorGroupsRequest, _ call: CallContext) async throws -> ListErrorGroupsResponse {
        context.errors.list(request)
    }
}
