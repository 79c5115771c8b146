// Generated from regent/v1/overrides.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/overrides.proto declares.
enum OverridesPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("override.request", roles: [.operator]),
        PermissionDeclaration("override.grant", roles: [.approver], isForPeople: true),
        PermissionDeclaration("gate.waive", roles: [.operator, .analyst]),
        PermissionDeclaration("task.confirm", roles: [.operator, .analyst, .approver, .admin, .auditor]),
    ]
}
