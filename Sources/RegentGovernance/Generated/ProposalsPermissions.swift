// Generated from regent/v1/proposals.proto by proto/generator. Do not edit.

internal import RegentMessages

/// Permissions that regent/v1/proposals.proto declares.
enum ProposalsPermissions {
    static let all: [PermissionDeclaration] = [
        PermissionDeclaration("proposal.read", roles: [.operator, .analyst, .approver, .admin, .auditor]),
        PermissionDeclaration("proposal.create", roles: [.operator, .analyst, .admin]),
        PermissionDeclaration("proposal.edit", roles: [.operator, .analyst, .admin]),
        PermissionDeclaration("proposal.withdraw", roles: [.operator, .analyst, .admin]),
        PermissionDeclaration("proposal.review", roles: [.approver], isForPeople: true),
        PermissionDeclaration("proposal.vote", roles: [.approver], isForPeople: true),
        PermissionDeclaration("proposal.apply", roles: [.operator]),
    ]
}
