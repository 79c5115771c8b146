// Generated from regent/v1/sla.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/sla.proto declares.
enum SlaPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("sla.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("sla.write", roles: [.operator, .analyst]),
        PermissionDeclaration("sla.pause", roles: [.operator]),
    ]
}
