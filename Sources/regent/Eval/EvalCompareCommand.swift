import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Compares two runs.
struct EvalCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "compare", "Compares two runs: differences with intervals, and the samples that flipped.",
        examples: """
            regent eval compare r1 r2
            regent eval compare r1 r2 --flips 1000 -o json
            """)

    @Argument(help: "The run to compare with: ID or evalRuns/ID.")
    var baseline: RunArgument
    @Argument(help: "The run to compare: ID or evalRuns/ID.")
    var candidate: RunArgument
    @Option(help: "Maximum number of flipped samples to list, 1 to 1000.")
    var flips: UInt32 = 100
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = CompareRunsRequest(
            baseline: baseline.name, candidate: candidate.name, flipsMax: flips)
        let response = try await connection.withClient { try await $0.compareRuns(request) }
        let comparison = response.comparison ?? RunComparison()
        output.write(response, items: comparison.deltas, tables: comparison.tables)
        Terminal.say(
            "\(NumberText.grouped(comparison.aligned)) samples in both, "
                + "\(NumberText.grouped(comparison.baselineOnly)) only in \(baseline.name), "
                + "\(NumberText.grouped(comparison.candidateOnly)) only in \(candidate.name)")
    }
}
