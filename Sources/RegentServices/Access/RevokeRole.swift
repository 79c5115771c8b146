import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a grant back.
struct RevokeRole: DocumentVerb {
    func decide(
        _ request: RevokeRoleRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Principal> {
        try store.require(Principal.self, request.principal).revoking(
            request.grant ?? RoleGrant(), command, among: try store.children(Principal.self, of: ""),
            isSinglePersonMode: command.isSinglePersonMode)
    }
}
