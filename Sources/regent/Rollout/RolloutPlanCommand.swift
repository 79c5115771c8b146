import ArgumentParser
import RegentEvaluation
import RegentMessages
import RegentText

/// Prints what a judge can be expected to find, and when.
struct RolloutPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "plan", "Computes how soon a judge finds harm, and how surely it promotes.",
        examples: """
            regent rollout plan --guardrail valid:0.03 --false-rollbacks 2
            regent rollout plan --guardrail valid:.03 --guardrail slow:.05 --margin 0.02
            regent rollout plan --guardrail valid:0.03 --rollouts 50 --keys-per-hour 400
            """,
        notes: """
            Say how many false rollbacks a year are accepted, and by how much a canary may
            be worse; the chance of one in a rollout follows. A guardrail is a name and the
            share of bad outcomes of the stable version: 0.03 of a rate of 0.97. The share
            above the p95 of a latency is 0.05. Keys per hour are those of the canary; as
            many of the baseline arrive.

            Figures are simulated with a fixed seed; the joint power is within 2 points,
            those of one guardrail within 4. Nothing is sent to a daemon.
            """, asksDaemon: false)

    @Option(help: ArgumentHelp("A guardrail and its share of bad outcomes; may be repeated.", valueName: "name:share"))
    var guardrail: [GuardrailArgument]
    @Option(help: "False rollbacks a year that are accepted.")
    var falseRollbacks = 1.0
    @Option(help: "Rollouts a year.")
    var rollouts = 100.0
    @Option(help: "By how much a canary may be worse, as a share.")
    var margin = 0.01
    @Option(help: "Chance of a false promotion of a rollout.")
    var promoteAlpha = 0.05
    @Option(help: "Keys of each arm that a rollout has at most, 1 to 100,000.")
    var keys = 10_000
    @Option(help: "Keys of the canary in an hour; without it, times are left out.")
    var keysPerHour: Double?
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !guardrail.isEmpty else { throw ValidationError("Missing expected argument '--guardrail <name:share>'") }
        guard guardrail.count <= 16 else { throw ValidationError("at most 16 guardrails are planned at once") }
        guard margin >= 0, margin < 1 else { throw ValidationError("--margin must be in [0, 1)") }
        guard (1...JudgeForecast.pairsMax).contains(keys) else {
            throw ValidationError("--keys must be 1 to \(JudgeForecast.pairsMax)")
        }
        if let keysPerHour {
            guard keysPerHour > 0, keysPerHour.isFinite else {
                throw ValidationError("--keys-per-hour must be above 0")
            }
        }
        guard forecast != nil else {
            throw ValidationError(
                "--false-rollbacks and --rollouts must be above 0, and --promote-alpha between 0 and 1")
        }
    }

    private var forecast: JudgeForecast? {
        JudgeForecast(
            falseRollbacksPerYear: falseRollbacks, rolloutsPerYear: rollouts, promotionAlpha: promoteAlpha)
    }

    func run() async throws {
        guard let forecast else { return }
        let plan = RolloutForecast(
            forecast, guardrail.map { ($0.name, $0.share) }, margin: margin, keys: keys, keysPerHour: keysPerHour)
        output.write({ plan.document.text(pretty: $0) }, tables: plan.tables)
    }
}

/// A guardrail, name:share.
struct GuardrailArgument: ExpressibleByArgument {
    let name: String
    let share: Double

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let share = Double(argument[argument.index(after: colon)...]),
            share >= 0, share < 1, colon != argument.startIndex
        else { return nil }
        (name, self.share) = (String(argument[..<colon]), share)
    }
}
