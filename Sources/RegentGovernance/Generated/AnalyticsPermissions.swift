// Generated from regent/v1/analytics.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/analytics.proto declares.
enum AnalyticsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("analytics.query", roles: [.operator, .analyst, .approver, .auditor]),
    ]
}
