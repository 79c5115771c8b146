import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Recomputes a summary.
struct EvalRecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "recompute", "Recomputes the summary of a run from its samples and compares the two bit for bit.",
        examples: "regent eval recompute r1", notes: "Exit code 0 if they are identical, 1 if not.")

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = RecomputeSummaryRequest(run: run.name)
        let response = try await connection.withClient { try await $0.recomputeSummary(request) }
        output.write(response, tables: [response.summary?.table].compactMap(\.self))
        if response.invalidated { Terminal.say("\(run.name) was invalidated: do not rely on its summary") }
        Terminal.say("content digest \(HexText.text(response.contentDigest))")
        guard response.identical else {
            throw CommandFailure(
                "the stored summary of \(run.name) differs from the one of its stored samples",
                hint: "do not change the store, then run: regent doctor")
        }
        Terminal.say("identical to the stored summary, bit for bit")
    }
}
