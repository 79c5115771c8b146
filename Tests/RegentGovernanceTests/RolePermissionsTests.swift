import RegentGovernance
import RegentMessages
import RegentModel
import Testing

@Suite("Roles")
struct RolePermissionsTests {
    @Test("every permission that a method needs is one that a role or a program can have")
    func known() {
        for method in MethodDescriptor.all {
            for word in method.requireAny where word != Permission.anyone.rawValue {
                #expect(RolePermissions.isKnown(Permission(word)), "\(method.name): \(word)")
            }
        }
    }

    @Test("ADMIN manages, and neither reviews nor reads the audit")
    func admin() {
        let admin = RolePermissions.of(.admin)
        #expect(admin.isSuperset(of: [Permission("role.grant"), Permission("backup.run")]))
        for word in ["proposal.review", "override.grant", "audit.read", "eval.upload"] {
            #expect(!admin.contains(Permission(word)), "\(word)")
        }
    }

    @Test(
        "roles that give a permission are found",
        arguments: [
            ("eval.upload", ["OPERATOR", "ANALYST"]), ("audit.prove", ["AUDITOR"]), ("ai.read", []),
        ])
    func giving(word: String, roles: [String]) {
        #expect(RolePermissions.roles(givingAnyOf: [Permission(word)]).map(\.name) == roles)
    }
}
