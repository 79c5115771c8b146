// Generated from regent/v1/validations.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/validations.proto declares.
enum ValidationsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("validation.request", roles: [.operator]),
        PermissionDeclaration("validation.decide", roles: [.approver], isForPeople: true),
    ]
}
