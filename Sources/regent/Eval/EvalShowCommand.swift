import ArgumentParser
import RegentClient
import RegentMessages

/// Prints one run.
struct EvalShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One run: state, gates, digests, verdict and summary.",
        discussion: """
            Examples:
              regent eval show r1
              regent eval show r1 -o json
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient {
            try await $0.getRun(GetRunRequest(name: run.name))
        }
        let shown = response.run ?? EvalRun()
        output.write(shown, tables: shown.tables)
    }
}
