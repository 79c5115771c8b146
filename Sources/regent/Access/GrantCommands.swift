import ArgumentParser
import RegentClient
import RegentMessages

/// What a grant gives, and where.
struct GrantOptions: ParsableArguments {
    @Argument(help: "The principal, ada or principals/ada.")
    var principal: PrincipalArgument
    @Option(help: "OPERATOR, ANALYST, APPROVER, ADMIN or AUDITOR.")
    var role: RoleArgument?
    @Option(help: "A single permission, for programs, for example outcome.report.")
    var permission: String?
    @Option(help: "*, models/MODEL or environments/ENVIRONMENT.")
    var scope = "*"

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
struct AccessGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Gives a principal a role, or a program a single permission.",
        discussion: """
            Examples:
              regent access grant ada --role ANALYST
              regent access grant worker --permission outcome.report --scope environments/prod

            ADMIN is never held with APPROVER or AUDITOR, nor APPROVER with OPERATOR, on one scope.
            """)

    @OptionGroup var options: GrantOptions
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = PrincipalChange(
            principal: options.principal, mutation: mutation, connection: connection, output: output)
        let (name, grant) = (options.principal.name, options.grant)
        try await change.run(done: "granted \(grant.text) to \(name)", mayCreate: false) {
            client, _, mutation in
            let response = try await client.grantRole(
                GrantRoleRequest(principal: name, grant: grant, mutation: mutation))
            return (response, response.principal, response.receipt)
        }
    }
}

/// Takes a role or a permission back.
struct AccessRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Takes a role or a permission back; calls that need it end within a second.")

    @OptionGroup var options: GrantOptions
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = PrincipalChange(
            principal: options.principal, mutation: mutation, connection: connection, output: output)
        let (name, grant) = (options.principal.name, options.grant)
        try await change.run(done: "revoked \(grant.text) of \(name)", mayCreate: false) {
            client, _, mutation in
            let response = try await client.revokeRole(
                RevokeRoleRequest(principal: name, grant: grant, mutation: mutation))
            return (response, response.principal, response.receipt)
        }
    }
}
