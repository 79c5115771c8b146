import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRouting

/// Provider configs.
enum ProviderNoun: PutNoun {
    typealias Place = ProviderPlace

    static let get = ProviderServiceMethods.getProviderConfig
    static let list = ProviderServiceMethods.listProviderConfigs
    static let put = ProviderServiceMethods.putProviderConfig
    static let words = ["provider"]
    static let singular = "provider config"
    static let plural = "provider configs, of one environment or of all"
    static let abstract = "Provider configs: the providers of an environment and their weights."
    static let examples = """
        regent provider set anthropic --environment prod --weight 30 --model claude
        regent provider set openai --environment prod --default
        regent provider list --environment prod
        regent provider disable custom --environment prod --reason "incident 12"
        regent provider health show --environment prod
        regent provider archive custom -e prod --reason "contract ended"
        regent provider list --environment prod --archived
        regent provider restore custom --environment prod
        """
    static let example = "openai -e prod"
    static let columns: [NounColumn<ProviderConfig>] = [
        "environment", "provider", NounColumn("state", when: .archivedListed),
        NounColumn("enabled", when: .archivedHidden), NounColumn("default") { $0.isDefault ? "default" : "" }, "weight",
        "priority", "timeout_ms", "max_retries", "model", "revision",
    ]
    static let fields: [NounColumn<ProviderConfig>] = [
        "name", "state", "enabled", NounColumn("default") { "\($0.isDefault)" }, "weight", "priority", "timeout_ms",
        "max_retries", "model", "prompt_template_version", "metadata", "revision", "etag", "update_time",
        NounColumn("archive_time", when: .present),
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounChangeCommand<SetProviderConfig>.self, NounEditCommand<Self>.self,
        NounChangeCommand<EnableProviderConfig>.self, NounChangeCommand<DisableProviderConfig>.self,
        NounVerbCommand<ArchiveProviderConfig>.self, NounVerbCommand<RestoreProviderConfig>.self,
        ProviderHealthCommand.self,
    ]

    /// Those of one environment or of all.
    struct Selection: NounSelection {
        @Option(name: .shortAndLong, help: "List only the configs of this environment.")
        var environment: EnvironmentArgument?
        @Flag(name: .customLong("archived"), help: "List archived configs too, and show the state of each.")
        var showsArchived = false

        var parent: String { environment?.name ?? "" }
    }

    static func text(of name: ResourceName) -> String { "\(name.id ?? "") -e \(name.parent?.id ?? "")" }
}

/// A provider in an environment.
struct ProviderPlace: NounPlace {
    @Argument(help: "The provider, for example openai.")
    var provider: ProviderArgument
    @Option(name: .shortAndLong, help: "The environment, for example prod.")
    var environment: EnvironmentArgument

    var name: String { "\(environment.name)/providers/\(provider.id)" }
}

/// Sets fields of a provider config.
enum SetProviderConfig: NounChange {
    typealias Noun = ProviderNoun

    /// What is set; what is not given stays as it is.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Relative share of keys; with 0 it serves only if requested, as the default or as a fallback.")
        var weight: UInt32?
        @Option(help: "Tier, 0 to 100: a higher number serves only when none of a lower one can.")
        var priority: UInt32?
        @Flag(inversion: .prefixedNo, help: "Whether it may serve.")
        var enabled: Bool?
        @Flag(inversion: .prefixedNo, help: "Whether it serves if no config has a weight.")
        var `default`: Bool?
        @Option(help: "Milliseconds to wait for an answer, at most 3600000.")
        var timeoutMs: UInt32?
        @Option(help: "How often a failed request is retried, 0 to 16.")
        var maxRetries: UInt32?
        @Option(help: "Name of the model at the provider.")
        var model: String?
        @Option(help: "Version of the prompt template.")
        var promptTemplateVersion: String?
        @Option(help: ArgumentHelp("A label; may be repeated. An empty value removes it.", valueName: "key=value"))
        var metadata: [AssignmentArgument] = []
        @OptionGroup var confirmation: ConfirmationOptions
    }

    static let word = "set"
    static let done = "set"
    static let mayCreate = true
    static let abstract = "Creates a provider config, or changes the given fields of one."
    static let examples = """
        regent provider set anthropic --environment prod --weight 30 --model claude
        regent provider set openai --environment prod --default --timeout-ms 20000
        regent provider set spare --environment prod --weight 100 --priority 1
        regent provider set custom --environment prod --weight 0 --dry-run
        """
    static let notes = """
        A new config is enabled, in tier 0, has weight 0, a timeout of 30000 ms and 2
        retries unless given otherwise. Raising a weight moves keys only to that
        provider. A new default replaces the former one.
        """

    static func check(_ name: String, _ flags: Flags, _ connection: ConnectionOptions) async throws {
        if flags.enabled == false { try await flags.confirmation.askIfLast(name, connection) }
    }

    static func change(_ config: inout ProviderConfig, _ flags: Flags) {
        config.weight = flags.weight ?? config.weight
        config.priority = flags.priority ?? config.priority
        config.enabled = flags.enabled ?? config.enabled
        config.isDefault = flags.default ?? config.isDefault
        config.timeoutMs = flags.timeoutMs ?? config.timeoutMs
        config.maxRetries = flags.maxRetries ?? config.maxRetries
        config.model = flags.model ?? config.model
        config.promptTemplateVersion = flags.promptTemplateVersion ?? config.promptTemplateVersion
        for label in flags.metadata { config.metadata[label.key] = label.value.isEmpty ? nil : label.value }
    }
}

