// Generated from regent/v1/versions.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/versions.proto declares.
enum VersionsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("version.register", roles: [.operator]),
        PermissionDeclaration("version.release", roles: [.operator]),
        PermissionDeclaration("version.promote", roles: [.operator]),
        PermissionDeclaration("version.suspend", roles: [.operator, .approver]),
        PermissionDeclaration("version.deprecate", roles: [.operator]),
        PermissionDeclaration("version.retire", roles: [.operator]),
        PermissionDeclaration("checklist.answer", roles: [.operator, .analyst, .approver]),
    ]
}
