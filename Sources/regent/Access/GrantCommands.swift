import ArgumentParser
import RegentClient
import RegentMessages

/// What a grant gives, and where.
struct GrantOptions: ParsableArguments {
    @Option(help: "OPERATOR, ANALYST, APPROVER, ADMIN or AUDITOR.")
    var role: RoleArgument?
    @Option(help: "A single permission, for programs, for example outcome.report.")
    var permission: String?
    @Option(help: "*, models/MODEL or environments/ENVIRONMENT.")
    var scope = "*"
    @OptionGroup var options: PrincipalChangeOptions

    func validate() throws {
        guard (role == nil) != (permission == nil) else {
            throw ValidationError("say either --role or --permission")
        }
    }

    /// The grant as a request says it.
    var grant: RoleGrant {
        RoleGrant(role: role?.role ?? .unspecified, permission: permission ?? "", scope: scope)
    }
}

/// Gives a role or a permission.
struct AccessGrantCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = AccessServiceMethods.grantRole.descriptor.name
    static let usage = "--role ROLE"
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Gives a principal a role, or a program a single permission.",
        discussion: """
            Examples:
              regent access grant ada --role ANALYST
              regent access grant bot --permission outcome.report --scope environments/prod

            ADMIN is never held with APPROVER or AUDITOR, nor APPROVER with OPERATOR, on one scope.
            """)

    @OptionGroup var grant: GrantOptions

    func run() async throws {
        let (change, given) = (grant.options.change, grant.grant)
        try await change.run { client, _, mutation in
            let request = GrantRoleRequest(principal: change.name, grant: given, mutation: mutation)
            return ("granted \(given.text) to \(change.name)", try await client.grantRole(request))
        }
    }
}

/// Takes a role or a permission back.
struct AccessRevokeCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = AccessServiceMethods.revokeRole.descriptor.name
    static let usage = "--role ROLE"
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes a role or a permission back; calls that need it end within a second.")

    @OptionGroup var grant: GrantOptions

    func run() async throws {
        let (change, given) = (grant.options.change, grant.grant)
        try await change.run { client, _, mutation in
            let request = RevokeRoleRequest(principal: change.name, grant: given, mutation: mutation)
            return ("revoked \(given.text) of \(change.name)", try await client.revokeRole(request))
        }
    }
}
