// Generated from regent/v1/forces.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/forces.proto declares.
enum ForcesPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("version.force", roles: [.operator]),
    ]
}
