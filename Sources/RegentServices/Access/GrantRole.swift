import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Grants a principal a role, or a program a single permission, within a scope.
struct GrantRole: DocumentVerb {
    func decide(
        _ request: GrantRoleRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Principal> {
        try store.require(Principal.self, request.principal).granting(request.grant ?? RoleGrant(), command)
    }
}
