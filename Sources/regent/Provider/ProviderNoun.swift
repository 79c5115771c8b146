import ArgumentParser
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
    static let abstract = "Which providers may serve in an environment, and with what share."
    static let discussion = """
        Examples:
          regent provider list --environment prod
          regent provider set anthropic --environment prod --weight 30 --model claude
          regent provider set openai --environment prod --default
          regent provider disable custom --environment prod --reason "incident 12"
          regent provider archive custom -e prod --reason "contract ended"
          regent provider list --environment prod --archived
          regent provider restore custom --environment prod
        """
    static let example = "openai -e prod"
    static let columns: [NounColumn<ProviderConfig>] = [
        "environment", "provider", NounColumn("state", when: .archivedListed),
        NounColumn("enabled", when: .archivedHidden), NounColumn("default") { $0.isDefault ? "default" : "" }, "weight",
        "timeout_ms", "max_retries", "model", "revision",
    ]
    static let fields: [NounColumn<ProviderConfig>] = [
        "name", "state", "enabled", NounColumn("default") { "\($0.isDefault)" }, "weight", "timeout_ms", "max_retries",
        "model", "prompt_template_version", "metadata", "revision", "etag", "update_time",
        NounColumn("archive_time", when: .present),
    ]
    static let verbs: [any ParsableCommand.Type] = [
        ProviderSetCommand.self, NounEditCommand<Self>.self, ProviderEnableCommand.self, ProviderDisableCommand.self,
        NounVerbCommand<ArchiveProviderConfig>.self, NounVerbCommand<RestoreProviderConfig>.self,
    ]

    /// Those of one environment or of all.
    struct Selection: NounSelection {
        @Option(name: .shortAndLong, help: "Only this environment, for example prod.")
        var environment: EnvironmentArgument?
        @Flag(name: .customLong("archived"), help: "List archived configs too, with the state of each.")
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

/// A provider as it is named on the command line: `openai`.
struct ProviderArgument: ExpressibleByArgument, Sendable {
    /// Its id.
    let id: String

    init?(argument: String) {
        guard (try? Identifier(argument)) != nil else { return nil }
        id = argument
    }

    /// Those of the environment that is named already, or of all.
    static var defaultCompletionKind: CompletionKind {
        .custom { words, _, _ in
            let environment = LiveNames.value(of: ["-e", "--environment"], in: words)
                .flatMap(EnvironmentArgument.init(argument:))
            let names = await LiveNames.all(of: ProviderConfig.self, for: words, in: environment?.name ?? "")
            return Set(names.compactMap { $0.split(separator: "/").last.map(String.init) }).sorted()
        }
    }
}

/// Takes a provider config out of use.
enum ArchiveProviderConfig: NounVerb {
    typealias Noun = ProviderNoun

    typealias Flags = ConfirmationOptions

    static let method = ProviderServiceMethods.archiveProviderConfig
    static let abstract = "Takes a provider config out of use; its name and its history stay."
    static let discussion = """
        Examples:
          regent provider archive custom -e prod --reason "contract ended"
          regent provider archive custom -e prod --reason "contract ended" --dry-run

        A reason is required. An archived config is disabled and is the default no more, leaves lists, and cannot
        be changed until it is restored. To stop a provider for a while, disable it instead. The last one that is
        enabled in an environment is archived only after a question, or with --yes.
        """

    static func check(_ name: String, _ flags: Flags, _ connection: ConnectionOptions) async throws {
        try await flags.askIfLast(name, connection)
    }

    static func next(_ config: ProviderConfig, _ text: String) -> String? {
        "regent provider restore \(text)   takes it back, disabled"
    }
}

/// Takes an archived provider config back, disabled.
enum RestoreProviderConfig: NounVerb {
    typealias Noun = ProviderNoun

    static let method = ProviderServiceMethods.restoreProviderConfig
    static let abstract = "Takes an archived provider config back; it is disabled until it is enabled."
    static let discussion = """
        Examples:
          regent provider restore custom --environment prod
          regent provider enable custom --environment prod

        Its weight, model and other settings are those it was archived with; it is not the default again.
        """

    static func next(_ config: ProviderConfig, _ text: String) -> String? {
        "regent provider enable \(text)   it is disabled until then"
    }
}
