import RegentMessages
import RegentModel
import RegentRPC

/// Marks an error group as resolved.
struct ResolveErrorGroup: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ResolveErrorGroupRequest, _ call: CallContext) async throws -> ResolveErrorGroupResponse {
        ResolveErrorGroupResponse(group: try await context.errors.resolve(request.id, by: call.caller.name))
    }
}
