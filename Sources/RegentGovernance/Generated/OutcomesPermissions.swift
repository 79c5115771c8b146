// Generated from regent/v1/outcomes.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/outcomes.proto declares.
enum OutcomesPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("outcome.report", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("outcome.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
    ]
}
