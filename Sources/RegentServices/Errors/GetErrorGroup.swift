import RegentMessages
import RegentRPC

/// An error group with its samples.
struct GetErrorGroup: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetErrorGroupRequest, _ call: CallContext) async throws -> GetErrorGroupResponse {
        GetErrorGroupResponse(group: try context.errors.group(request.id))
    }
}
