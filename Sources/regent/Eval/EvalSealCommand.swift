import ArgumentParser
import RegentClient
import RegentMessages

/// Closes a run.
struct EvalSealCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = EvaluationServiceMethods.sealRun.descriptor.name
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Closes the run, checks it is whole, and stores its summary.",
        discussion: """
            Examples:
              regent eval seal r1
              regent eval seal r1 --expected-samples 150
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @Option(help: "Refuse unless the run has exactly so many samples.")
    var expectedSamples: UInt64?
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = SealRunRequest(
            run: run.name, expectedSamples: expectedSamples, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.sealRun(request) }
        output.write(response, tables: [response.run?.summary?.table].compactMap(\.self))
        let count = NumberText.counted(
            response.run?.summary?.sampleCount ?? 0, "sample", "samples")
        mutation.report(
            "sealed \(run.name) with \(count)", response.receipt,
            next: "regent eval gate \(run.id)")
    }
}
