// Generated from regent/v1/regions.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/regions.proto declares.
enum RegionsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("region.write", roles: [.operator]),
    ]
}
