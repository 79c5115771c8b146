// Generated from regent/v1/dashboards.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/dashboards.proto declares.
enum DashboardsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("dashboard.write", roles: [.operator, .analyst, .approver]),
    ]
}
