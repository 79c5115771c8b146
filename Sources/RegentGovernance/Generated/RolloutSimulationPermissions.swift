// Generated from regent/v1/rollout_simulation.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/rollout_simulation.proto declares.
enum RolloutSimulationPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("rollout.simulate", roles: [.operator, .analyst, .approver, .admin, .auditor]),
    ]
}
