// Generated from regent/v1/schedule.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/schedule.proto declares.
enum SchedulePermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("schedule.tick", roles: [.operator]),
    ]
}
