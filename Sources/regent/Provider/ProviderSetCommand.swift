import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel

/// What every command takes that changes a provider config.
struct ProviderChangeOptions: ParsableArguments {
    @OptionGroup var place: ProviderPlace
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// The change of the config that is named.
    var change: DocumentChange<ProviderNoun> {
        DocumentChange(name: place.name, mutation: mutation, connection: connection, output: output)
    }
}

/// Lets a provider serve.
struct ProviderEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enable", abstract: "Lets a provider serve.")

    @OptionGroup var options: ProviderChangeOptions

    func run() async throws { try await options.change.put(done: "enabled") { $0.enabled = true } }
}

/// Keeps a provider from serving.
struct ProviderDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Keeps a provider from serving; its config stays.",
        discussion: """
            Examples:
              regent provider disable custom --environment prod --reason "incident 12"

            The last one that is enabled in an environment is disabled only after a question, or with --yes.
            """)

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var options: ProviderChangeOptions

    func run() async throws {
        try await confirmation.askIfLast(options)
        try await options.change.put(done: "disabled") { $0.enabled = false }
    }
}

extension ConfirmationOptions {
    /// Asks before the last config that is enabled in an environment serves no more.
    func askIfLast(_ name: String, _ connection: ConnectionOptions) async throws {
        guard !yes, let environment = (try? ResourceName(name))?.parent?.description else { return }
        let request = ListProviderConfigsRequest(parent: environment, pageSize: 2, filter: "state = ENABLED")
        let enabled = try await connection.withClient { try await $0.listProviderConfigs(request) }.providerConfigs
        guard enabled.map(\.name) == [name] else { return }
        try ask("\(name) is the last that may serve: without it every request is refused as NO_CANDIDATE; go on?")
    }

    /// As above, where the command changes anything at all.
    func askIfLast(_ options: ProviderChangeOptions) async throws {
        if !options.mutation.validateOnly { try await askIfLast(options.place.name, options.connection) }
    }
}

/// Makes or changes a provider config.
struct ProviderSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Makes a provider config, or changes what is given of it.",
        discussion: """
            Examples:
              regent provider set anthropic --environment prod --weight 30 --model claude
              regent provider set openai --environment prod --default --timeout-ms 20000
              regent provider set custom --environment prod --weight 0 --dry-run

            A new config is enabled, without weight, with 30,000 ms and 2 retries unless told otherwise. Weights
            are raw shares: raising one moves keys only to that provider. A new default takes the place of the old.
            """)

    @Option(help: "Raw share; 0 = only when requested, as default or as fallback.")
    var weight: UInt32?
    @Flag(inversion: .prefixedNo, help: "Whether it may serve.")
    var enabled: Bool?
    @Flag(inversion: .prefixedNo, help: "Whether it serves where nothing has a weight.")
    var `default`: Bool?
    @Option(help: "Milliseconds to wait for an answer, at most 3,600,000.")
    var timeoutMs: UInt32?
    @Option(help: "How often a failed request is repeated, 0-16.")
    var maxRetries: UInt32?
    @Option(help: "The provider's own name of the model.")
    var model: String?
    @Option(help: "Version of the prompt template it is given.")
    var promptTemplateVersion: String?
    @Option(help: ArgumentHelp("A free label; may be repeated; an empty value takes it away.", valueName: "KEY=VALUE"))
    var metadata: [AssignmentArgument] = []
    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var options: ProviderChangeOptions

    func run() async throws {
        if enabled == false { try await confirmation.askIfLast(options) }
        try await options.change.put(done: "set", mayCreate: true) { config in
            config.weight = weight ?? config.weight
            config.enabled = enabled ?? config.enabled
            config.isDefault = `default` ?? config.isDefault
            config.timeoutMs = timeoutMs ?? config.timeoutMs
            config.maxRetries = maxRetries ?? config.maxRetries
            config.model = model ?? config.model
            config.promptTemplateVersion = promptTemplateVersion ?? config.promptTemplateVersion
            for label in metadata { config.metadata[label.key] = label.value.isEmpty ? nil : label.value }
        }
    }
}
