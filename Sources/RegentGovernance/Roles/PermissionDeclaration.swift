package import RegentMessages
package import RegentModel

/// What a .proto declares of one permission.
package struct PermissionDeclaration: Sendable, Hashable {
    /// The permission.
    package let permission: Permission
    /// The roles that give it; none where programs are granted it by itself.
    package let roles: [Role]
    /// A judgement: only people hold it.
    package let isForPeople: Bool

    /// The declaration of the permission with this word.
    package init(_ word: String, roles: [Role], isForPeople: Bool = false) {
        permission = Permission(word)
        self.roles = roles
        self.isForPeople = isForPeople
    }
}
