// Generated from regent/v1/providers.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/providers.proto declares.
enum ProvidersPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("provider.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("provider.write", roles: [.operator]),
    ]
}
