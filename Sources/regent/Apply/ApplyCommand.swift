import ArgumentParser
import RegentClient
import RegentMessages

/// The files of a manifest.
struct ManifestOptions: ParsableArguments {
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: ArgumentHelp("YAML or JSON, several documents; - is stdin; may be repeated.", valueName: "FILE"))
    var files: [String]
}

/// Makes the daemon's resources what files say.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Makes resources what files say they should be.",
        discussion: """
            Examples:
              regent apply -f providers.yaml --dry-run
              regent apply -f environments.yaml -f providers.yaml --reason "ticket 7"

            A document is a resource's own fields, its name first:
              name: environments/prod/providers/openai
              weight: 60
              is_default: true
              ---
              name: environments/prod/providers/anthropic
              weight: 40

            All documents are checked before the first is written; one that is so already changes nothing. What is left
            out has its standard value; an etag is a precondition.
            """)

    @OptionGroup var manifest: ManifestOptions
    @Flag(name: .customLong("dry-run"), help: "Check everything, change nothing.")
    var dryRun = false
    @Option(help: "Why, for the ledger.")
    var reason = ""
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        try await connection.withClient { client in
            let plan = try await ApplyPlan(files: manifest.files, client)
            for entry in plan.entries {
                if entry.step != .keep, !dryRun {
                    _ = try await entry.noun.apply(entry.document, reason: reason, validateOnly: false, client)
                }
                let isOnlySaid = dryRun && entry.step != .keep
                let word = isOnlySaid ? "would be \(entry.step.word) (dry run)" : entry.step.word
                Terminal.write("\(entry.document.name.printable) \(word)\n")
            }
        }
    }
}

/// Prints what `apply` would change.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What apply would change; exit 0 nothing, 1 something.",
        discussion: """
            Examples:
              regent diff -f providers.yaml
            """)

    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let plan = try await connection.withClient { try await ApplyPlan(files: manifest.files, $0) }
        for entry in plan.entries where entry.step != .keep {
            Terminal.write("\(entry.document.name.printable) (\(entry.step.word))\n")
            for (field, stored, wanted) in entry.differences {
                if let stored { Terminal.write("- \(field): \(stored.text(pretty: false).printable)\n") }
                if let wanted { Terminal.write("+ \(field): \(wanted.text(pretty: false).printable)\n") }
            }
        }
        if plan.entries.contains(where: { $0.step != .keep }) { throw ExitStatus.failure.exitCode }
    }
}
