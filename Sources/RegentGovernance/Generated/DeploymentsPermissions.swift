// Generated from regent/v1/deployments.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/deployments.proto declares.
enum DeploymentsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("deployment.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("deployment.write", roles: [.operator]),
        PermissionDeclaration("smoke.record", roles: [.operator]),
        PermissionDeclaration("task.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("task.adjust", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("task.cancel", roles: [.operator, .analyst, .approver, .admin, .auditor]),
    ]
}
