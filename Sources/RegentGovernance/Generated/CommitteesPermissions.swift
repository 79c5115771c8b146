// Generated from regent/v1/committees.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/committees.proto declares.
enum CommitteesPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("committee.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("committee.write", roles: [.admin]),
    ]
}
