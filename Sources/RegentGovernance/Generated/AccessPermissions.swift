// Generated from regent/v1/access.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/access.proto declares.
enum AccessPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("principal.write", roles: [.admin]),
        PermissionDeclaration("role.grant", roles: [.admin]),
        PermissionDeclaration("role.revoke", roles: [.admin]),
        PermissionDeclaration("token.issue", roles: [.admin]),
        PermissionDeclaration("token.revoke", roles: [.admin]),
        PermissionDeclaration("access.harden", roles: [.admin]),
        PermissionDeclaration("access.read", roles: [.admin, .auditor]),
        PermissionDeclaration("access.self", roles: [.operator, .analyst, .approver, .admin, .auditor]),
    ]
}
