import ArgumentParser
import RegentClient
import RegentMessages

/// Asks for, or confirms, the invalidation of a run.
struct EvalInvalidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invalidate",
        abstract: "Marks a sealed run as not to be relied on; a second person confirms.",
        discussion: """
            Examples:
              regent eval invalidate r1 --reason "labels were swapped"
              regent eval invalidate r1                  by the second person
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = InvalidateRunRequest(run: run.name, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.invalidateRun(request) }
        output.write(response, tables: [EvalRun.table([response.run].compactMap(\.self))])
        let isConfirmed = response.run?.invalidation?.confirmedBy.isEmpty == false
        mutation.report(
            isConfirmed ? "invalidated \(run.name)" : "asked for the invalidation of \(run.name)",
            response.receipt,
            next: isConfirmed ? nil : "regent eval invalidate \(run.id)   by a second person")
    }
}
