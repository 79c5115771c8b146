import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Who may do what.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "access", "Principals, roles and tokens; who may do what.",
        examples: """
            regent access principal set ada --kind human --uid 1000
            regent access grant ada --role OPERATOR --scope environments/prod
            regent access principal set pipeline --kind service
            regent access grant pipeline --permission eval.upload
            regent access token issue pipeline --ttl 30d --file pipeline.token
            regent access roles
            regent access can-i SealRun --principal pipeline
            regent access why-denied SealRun --principal pipeline
            regent access harden
            """,
        notes: """
            Roles:
              OPERATOR  changes environments and provider configs
              ANALYST   runs evaluations
              APPROVER  reviews and approves
              ADMIN     manages principals, tokens and the server
              AUDITOR   reads everything, including who did what and why

            A scope is *, models/MODEL or environments/ENVIRONMENT.
            """,
        subcommands: [
            NounCommand<PrincipalNoun>.self, NounVerbCommand<GrantRole>.self, NounVerbCommand<RevokeRole>.self,
            NounCommand<TokenNoun>.self, RolesCommand.self, CanICommand.self, WhyDeniedCommand.self,
            HardenCommand.self,
        ])
}

/// Ends single-person mode.
struct HardenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "harden", "Ends single-person mode for good; the owner of the store keeps only ADMIN.",
        examples: """
            regent access harden --dry-run
            regent access harden --reason "going to production" --yes
            """,
        notes: """
            Requires an ADMIN and two people with APPROVER. Afterwards nobody, not even the
            owner of the store, can do alone what takes two. This cannot be undone: the
            command asks for confirmation, or needs --yes.
            """)

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !mutation.validateOnly { try confirmation.ask("end single-person mode for good?") }
        let response = try await connection.withClient {
            try await $0.harden(.init(mutation: mutation.mutation))
        }
        output.write(response, tables: [(response.owner ?? .init()).fieldTable])
        mutation.report("ended single-person mode", response.receipt)
    }
}
