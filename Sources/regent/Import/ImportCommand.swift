import ArgumentParser
import RegentManifest
import RegentText

/// Imports the configuration of other programs.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "import", "Imports the configuration of LiteLLM, or the model registry of MLflow.",
        examples: """
            regent import litellm config.yaml --environment prod --dry-run
            regent import mlflow mlflow.db --dry-run
            """,
        subcommands: [ImportLiteLLMCommand.self, ImportMLflowCommand.self])
}

/// What every import takes.
struct ImportOptions: ParsableArguments {
    @Flag(name: .customLong("dry-run"), help: "Show what would change, but change nothing.")
    var dryRun = false
    @Option(help: ArgumentHelp("Why it is changed; recorded in the ledger.", valueName: "text"))
    var reason = ""

    /// Reports what was not imported, or not as it is.
    static func report(_ notes: [ImportNote]) {
        guard !notes.isEmpty else { return }
        Terminal.say("without a counterpart, or changed:")
        for note in notes { Terminal.say("  " + note.text.printable) }
    }
}
