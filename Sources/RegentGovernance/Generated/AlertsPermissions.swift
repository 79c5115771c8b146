// Generated from regent/v1/alerts.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/alerts.proto declares.
enum AlertsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("alert.close", roles: [.operator]),
    ]
}
