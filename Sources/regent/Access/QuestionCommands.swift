import ArgumentParser
import RegentClient
import RegentMessages

/// What a question about access is about.
struct QuestionOptions: ParsableArguments {
    @Argument(help: "A method (SealRun) or a permission (eval.seal).")
    var action: String
    @Option(help: "What it is about, by name, for example environments/prod; none = the whole store.")
    var resource = ""
    @Option(help: "The principal who would do it; none = you.")
    var principal: PrincipalArgument?
}

/// Whether something is allowed.
struct CanICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "can-i",
        abstract: "Whether you, or another principal, may do something; exit 0 yes, 4 no.",
        discussion: """
            Examples:
              regent access can-i SealRun
              regent access can-i eval.seal --principal ada --resource models/triage
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var connection: ConnectionOptions
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
        commandName: "why-denied",
        abstract: "Why you, or another principal, may not do something, and what would do.",
        discussion: """
            Examples:
              regent access why-denied PutProviderConfig --resource environments/prod
              regent access why-denied GrantOverride --resource overrides/hotfix

            Of a document that exists, rules are named too that forbid what a permission
            allows: an author does not approve, who asks does not grant.
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = WhyDeniedRequest(
            action: question.action, resource: question.resource, principal: question.principal?.name ?? "")
        let response = try await connection.withClient { try await $0.whyDenied(request) }
        output.write(response, tables: response.tables)
    }
}

extension WhyDeniedResponse {
    /// The answer, what is held, what was refused.
    fileprivate var tables: [Table] {
        let answer = Table(fields: [
            ("allowed", allowed ? "yes" : "no"), ("principal", principal + (disabled ? " (disabled)" : "")),
            ("needs one of", requireAny.joined(separator: ", ")),
            ("roles that would do", sufficientRoles.joined(separator: ", ")),
        ])
        let held = Table(
            [.text("held"), .text("gives_permission"), .text("covers_resource")],
            rows: grants.map { [$0.grant?.text ?? "", "\($0.givesPermission)", "\($0.coversResource)"] })
        let refused = Table(
            [.text("refused"), .text("method"), .text("resource")],
            rows: recentDenials.map { [TimeText.of($0.time), $0.method, $0.resource] })
        let broken = Table(
            [.text("rule"), .text("reason"), .text("why")],
            rows: brokenRules.map { [$0.rule, $0.reason, $0.description] })
        return [answer] + [broken, held, refused].filter { !$0.rows.isEmpty }
    }
}
