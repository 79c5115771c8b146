import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// The files of a manifest, and how they are applied.
struct ManifestOptions: ParsableArguments {
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: ArgumentHelp(
            "YAML or JSON file with one or more documents; - is stdin. May be repeated.", valueName: "file"),
        completion: .file())
    var files: [String]
    @Flag(help: "Reset fields that a document leaves out, instead of keeping them.")
    var replace = false
    @Option(
        help: ArgumentHelp(
            "Archive everything under this resource that is in no file; needs --reason. May be repeated.",
            valueName: "name"), completion: .names)
    var prune: [String] = []
    @Flag(help: "Allow a change that leaves an environment without an enabled provider config.")
    var allowEmpty = false

    /// The calls that apply the files.
    ///
    /// - Throws: `CommandFailure` naming file, document and field.
    func calls(_ client: RegentClient) async throws -> ApplyCalls {
        try ApplyCalls(self, try await Schema.fetched(from: client))
    }
}

/// Changes resources to match files.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "apply", "Changes resources to match the given files: all of them or none.",
        examples: """
            regent apply -f providers.yaml --dry-run
            regent apply -f environments.yaml -f providers.yaml --reason "ticket 7"
            regent apply -f prod.yaml --prune environments/prod --reason "ticket 7"
            """,
        notes: """
            A document has the fields of a resource:
              name: environments/prod/providers/openai
              weight: 60
              is_default: true
              ---
              name: environments/prod/providers/anthropic
              weight: 40

            A field that is left out keeps its value, null resets it, and a list replaces
            the stored list. An etag is a precondition. An archived resource is restored if
            it is named.

            Up to 200 documents are one change. More are split by environment, and each
            part is a change of its own.
            """)

    @OptionGroup var manifest: ManifestOptions
    @Flag(name: .customLong("dry-run"), help: "Show what would change, but change nothing.")
    var dryRun = false
    @Option(help: ArgumentHelp("Why it is changed; recorded in the ledger.", valueName: "text"))
    var reason = ""
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient { client in
            try await manifest.calls(client).run(client, reason: reason, validateOnly: dryRun)
        }
        output.write(response, as: dryRun ? .dryRun : .done)
        if dryRun {
            Terminal.say("dry run, nothing changed")
        } else if response.isChange {
            MutationOptions.report("applied", response.receipt)
        } else {
            Terminal.say("nothing to change")
        }
    }
}

/// Prints what `apply` would change.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "diff", "Shows what apply would change: exit code 0 nothing, 1 something, 65 error.",
        examples: """
            regent diff -f providers.yaml
            regent diff -f prod.yaml --prune environments/prod
            """)

    @OptionGroup var manifest: ManifestOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response: ApplyResponse
        do {
            response = try await connection.withClient { client in
                // Nothing is written, so the reason is recorded nowhere.
                try await manifest.calls(client).run(client, reason: "diff", validateOnly: true)
            }
        } catch {
            // 1 says that something differs.
            guard let failure = CommandFailure(error), failure.status == .failure else { throw error }
            throw failure.with(status: .trouble)
        }
        output.write(response, as: .difference)
        if response.isChange { throw ExitStatus.failure.exitCode }
    }
}

extension OutputOptions {
    /// Writes what was applied: text for people, else as every answer.
    func write(_ response: ApplyResponse, as kind: ApplyResponse.Kind) {
        guard output == .table else { return write(response, items: response.changes, tables: [response.table]) }
        Terminal.write(response.text(kind))
    }
}
