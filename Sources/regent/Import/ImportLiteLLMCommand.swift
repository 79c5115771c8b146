import ArgumentParser
import RegentClient
import RegentManifest
import RegentMessages
import RegentText

/// Imports the models of LiteLLM's proxy.
struct ImportLiteLLMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "litellm", "Imports a config.yaml of LiteLLM's proxy: its models become provider configs.",
        examples: """
            regent import litellm config.yaml --environment prod --dry-run
            regent import litellm config.yaml --environment prod --group gpt-4o
            regent import litellm config.yaml -e prod --prune --reason "from LiteLLM"
            """,
        notes: """
            A model group becomes an environment, and its deployments provider configs with
            their weights, timeouts and retries. The deployments of its fallbacks are
            there too, with weight 0: they serve only when the others do not. The only
            group of a file, or that of --group, is imported into --environment itself;
            of several groups, each into ENVIRONMENT-GROUP.

            Keys, addresses and everything else without a counterpart are left out, and
            listed by name. Importing the same file again changes nothing.
            """)

    @Argument(help: ArgumentHelp("The file; - is stdin.", valueName: "config.yaml"), completion: .file())
    var file: String
    @Option(name: .shortAndLong, help: "The environment, for example prod; made if it does not exist.")
    var environment: EnvironmentArgument
    @Option(help: ArgumentHelp("Import only this model group.", valueName: "name"))
    var group: String?
    @Flag(help: "Archive the other provider configs of these environments; needs --reason.")
    var prune = false
    @OptionGroup var options: ImportOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// More than any configuration written by people has.
    private static let bytesMax = 16 << 20

    func run() async throws {
        let found = try LiteLLMImport(
            PlacedFile(WholeFile.bytes(of: file, max: Self.bytesMax), of: file), environment: environment.id,
            group: group)
        let response = try await connection.withClient { client in
            let schema = try await Schema.fetched(from: client)
            return try await ApplyCalls(found.documents, prune: prune ? found.environments : [], schema)
                .run(client, reason: options.reason, validateOnly: options.dryRun)
        }
        output.write(response, as: options.dryRun ? .dryRun : .done)
        ImportOptions.report(found.notes)
        if options.dryRun {
            Terminal.say("dry run, nothing changed")
        } else if response.isChange {
            MutationOptions.report("imported \(file)", response.receipt)
        } else {
            Terminal.say("nothing to change")
        }
    }
}
