import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Uploads, seals and judges in one go.
struct EvalCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "check", "Judges files of samples in one step: exit code 0 PASS, 2 FAIL, 3 INCONCLUSIVE.",
        examples: """
            regent eval check answers.jsonl --gates gates.json --local
            regent eval check answers.csv.gz --gates gates.json --run nightly-7
            regent eval check results.json --format promptfoo --gates gates.json --local
            make answers | regent eval check - --gates gates.json --metric quality:0..1
            regent eval check new.jsonl --gates g.json --local --baseline old.jsonl
            """,
        notes: """
            The command creates a run, uploads the samples, seals the run and evaluates its
            gates. With --local it computes the same verdict without a daemon. Without any
            sample the verdict is INCONCLUSIVE and the run is aborted.

            A gates file:
              {"schema_valid_rate_min": 0.95, "p95_latency_ms_max": 2000}

            A gate may compare with another run, and look at each group:
              {"q_min": {"baseline": "evalRuns/last", "margin": -0.02, "paired": true},
               "error_rate_max": {"max": 0.02, "by": "metadata.language"}}
            """)

    @Argument(help: "Files of samples; - is stdin.", completion: .file())
    var files: [String]
    @OptionGroup(title: "Gates") var gates: GateOptions
    @Flag(help: "Compute the verdict without a daemon; nothing is stored.")
    var local = false
    @Option(
        help: ArgumentHelp(
            "With --local: file of samples of a baseline of the gates; the name may be left out if there is one. "
                + "May be repeated.", valueName: "name=file"),
        completion: .file())
    var baseline: [String] = []
    @Option(help: "Name of the run, new or interrupted. Default: check-TIME-RANDOM.")
    var run: RunArgument?
    @Option(help: "Type of the run.")
    var type = RunTypeArgument(.offline)
    @Option(help: "Plan that the run belongs to; attempts are counted per plan.")
    var plan = ""
    @Option(help: "Model version that is evaluated: models/MODEL/versions/VERSION.")
    var modelVersion = ""
    @Option(help: "Name of the data set that is evaluated on.")
    var dataset = ""
    @Flag(help: "Accept a model version that is not registered.")
    var unregistered = false
    @Option(help: ArgumentHelp("Why it is changed; recorded in the ledger.", valueName: "text"))
    var reason = ""
    @OptionGroup var expected: ExpectedSamples
    @OptionGroup(title: "Input") var input: SampleInputOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard gates.gates != nil else { throw ValidationError("Missing expected argument '--gates <file>'") }
        guard local || baseline.isEmpty else {
            throw ValidationError("--baseline requires --local; a daemon knows the runs that the gates name")
        }
        try SampleFileSet(files: files).validate(input)
        let streams = (files + baseline).count { $0 == "-" || $0.hasSuffix("=-") }
        guard streams < 2 else { throw ValidationError("- is stdin and can be read once; give a file for the other") }
    }

    func run() async throws {
        let checked = try CheckedGates(gates)
        let outcome: CheckOutcome
        if local {
            let local = LocalCheck(gates: checked, options: input)
            outcome = try local.outcome(
                files, expected: expected, baselines: try checked.baselineFiles(baseline))
        } else {
            let check = RunCheck(
                run: run ?? RunArgument(generated: "check"), command: self, gates: checked)
            outcome = try await connection.withClient { try await check.outcome($0) }
        }
        output.write(outcome.document, tables: outcome.verdict.tables + [outcome.summary.table])
        Terminal.say("verdict: \(outcome.verdict.text)")
        try outcome.verdict.exit()
    }
}
