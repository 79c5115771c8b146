// Generated from regent/v1/server.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/server.proto declares.
enum ServerPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("server.info", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("log.write", roles: [.operator, .admin]),
    ]
}
