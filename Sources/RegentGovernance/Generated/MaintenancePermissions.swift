// Generated from regent/v1/maintenance.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/maintenance.proto declares.
enum MaintenancePermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("backup.run", roles: [.admin]),
        PermissionDeclaration("audit.prove", roles: [.auditor]),
    ]
}
