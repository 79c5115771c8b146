// Generated from regent/v1/routing.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/routing.proto declares.
enum RoutingPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("route.select", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("route.explain", roles: [.operator, .analyst, .approver, .admin, .auditor]),
    ]
}
