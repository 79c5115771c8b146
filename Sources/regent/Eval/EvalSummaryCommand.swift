import ArgumentParser
import RegentClient
import RegentMessages

/// Prints the summary of a run.
struct EvalSummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "The summary of a run; of a running one, of what is durable so far.",
        discussion: """
            Examples:
              regent eval summary r1
              regent eval summary r1 -o json
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetSummaryRequest(run: run.name)
        let response = try await connection.withClient { try await $0.getSummary(request) }
        output.write(response, tables: [response.summary?.table].compactMap(\.self))
        if response.invalidated { Terminal.say("\(run.name) was invalidated: its summary proves nothing") }
        if !response.sealed { Terminal.say("\(run.name) is not sealed: the summary may change") }
    }
}
