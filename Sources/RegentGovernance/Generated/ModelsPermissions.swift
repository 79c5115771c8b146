// Generated from regent/v1/models.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/models.proto declares.
enum ModelsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("model.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("model.create", roles: [.operator]),
        PermissionDeclaration("model.update", roles: [.operator, .analyst, .approver, .admin]),
    ]
}
