import RegentMessages
import RegentModel

/// Declared permissions, by name and by the roles that give them.
package struct PermissionTable: Sendable {
    /// What the .proto files declare.
    package static let declared = PermissionTable(PermissionDeclaration.all)

    let rows: [Permission: PermissionDeclaration]
    let given: [Role: Set<Permission>]

    /// The table of some declarations.
    ///
    /// - Precondition: no permission is declared twice; the generator refuses it.
    package init(_ declarations: [PermissionDeclaration]) {
        rows = Dictionary(uniqueKeysWithValues: declarations.map { ($0.permission, $0) })
        var given: [Role: Set<Permission>] = [:]
        for row in declarations {
            for role in row.roles { given[role, default: []].insert(row.permission) }
        }
        self.given = given
    }
}
