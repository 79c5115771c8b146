import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// What a question about access is about.
struct QuestionOptions: ParsableArguments {
    @Argument(help: "A method, for example SealRun, or a permission, for example eval.seal.", completion: .actions)
    var action: String
    @Option(help: "Name of the resource, for example environments/prod. Default: the whole store.", completion: .names)
    var resource = ""
    @Option(help: "The principal. Default: you.")
    var principal: PrincipalArgument?
}

/// Whether something is allowed.
struct CanICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "can-i", "Reports whether you or another principal may do something: exit code 0 yes, 4 no.",
        examples: """
            regent access can-i SealRun
            regent access can-i eval.seal --principal ada --resource models/triage
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = CanIRequest(
            action: question.action, resource: question.resource, principal: question.principal?.name ?? "")
        let response = try await connection.withClient { try await $0.canI(request) }
        output.write(
            response,
            tables: [
                Table(fields: [
                    ("allowed", response.allowed ? "yes" : "no"), ("principal", response.principal),
                    ("require_any", response.requireAny.joined(separator: ", ")),
                    ("by", response.grant?.text ?? ""),
                ])
            ])
        if !response.allowed { throw ExitStatus.denied.exitCode }
    }
}

/// Why something is not allowed.
struct WhyDeniedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "why-denied", "Explains why you or another principal may not do something, and which roles would allow it.",
        examples: """
            regent access why-denied PutProviderConfig --resource environments/prod
            regent access why-denied GrantOverride --resource overrides/hotfix
            """,
        notes: """
            For a document that exists, the answer also names the rules that forbid what a
            permission allows: an author cannot approve, and the requester of an override
            cannot grant it.
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = WhyDeniedRequest(
            action: question.action, resource: question.resource, principal: question.principal?.name ?? "")
        let response = try await connection.withClient { try await $0.whyDenied(request) }
        output.write(response, tables: response.tables)
    }
}
