import ArgumentParser
import RegentClient
import RegentMessages

/// Provider configs.
struct ProviderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provider",
        abstract: "Which providers may serve in an environment, and with what share.",
        discussion: """
            Examples:
              regent provider list --environment prod
              regent provider set anthropic --environment prod --weight 30 --model claude
              regent provider set openai --environment prod --default
              regent provider disable custom --environment prod --reason "incident 12"
              regent provider archive custom --environment prod --reason "contract ended"
              regent provider list --environment prod --archived
              regent provider restore custom --environment prod
            """,
        subcommands: [
            ProviderListCommand.self, ProviderShowCommand.self, ProviderSetCommand.self,
            ProviderEnableCommand.self, ProviderDisableCommand.self, ProviderArchiveCommand.self,
            ProviderRestoreCommand.self,
        ])
}

/// Lists provider configs.
struct ProviderListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists provider configs, of one environment or of all.")

    @Option(name: .shortAndLong, help: "Only this environment.")
    var environment: EnvironmentArgument?
    @Flag(name: .customLong("archived"), help: "List archived configs too, with the state of each.")
    var showsArchived = false
    @Option(help: "Configs listed, at most; 0 = all.")
    var limit = ListLimit(standard: 100)
    @OptionGroup var query: QueryOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let parent = environment?.name ?? ""
        let listed = try await connection.withClient { client in
            try await Pages.collect(limit: limit) { size, token in
                let page = try await client.listProviderConfigs(
                    ListProviderConfigsRequest(
                        parent: parent, pageSize: size, pageToken: token, showArchived: showsArchived,
                        filter: query.filter, orderBy: query.orderBy, asOf: query.asOf))
                return (page.providerConfigs, page.nextPageToken)
            }
        }
        output.write(
            ListProviderConfigsResponse(providerConfigs: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [ProviderConfig.table(listed.items, showsState: showsArchived)])
        listed.sayIfMore()
    }
}

/// Prints one provider config.
struct ProviderShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One provider config.")

    @OptionGroup var place: ProviderPlace
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient {
            try await $0.getProviderConfig(GetProviderConfigRequest(name: place.name))
        }
        let shown = response.providerConfig ?? ProviderConfig()
        output.write(shown, tables: [shown.fieldTable])
    }
}

/// Lets a provider serve.
struct ProviderEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enable", abstract: "Lets a provider serve.")

    @OptionGroup var place: ProviderPlace
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = ProviderChange(place: place, mutation: mutation, connection: connection, output: output)
        try await change.run(done: "enabled", mayCreate: false) { $0.enabled = true }
    }
}

/// Keeps a provider from serving.
struct ProviderDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Keeps a provider from serving; its config stays.")

    @OptionGroup var place: ProviderPlace
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let change = ProviderChange(place: place, mutation: mutation, connection: connection, output: output)
        try await change.run(done: "disabled", mayCreate: false) { $0.enabled = false }
    }
}

/// A provider in an environment.
struct ProviderPlace: ParsableArguments {
    @Argument(help: "The provider, for example openai.")
    var provider: ProviderArgument
    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument

    /// Resource name of the config.
    var name: String { environment.provider(provider) }

    /// As the command line names it, for example "openai -e prod".
    var text: String { "\(provider.id) -e \(environment.id)" }
}

extension ProviderConfig {
    /// One row a config.
    ///
    /// - Parameter showsState: whether its state is shown instead of whether it is enabled, so that an archived config
    ///   differs from a disabled one.
    static func table(_ configs: [ProviderConfig], showsState: Bool = false) -> Table {
        Table(
            [
                .text("environment"), .text("provider"), .text(showsState ? "state" : "enabled"), .text("default"),
                .number("weight"), .number("timeout_ms"), .number("max_retries"), .text("model"), .number("revision"),
            ],
            rows: configs.map { config in
                [
                    config.environment, config.provider,
                    showsState ? config.state.name : "\(config.enabled ?? true)", config.isDefault ? "default" : "",
                    "\(config.weight)", "\(config.timeoutMs)", "\(config.maxRetries ?? 0)", config.model,
                    "\(config.revision)",
                ]
            })
    }

    /// Everything of one config.
    var fieldTable: Table {
        let labels = metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let archived = archiveTime.map { [("archive_time", TimeText.of($0))] } ?? []
        return Table(
            fields: [
                ("name", name), ("state", state.name), ("enabled", "\(enabled ?? true)"), ("default", "\(isDefault)"),
                ("weight", "\(weight)"), ("timeout_ms", "\(timeoutMs)"), ("max_retries", "\(maxRetries ?? 0)"),
                ("model", model), ("prompt_template_version", promptTemplateVersion),
                ("metadata", labels.joined(separator: " ")), ("revision", "\(revision)"), ("etag", etag),
                ("update_time", TimeText.of(updateTime)),
            ] + archived)
    }
}
