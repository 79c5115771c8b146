import RegentMessages
import RegentRPC

/// Marks a resolved error group as open.
struct ReopenErrorGroup: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ReopenErrorGroupRequest, _ call: CallContext) async throws -> ReopenErrorGroupResponse {
        ReopenErrorGroupResponse(group: try await context.errors.reopen(request.id))
    }
}
