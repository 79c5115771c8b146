import ArgumentParser
import RegentClient
import RegentMessages

/// Compares two runs.
struct EvalCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Differences between two runs, with intervals and the samples that flipped.",
        discussion: """
            Examples:
              regent eval compare r1 r2
              regent eval compare r1 r2 --flips 1000 -o json
            """)

    @Argument(help: "The run compared against.")
    var baseline: RunArgument
    @Argument(help: "The run compared.")
    var candidate: RunArgument
    @Option(help: "Flipped samples listed, at most, 1 to 1000.")
    var flips: UInt32 = 100
    @OptionGroup var connection: ConnectionOptions
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
