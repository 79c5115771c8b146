// Generated from regent/v1/rollouts.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/rollouts.proto declares.
enum RolloutsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("rollout.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("rollout.write", roles: [.operator]),
        PermissionDeclaration("rollout.rollback", roles: [.operator]),
        PermissionDeclaration("rollout.approve", roles: [.approver], isForPeople: true),
    ]
}
