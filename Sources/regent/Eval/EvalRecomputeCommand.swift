import ArgumentParser
import RegentClient
import RegentMessages

/// Recomputes a summary.
struct EvalRecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute",
        abstract: "Reads the stored samples again and compares with the stored summary, bit for bit.",
        discussion: """
            Examples:
              regent eval recompute r1

            Exit code 0 where the bits are the same, 1 where they are not.
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = RecomputeSummaryRequest(run: run.name)
        let response = try await connection.withClient { try await $0.recomputeSummary(request) }
        output.write(response, tables: [response.summary?.table].compactMap(\.self))
        if response.invalidated { Terminal.say("\(run.name) was invalidated: its summary proves nothing") }
        Terminal.say("content digest \(HexText.text(response.contentDigest))")
        guard response.identical else {
            throw CommandFailure(
                "the stored samples of \(run.name) do not give its stored summary",
                hint: "keep the store as it is and look at it: regent doctor")
        }
        Terminal.say("identical to the stored summary, bit for bit")
    }
}
