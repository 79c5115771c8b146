// Generated from regent/v1/ledger.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/ledger.proto declares.
enum LedgerPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("event.subscribe", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("history.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("audit.read", roles: [.auditor]),
        PermissionDeclaration("key.rotate", roles: [.admin]),
        PermissionDeclaration("ledger.erase", roles: [.admin]),
    ]
}
