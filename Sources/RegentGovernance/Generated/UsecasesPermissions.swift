// Generated from regent/v1/usecases.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/usecases.proto declares.
enum UsecasesPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("usecase.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("usecase.create", roles: [.operator, .analyst]),
        PermissionDeclaration("usecase.submit", roles: [.operator, .analyst]),
        PermissionDeclaration("usecase.approve", roles: [.approver], isForPeople: true),
        PermissionDeclaration("usecase.deploy", roles: [.operator]),
        PermissionDeclaration("usecase.deprecate", roles: [.operator, .approver]),
    ]
}
