import ArgumentParser
import RegentClient
import RegentMessages

/// Ends a running run without a result.
struct EvalAbortCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "abort",
        abstract: "Ends a running run without a result.",
        discussion: """
            Examples:
              regent eval abort r1 --reason "wrong data set"
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = AbortRunRequest(run: run.name, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.abortRun(request) }
        output.write(response, tables: [EvalRun.table([response.run].compactMap(\.self))])
        mutation.report("aborted \(run.name)", response.receipt)
    }
}
