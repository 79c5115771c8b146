import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// Compares two runs, or two model versions by their runs.
struct EvalCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "compare", "Compares two runs or model versions: differences with intervals, and the samples that flipped.",
        examples: """
            regent eval compare r1 r2
            regent eval compare r1 r2 --flips 1000 -o json
            regent eval compare r1 r2 --flips-jsonl flips.jsonl
            regent eval compare r1 r2 --unpaired
            regent eval compare --versions models/triage/versions/1.0.0 \\
              models/triage/versions/1.1.0 --plan nightly
            """,
        notes: """
            Samples are paired by id and repeat: values and differences are of the samples
            in both runs, and their number is printed. Runs of different data sets, and
            runs without a sample in common, are compared with --unpaired only.

            Versions are compared by the latest sealed run of each of one plan: the one
            that is named, or that of the candidate's latest run for which the baseline has
            a run too. Invalidated runs do not count.
            """)

    @Argument(
        help: "The run to compare with: ID or evalRuns/ID; with --versions the version.",
        completion: ComparedArgument.completion)
    var baseline: ComparedArgument
    @Argument(
        help: "The run to compare: ID or evalRuns/ID; with --versions the version.",
        completion: ComparedArgument.completion)
    var candidate: ComparedArgument
    @Flag(help: "Compare model versions: models/MODEL/versions/VERSION.")
    var versions = false
    @Option(help: "Plan whose runs are compared, with --versions.")
    var plan = ""
    @Option(help: "Maximum number of flipped samples to list, 1 to 1000.")
    var flips: UInt32 = 100
    @Option(
        help: ArgumentHelp("Write every flip as a JSON line to this file; - is stdout.", valueName: "file"),
        completion: .file())
    var flipsJsonl: String?
    @Flag(help: "Compare all samples of each run as independent ones, and runs of different data sets too.")
    var unpaired = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for (side, argument) in [("BASELINE", baseline), ("CANDIDATE", candidate)] {
            if versions, argument.version == nil {
                throw ValidationError("\(side): \(argument.text) is no version; write models/M/versions/V")
            }
            if !versions, argument.run == nil {
                throw ValidationError("\(side): \(argument.text) is no run; versions are compared with --versions")
            }
        }
        guard (1...1_000).contains(flips) else { throw ValidationError("--flips must be 1 to 1000") }
        if !versions, !plan.isEmpty { throw ValidationError("--plan goes with --versions") }
        if unpaired, flipsJsonl != nil { throw ValidationError("--flips-jsonl needs pairs; leave out --unpaired") }
    }

    func run() async throws {
        if versions { try await compareVersions() } else { try await compareRuns() }
    }

    private func compareRuns() async throws {
        let (baseline, candidate) = (baseline.run ?? "", candidate.run ?? "")
        let request = CompareRunsRequest(
            baseline: baseline, candidate: candidate, flipsMax: flips, unpaired: unpaired)
        try await connection.withClient { client in
            let response = try await client.compareRuns(request)
            write(response, response.comparison, baseline, candidate)
            try await writeFlips(client, baseline, candidate)
        }
    }

    private func compareVersions() async throws {
        let request = CompareVersionsRequest(
            baselineVersion: baseline.version ?? "", candidateVersion: candidate.version ?? "", plan: plan,
            flipsMax: flips, unpaired: unpaired)
        try await connection.withClient { client in
            let response = try await client.compareVersions(request)
            write(response, response.comparison, response.baseline, response.candidate)
            try await writeFlips(client, response.baseline, response.candidate)
        }
    }

    private func write(
        _ response: some Message, _ comparison: RunComparison?, _ baseline: String, _ candidate: String
    ) {
        let comparison = comparison ?? RunComparison()
        // Where the flips go to stdout, nothing else does.
        if flipsJsonl != "-" { output.write(response, items: comparison.deltas, tables: comparison.tables) }
        Terminal.say("\(baseline) -> \(candidate): \(comparison.overlapText)")
        if comparison.paired, comparison.overlap < 0.5 {
            Terminal.say("fewer than half of the samples are in both runs: the pairs may not stand for the rest")
        }
    }

    /// Writes every flip as it comes, so that memory stays bounded however many they are.
    private func writeFlips(_ client: RegentClient, _ baseline: String, _ candidate: String) async throws {
        guard let path = flipsJsonl else { return }
        let file = try FinishedFile(path)
        var count = 0
        let request = ExportFlipsRequest(baseline: baseline, candidate: candidate)
        for try await response in try await client.exportFlips(request) {
            count += response.flips.count
            try file.write(response.flips.map { $0.json(pretty: false).printableJSON + "\n" }.joined())
        }
        try file.finish()
        if path != "-" { Terminal.say("wrote \(NumberText.counted(count, "flip", "flips")) to \(path)") }
    }
}

/// A run or a model version as it is named on the command line.
struct ComparedArgument: ExpressibleByArgument, Sendable {
    /// As it was given.
    let text: String
    /// The run of that name; nil where it names none.
    let run: String?
    /// The version of that name; nil where it names none.
    let version: String?

    init?(argument: String) {
        text = argument
        run = RunArgument(argument: argument)?.name
        version = (try? ResourceName(argument, matching: "models/{model}/versions/{version}"))?.description
        if run == nil && version == nil { return nil }
    }

    /// Runs that are there.
    static var completion: CompletionKind { RunArgument.defaultCompletionKind }
}
