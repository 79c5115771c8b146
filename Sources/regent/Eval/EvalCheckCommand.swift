import ArgumentParser
import RegentClient
import RegentMessages

/// Uploads, seals and judges in one go.
struct EvalCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judges a file of samples in one go: exit 0 PASS, 2 FAIL, 3 INCONCLUSIVE.",
        discussion: """
            Examples:
              regent eval check answers.jsonl --gates gates.json --local
              regent eval check answers.csv.gz --gates gates.json --run nightly-7
              make answers | regent eval check - --gates gates.json --metric quality:0..1

            Creates a run, uploads, seals and judges it; --local does the same sums without a
            daemon. Without a sample the verdict is INCONCLUSIVE, and the run is aborted.
            A gates file:
              {"schema_valid_rate_min": 0.95, "p95_latency_ms_max": 2000}
            """)

    @Argument(help: "File of samples, or - for stdin.", completion: .file())
    var file: String
    @OptionGroup(title: "Gates") var gates: GateOptions
    @Flag(help: "Judge here, without a daemon.")
    var local = false
    @Option(help: "Name of the run; else check-TIME-CHANCE.")
    var run: RunArgument?
    @Option(help: "offline, canary, scheduled or manual.")
    var type = RunTypeArgument(.offline)
    @Option(help: "Plan the run belongs to; attempts are counted per plan.")
    var plan = ""
    @Option(help: "The judged version, models/M/versions/V.")
    var modelVersion = ""
    @Flag(help: "The judged version need not exist.")
    var unregistered = false
    @Option(help: "Why, for the ledger.")
    var reason = ""
    @OptionGroup(title: "Input") var input: SampleInputOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard gates.gates != nil else { throw ValidationError("Missing expected argument '--gates <FILE>'") }
    }

    func run() async throws {
        let checked = try CheckedGates(gates)
        let outcome: CheckOutcome
        if local {
            outcome = try CheckOutcome(judging: file, options: input, by: checked)
        } else {
            let check = RunCheck(
                run: run ?? RunArgument(generated: "check"), command: self, gates: checked)
            outcome = try await connection.withClient { try await check.outcome($0) }
        }
        output.write(outcome.document, tables: [outcome.verdict.table, outcome.summary.table])
        Terminal.say("verdict: \(outcome.verdict.text)")
        try outcome.verdict.exit()
    }
}
