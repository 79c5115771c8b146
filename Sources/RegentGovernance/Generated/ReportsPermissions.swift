// Generated from regent/v1/reports.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/reports.proto declares.
enum ReportsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("report.generate", roles: [.analyst, .auditor]),
        PermissionDeclaration("report.read", roles: [.auditor]),
    ]
}
