// Generated from regent/v1/evaluation.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/evaluation.proto declares.
enum EvaluationPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("eval.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("eval.define", roles: [.operator, .analyst]),
        PermissionDeclaration("eval.upload", roles: [.operator, .analyst]),
        PermissionDeclaration("eval.seal", roles: [.operator, .analyst]),
        PermissionDeclaration("eval.gate", roles: [.operator, .analyst]),
        PermissionDeclaration("eval.recompute", roles: [.operator, .analyst]),
        PermissionDeclaration("eval.abort", roles: [.operator, .analyst]),
        PermissionDeclaration("eval.invalidate", roles: [.analyst, .approver]),
        PermissionDeclaration("ai.read", roles: []),
        PermissionDeclaration("ai.write", roles: []),
        PermissionDeclaration("reporting.read", roles: []),
        PermissionDeclaration("reporting.write", roles: []),
    ]
}
