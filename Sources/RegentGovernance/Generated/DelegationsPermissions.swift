// Generated from regent/v1/delegations.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/delegations.proto declares.
enum DelegationsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("delegation.create", roles: [.operator, .analyst, .approver, .admin]),
    ]
}
