import ArgumentParser
import RegentClient
import RegentMessages

/// Gives a batch up.
struct EvalDropBatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop-batch",
        abstract: "Gives a batch up for good, so that a run with a bad one can be sealed.",
        discussion: """
            Examples:
              regent eval drop-batch r1 17 --reason "repeats samples of batch 3"
              regent eval drop-batch r1 17 --upload worker-2 --reason "repeats samples of worker-1"
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @Argument(help: "Sequence number of the batch, from 1.")
    var seq: UInt64
    @Option(help: "The upload; may be left out where the run has only one.")
    var upload = ""
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = DropBatchRequest(
            run: run.name, upload: upload, seq: seq, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.dropBatch(request) }
        output.write(response, tables: [EvalRun.table([response.run].compactMap(\.self))])
        mutation.report(
            "dropped batch \(seq) of \(run.name)", response.receipt, next: "regent eval seal \(run.id)")
    }
}
