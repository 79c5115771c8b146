import ArgumentParser
import RegentClient
import RegentMessages

/// Who may do what.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Principals, roles, tokens; who may do what, and why not.",
        discussion: """
            Examples:
              regent access principal set ada --kind human --uid 1000
              regent access grant ada --role OPERATOR --scope environments/prod
              regent access principal set pipeline --kind service
              regent access grant pipeline --permission eval.upload
              regent access token issue pipeline --ttl 30d --file pipeline.token
              regent access can-i SealRun --principal pipeline
              regent access why-denied SealRun --principal pipeline
              regent access harden

            Roles: OPERATOR runs models, ANALYST evaluates them, APPROVER reviews, ADMIN manages people and the system,
            AUDITOR reads and proves. A scope is *, models/MODEL or environments/ENVIRONMENT.
            """,
        subcommands: [
            NounCommand<PrincipalNoun>.self, AccessGrantCommand.self, AccessRevokeCommand.self,
            NounCommand<TokenNoun>.self,
            CanICommand.self, WhyDeniedCommand.self, HardenCommand.self,
        ])
}

/// Ends single-person mode.
struct HardenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "harden",
        abstract: "Ends single-person mode for good; the owner keeps ADMIN only.",
        discussion: """
            It needs an ADMIN and two APPROVER people. From then on nobody does alone what takes two, the owner of the
            store neither. It cannot be undone, so it asks; where nobody can be asked, say --yes.
            """)

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
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
