import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Prints the summary of a run.
struct EvalSummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "summary", "Shows the summary of a run; before it is sealed, of the durable samples.",
        examples: """
            regent eval summary r1
            regent eval summary r1 -o json
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetSummaryRequest(run: run.name)
        let response = try await connection.withClient { try await $0.getSummary(request) }
        output.write(response, tables: [response.summary?.table].compactMap(\.self))
        if response.invalidated { Terminal.say("\(run.name) was invalidated: do not rely on its summary") }
        if !response.sealed { Terminal.say("\(run.name) is not sealed: the summary may change") }
    }
}
