import ArgumentParser
import RegentClient
import RegentMessages

/// The files of a manifest, and what of the resources they are about.
struct ManifestOptions: ParsableArguments {
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: ArgumentHelp("YAML or JSON, several documents; - is stdin; may be repeated.", valueName: "FILE"))
    var files: [String]
    @Flag(help: "Reset every field that a document leaves out.")
    var replace = false
    @Option(
        help: ArgumentHelp(
            "Archive what lies under a resource and is in no file; may be repeated.", valueName: "RESOURCE"))
    var prune: [String] = []
    @Flag(help: "Allow an environment to be left without a provider that may serve.")
    var allowEmpty = false

    /// The calls that apply the files.
    ///
    /// - Throws: `CommandFailure` naming file, document and field.
    func calls(_ client: RegentClient) async throws -> ApplyCalls {
        try ApplyCalls(self, try await Schema.fetched(from: client))
    }
}

/// Makes the daemon's resources what files say.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Makes resources what files say they should be, all of them or none.",
        discussion: """
            Examples:
              regent apply -f providers.yaml --dry-run
              regent apply -f environments.yaml -f providers.yaml --reason "ticket 7"
              regent apply -f prod.yaml --prune environments/prod --reason "ticket 7"

            A document is a resource's own fields, its name first:
              name: environments/prod/providers/openai
              weight: 60
              is_default: true
              ---
              name: environments/prod/providers/anthropic
              weight: 40

            A field that is left out stays as it is, null resets it, a list replaces the stored one; --replace
            resets what is left out. An etag is a precondition. An archived resource that is named is restored.
            --prune archives what lies under a resource and is named in no file.

            All documents are one change, up to 200 of them. More are split by environment, each part a change of
            its own.
            """)

    @OptionGroup var manifest: ManifestOptions
    @Flag(name: .customLong("dry-run"), help: "Check everything, change nothing.")
    var dryRun = false
    @Option(help: "Why, for the ledger; --prune needs one.")
    var reason = ""
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient { client in
            try await manifest.calls(client).run(client, reason: reason, validateOnly: dryRun)
        }
        ApplyPlan(response).write(output, as: dryRun ? .dryRun : .done)
        let changed = response.changes.contains { $0.effect != .unchanged }
        if dryRun {
            Terminal.say("dry run, nothing changed")
        } else if changed {
            MutationOptions.report("applied", response.receipt)
        } else {
            Terminal.say("nothing to change")
        }
    }
}

/// Prints what `apply` would change.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What apply would change; exit 0 nothing, 1 something, above 1 not known.",
        discussion: """
            Examples:
              regent diff -f providers.yaml
              regent diff -f prod.yaml --prune environments/prod
            """)

    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let plan: ApplyPlan
        do {
            plan = ApplyPlan(
                try await connection.withClient { client in
                    // Nothing is written, so the reason is nobody's.
                    try await manifest.calls(client).run(client, reason: "diff", validateOnly: true)
                })
        } catch {
            // 1 says that something differs.
            guard let failure = CommandFailure(error), failure.status == .failure else { throw error }
            throw failure.with(status: .trouble)
        }
        plan.write(output, as: .difference)
        if plan.isChange { throw ExitStatus.failure.exitCode }
    }
}
