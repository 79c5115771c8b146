import ArgumentParser
import RegentClient
import RegentMessages

/// Environments.
struct EnvironmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "environment",
        abstract: "Environments: where requests are served.",
        discussion: """
            Examples:
              regent environment list
              regent environment create canary --description "one host in ten"
            """,
        subcommands: [
            EnvironmentListCommand.self, EnvironmentShowCommand.self, EnvironmentCreateCommand.self,
        ])
}

/// Lists environments.
struct EnvironmentListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Environments by name.")

    @Option(help: "Environments listed, at most; 0 = all.")
    var limit = ListLimit(standard: 100)
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit) { size, token in
                let page = try await client.listEnvironments(
                    ListEnvironmentsRequest(pageSize: size, pageToken: token))
                return (page.environments, page.nextPageToken)
            }
        }
        output.write(
            ListEnvironmentsResponse(environments: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [Environment.table(listed.items)])
        listed.sayIfMore()
    }
}

/// Prints one environment.
struct EnvironmentShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One environment.")

    @Argument(help: "The environment, prod or environments/prod.")
    var environment: EnvironmentArgument
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient {
            try await $0.getEnvironment(GetEnvironmentRequest(name: environment.name))
        }
        let shown = response.environment ?? Environment()
        output.write(shown, tables: [Environment.table([shown])])
    }
}

/// Makes an environment.
struct EnvironmentCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Makes an environment.")

    @Argument(help: "The new environment, canary or environments/canary.")
    var environment: EnvironmentArgument
    @Option(help: "For people.")
    var description = ""
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = CreateEnvironmentRequest(
            environment: Environment(name: environment.name, description: description),
            mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.createEnvironment(request) }
        output.write(response, tables: [Environment.table([response.environment].compactMap(\.self))])
        mutation.report(
            "created \(environment.name)", response.receipt,
            next: "regent provider set PROVIDER --environment \(environment.id) --weight 100")
    }
}

extension Environment {
    /// One row an environment.
    fileprivate static func table(_ environments: [Environment]) -> Table {
        Table(
            [.text("name"), .text("description"), .number("revision"), .text("update_time")],
            rows: environments.map {
                [$0.name, $0.description, "\($0.revision)", TimeText.of($0.updateTime)]
            })
    }
}
