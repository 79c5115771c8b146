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
        for word in ["eval.invalidate", "audit.read", "eval.upload"] {
            #expect(!admin.contains(Permission(word)), "\(word)")
        }
    }

    @Test(
        "roles that give a permission are found",
        arguments: [
            ("eval.upload", ["OPERATOR", "ANALYST"]), ("audit.prove", ["AUDITOR"]), ("ai.read", []),
            ("version.suspend", ["OPERATOR", "APPROVER"]), ("usecase.deprecate", ["OPERATOR", "APPROVER"]),
        ])
    func giving(word: String, roles: [String]) {
        #expect(RolePermissions.roles(givingAnyOf: [Permission(word)]).map(\.name) == roles)
    }

    @Test("a judgement is for people only, whatever roles give it")
    func judgements() {
        let table = PermissionTable([
            PermissionDeclaration("thing.approve", roles: [.approver], isForPeople: true),
            PermissionDeclaration("thing.read", roles: RolePermissions.roles),
            PermissionDeclaration("thing.sync", roles: []),
        ])
        func isForPeople(_ word: String) -> Bool { RolePermissions.isForPeople(Permission(word), in: table) }
        #expect(isForPeople("thing.approve") && !isForPeople("thing.read") && !isForPeople("thing.sync"))
        #expect(!isForPeople("thing.unknown") && !RolePermissions.isKnown(Permission("thing.unknown"), in: table))
        #expect(RolePermissions.isKnown(Permission("thing.sync"), in: table))
        #expect(RolePermissions.of(.approver, in: table) == [Permission("thing.approve"), Permission("thing.read")])
        let giving = RolePermissions.roles(givingAnyOf: [Permission("thing.approve")], in: table)
        #expect(giving == [.approver])
    }

    @Test("the roles are those of the design, without the unspecified one")
    func roles() {
        #expect(RolePermissions.roles == [.operator, .analyst, .approver, .admin, .auditor])
    }
}
