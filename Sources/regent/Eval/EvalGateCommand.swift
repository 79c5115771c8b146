import ArgumentParser
import RegentClient
import RegentMessages

/// Judges a run.
struct EvalGateCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = EvaluationServiceMethods.evaluateGates.descriptor.name
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Judges a sealed run by its locked gates: exit 0 PASS, 2 FAIL, 3 INCONCLUSIVE.",
        discussion: """
            Examples:
              regent eval gate r1
              regent eval gate r1 -o json && deploy
              regent eval gate r2 --reason "second attempt after the tokenizer fix"
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = EvaluateGatesRequest(run: run.name, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.evaluateGates(request) }
        let verdict = response.run?.verdict ?? Verdict()
        output.write(response, tables: [verdict.table])
        mutation.report(
            "judged \(run.name): \(verdict.text)", response.receipt,
            next: verdict.status == .pass ? nil : "regent eval summary \(run.id)")
        try verdict.exit()
    }
}

extension Verdict {
    /// Ends the command with the code of the verdict.
    ///
    /// - Throws: `ExitCode` 2 on FAIL, 3 on INCONCLUSIVE, 1 where the gates could not be judged.
    func exit() throws {
        switch status {
        case .pass: return
        case .fail: throw ExitStatus.gateFailed.exitCode
        case .inconclusive: throw ExitStatus.gateInconclusive.exitCode
        default: throw ExitStatus.failure.exitCode
        }
    }
}
