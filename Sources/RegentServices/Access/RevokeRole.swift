import RegentGovernance
import RegentMessages
import RegentRPC
import RegentStorage

/// Takes a grant back.
struct RevokeRole: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: RevokeRoleRequest, _ call: CallContext) async throws -> RevokeRoleResponse {
        let ownerUID = context.store.identity.ownerUID
        return try await context.changeAccess(request, call) { [context] transaction in
            let principal = try context.principal(request.principal, for: request, in: transaction)
            let change = try principal.revoking(
                request.grant ?? RoleGrant(), among: try transaction.principals(),
                isBound: try transaction.isHardened(ownerUID: ownerUID))
            return RevokeRoleResponse(principal: try transaction.put(change))
        }
    }
}
