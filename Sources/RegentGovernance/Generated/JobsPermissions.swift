// Generated from regent/v1/jobs.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/jobs.proto declares.
enum JobsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("job.write", roles: [.operator]),
    ]
}
