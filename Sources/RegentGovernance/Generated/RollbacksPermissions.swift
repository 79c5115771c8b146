// Generated from regent/v1/rollbacks.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/rollbacks.proto declares.
enum RollbacksPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("rollout.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("rollout.rollback", roles: [.operator]),
    ]
}
