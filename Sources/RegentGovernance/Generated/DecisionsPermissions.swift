// Generated from regent/v1/decisions.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/decisions.proto declares.
enum DecisionsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("decision.score", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("decision.optimise", roles: [.operator, .analyst]),
    ]
}
