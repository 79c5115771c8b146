import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Gives a principal a role, or a program a single permission, within a scope.
struct GrantRole: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GrantRoleRequest, _ call: CallContext) async throws -> GrantRoleResponse {
        try await context.changeAccess(request, call) { [context] transaction in
            let principal = try context.principal(request.principal, for: request, in: transaction)
            let change = try principal.granting(
                request.grant ?? RoleGrant(), by: call.caller.name,
                now: Timestamp(microseconds: transaction.call.now), isRelaxed: call.caller.isSinglePersonMode)
            return GrantRoleResponse(principal: try transaction.put(change))
        }
    }
}
