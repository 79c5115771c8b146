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
              regent environment archive canary --reason "rollout is done"
              regent environment list --archived
              regent environment restore canary
            """,
        subcommands: [
            EnvironmentListCommand.self, EnvironmentShowCommand.self, EnvironmentCreateCommand.self,
            EnvironmentArchiveCommand.self, EnvironmentRestoreCommand.self,
        ])
}

/// Lists environments.
struct EnvironmentListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists environments.")

    @Flag(name: .customLong("archived"), help: "List archived environments too, with the state of each.")
    var showsArchived = false
    @Option(help: "Environments listed, at most; 0 = all.")
    var limit = ListLimit(standard: 100)
    @OptionGroup var query: QueryOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit) { size, token in
                let page = try await client.listEnvironments(
                    ListEnvironmentsRequest(
                        pageSize: size, pageToken: token, showArchived: showsArchived, filter: query.filter,
                        orderBy: query.orderBy, asOf: query.asOf))
                return (page.environments, page.nextPageToken)
            }
        }
        output.write(
            ListEnvironmentsResponse(environments: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [Environment.table(listed.items, showsState: showsArchived)])
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
        output.write(shown, tables: [Environment.table([shown], showsState: true)])
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

/// Takes an environment out of use.
struct EnvironmentArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Takes an environment out of use; its name and its history stay.",
        discussion: """
            Examples:
              regent environment archive canary --reason "rollout is done"
              regent environment archive canary --reason "rollout is done" --dry-run

            A reason is required. Archive or disable its enabled provider configs first: while one is enabled, the
            environment is in use and cannot be archived. In an archived environment no config can be set, enabled
            or restored.
            """)

    @Argument(help: "The environment, canary or environments/canary.")
    var environment: EnvironmentArgument
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = ArchiveEnvironmentRequest(name: environment.name, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.archiveEnvironment(request) }
        output.write(
            response, tables: [Environment.table([response.environment].compactMap(\.self), showsState: true)])
        mutation.report(
            "archived \(environment.name)", response.receipt,
            next: "regent environment restore \(environment.id)   takes it back into use")
    }
}

/// Takes an archived environment back into use.
struct EnvironmentRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Takes an archived environment back into use.",
        discussion: """
            Examples:
              regent environment restore canary

            Its provider configs stay as they are, disabled or archived: restore and enable those that should serve.
            """)

    @Argument(help: "The environment, canary or environments/canary.")
    var environment: EnvironmentArgument
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = RestoreEnvironmentRequest(name: environment.name, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.restoreEnvironment(request) }
        output.write(
            response, tables: [Environment.table([response.environment].compactMap(\.self), showsState: true)])
        mutation.report(
            "restored \(environment.name)", response.receipt,
            next: "regent provider list -e \(environment.id) --archived   none of its configs is enabled yet")
    }
}

extension Environment {
    /// One row an environment.
    ///
    /// - Parameter showsState: whether there is a column that tells archived ones from active ones.
    fileprivate static func table(_ environments: [Environment], showsState: Bool = false) -> Table {
        Table(
            [.text("name")] + (showsState ? [.text("state")] : [])
                + [.text("description"), .number("revision"), .text("update_time")],
            rows: environments.map {
                [$0.name] + (showsState ? [$0.state.name] : [])
                    + [$0.description, "\($0.revision)", TimeText.of($0.updateTime)]
            })
    }
}
