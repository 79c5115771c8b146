// Generated from regent/v1/errors.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/errors.proto declares.
enum ErrorsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("error.read", roles: [.operator, .admin]),
        PermissionDeclaration("error.write", roles: [.operator, .admin]),
    ]
}
