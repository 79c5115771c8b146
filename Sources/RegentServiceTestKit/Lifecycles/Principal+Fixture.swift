import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension Principal: LifecycleFixture {
    private typealias Methods = AccessServiceMethods

    /// A person who is an analyst.
    package static func made(in state: PrincipalState, _ bench: ServiceBench) async throws -> Principal {
        let person = Principal(
            name: "principals/\(state.name.lowercased())", kind: .human, disabled: state == .disabled)
        let put = try await bench.call(
            Methods.putPrincipal, PutPrincipalRequest(principal: person, mutation: .fresh()))
        _ = try await bench.call(
            Methods.grantRole,
            GrantRoleRequest(
                principal: person.name, grant: RoleGrant(role: .analyst),
                mutation: .fresh(etag: put.principal?.etag ?? "")))
        return try await bench.store.require(Principal.self, person.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Principal>] {
        [
            VerbCall(Methods.putPrincipal) { PutPrincipalRequest(principal: $0) },
            VerbCall(Methods.grantRole) {
                GrantRoleRequest(principal: $0.name, grant: RoleGrant(role: .operator))
            },
            VerbCall(Methods.revokeRole) {
                RevokeRoleRequest(principal: $0.name, grant: RoleGrant(role: .analyst))
            },
        ]
    }
}
