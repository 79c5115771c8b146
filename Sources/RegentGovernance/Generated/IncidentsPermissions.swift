// Generated from regent/v1/incidents.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/incidents.proto declares.
enum IncidentsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("incident.open", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("incident.manage", roles: [.operator]),
        PermissionDeclaration("incident.close", roles: [.approver]),
    ]
}
