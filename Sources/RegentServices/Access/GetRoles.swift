import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC

/// The roles, each with the permissions that it gives: they are the same in every store.
struct GetRoles: UnaryHandler {
    init(_ context: ServiceContext) {}

    func handle(_ request: GetRolesRequest, _ call: CallContext) async throws -> GetRolesResponse {
        let roles = RolePermissions.roles.filter { request.role == .unspecified || $0 == request.role }
        guard !roles.isEmpty else {
            throw Refusal(.badRequest, "role: there is no such role", ["field": "role"])
        }
        return GetRolesResponse(
            roles: roles.map {
                RoleDescription(role: $0, permissions: RolePermissions.of($0).map(\.rawValue).sorted())
            })
    }
}