/// Enables a provider config.
enum EnableProviderConfig: NounChange {
    typealias Noun = ProviderNoun

    static let word = "enable"
    static let done = "enabled"
    static let abstract = "Enables a provider config, so that it may serve."

    static func change(_ config: inout ProviderConfig, _ flags: NoFlags) { config.enabled = true }
}

/// Disables a provider config.
enum DisableProviderConfig: NounChange {
    typealias Noun = ProviderNoun

    static let word = "disable"
    static let done = "disabled"
    static let abstract = "Disables a provider config, so that it does not serve."
    static let examples = "regent provider disable custom --environment prod --reason \"incident 12\""
    static let notes = """
        The last enabled config of an environment is disabled only after confirmation,
        or with --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try await flags.askIfLast(name, connection)
    }

    static func change(_ config: inout ProviderConfig, _ flags: ConfirmationOptions) { config.enabled = false }
}

/// Archives a provider config.
enum ArchiveProviderConfig: NounVerb {
    typealias Noun = ProviderNoun

    static let method = ProviderServiceMethods.archiveProviderConfig
    static let abstract = "Archives a provider config; its name and its history are kept."
    static let examples = """
        regent provider archive custom -e prod --reason "contract ended"
        regent provider archive custom -e prod --reason "contract ended" --dry-run
        """
    static let notes = """
        A reason is required. An archived config is disabled, is not the default, is
        left out of lists, and cannot be changed until it is restored. To stop a
        provider for a while, disable it instead. The last enabled config of an
        environment is archived only after confirmation, or with --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try await flags.askIfLast(name, connection)
    }

    static func next(_ config: ProviderConfig, _ text: String) -> String? {
        "regent provider restore \(text)   undoes this; the config is disabled then"
    }
}

/// Restores an archived provider config, disabled.
enum RestoreProviderConfig: NounVerb {
    typealias Noun = ProviderNoun

    static let method = ProviderServiceMethods.restoreProviderConfig
    static let abstract = "Restores an archived provider config; it is disabled until it is enabled."
    static let examples = """
        regent provider restore custom --environment prod
        regent provider enable custom --environment prod
        """
    static let notes = """
        Weight, model and other settings are those it was archived with. It does not
        become the default again.
        """

    static func next(_ config: ProviderConfig, _ text: String) -> String? {
        "regent provider enable \(text)   it is disabled until then"
    }
}

extension ConfirmationOptions {
    /// Asks before the last enabled config of an environment serves no more.
    fileprivate func askIfLast(_ name: String, _ connection: ConnectionOptions) async throws {
        guard !yes, let environment = (try? ResourceName(name))?.parent?.description else { return }
        let request = ListProviderConfigsRequest(parent: environment, pageSize: 2, filter: "state = ENABLED")
        let enabled = try await connection.withClient { try await $0.listProviderConfigs(request) }.providerConfigs
        guard enabled.map(\.name) == [name] else { return }
        try ask("\(name) is the last enabled config: without it every request fails with NO_CANDIDATE. Continue?")
    }
}
