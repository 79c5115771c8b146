package import RegentMessages
package import RegentModel

/// Which permissions each role gives, as the .proto files declare them.
///
/// Some of them are finer than a role: those of a task's assignee, a change's author or a model's owner are given to
/// every role that may be one, and the verb itself asks who the caller is.
/// - Source: docs/access.md, "Roles and permissions"; docs/reference/permissions.md is the table.
package enum RolePermissions {
    /// Every role, in the order of its declaration.
    package static let roles = Role.allKnown.filter { $0 != .unspecified }

    /// What a role gives.
    package static func of(_ role: Role, in table: PermissionTable = .declared) -> Set<Permission> {
        table.given[role] ?? []
    }

    /// The roles that give one of several permissions.
    package static func roles(
        givingAnyOf permissions: [Permission], in table: PermissionTable = .declared
    ) -> [Role] {
        roles.filter { !of($0, in: table).isDisjoint(with: permissions) }
    }

    /// Whether there is such a permission.
    package static func isKnown(_ permission: Permission, in table: PermissionTable = .declared) -> Bool {
        table.rows[permission] != nil
    }

    /// Whether only a person may hold it.
    package static func isForPeople(_ permission: Permission, in table: PermissionTable = .declared) -> Bool {
        table.rows[permission]?.isForPeople ?? false
    }
}
