import ArgumentParser
import RegentBulk
import RegentClient
import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// Replays outcomes through a draft of a rollout policy.
struct RolloutSimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "simulate", "What a draft would have done with recorded outcomes: exit code 0 sound, 2 not, 3 too little.",
        examples: """
            regent rollout simulate --model triage -e prod --from -7d
            regent rollout simulate --model triage -e prod --draft draft.yaml
            regent rollout simulate outcomes.jsonl --draft draft.yaml --local
            regent rollout simulate o.jsonl --draft d.yaml --local --effect error_rate:.1
            """,
        notes: """
            A draft is a rollout policy as YAML or JSON; its judge, triggers, limits and
            stages count. Without --draft the stored policy is tried.

            First the outcomes are replayed as they came. Then rollouts are drawn from the
            keys of the stable version, for both arms alike: what rolls back is false. With
            --effect the canary gets worse: of a rate by a difference, of p95_latency_ms
            by a factor, 1.3.

            Ends with 2 where the draft would have rolled back what was recorded, or rolls
            back without a change more often than planned, and with 3 where there are fewer
            than 100 keys, or the recorded arms cannot be compared.
            """)

    @Argument(
        help: "File of outcomes as JSON Lines; - is stdin. None = those that the daemon stores.", completion: .file())
    var file: String?
    @Option(help: "The model, triage or models/triage; with --local, none = all of the file.")
    var model: NameArgument<Model>?
    @Option(name: .shortAndLong, help: "The environment, for example prod; with --local not needed.")
    var environment: EnvironmentArgument?
    @Option(help: ArgumentHelp("Draft of a rollout policy; - is stdin.", valueName: "file"), completion: .file())
    var draft: String?
    @Flag(help: "Simulate without a daemon; needs a file and --draft.")
    var local = false
    @Option(parsing: .unconditional, help: "Start of the time range of stored outcomes, inclusive.")
    var from: TimeArgument?
    @Option(parsing: .unconditional, help: "End of the time range, exclusive.")
    var to: TimeArgument?
    @OptionGroup(title: "Simulation") var size: SimulationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if local {
            guard file != nil, draft != nil else {
                throw ValidationError("--local needs a file of outcomes and --draft")
            }
        } else {
            guard model != nil else { throw ValidationError("Missing expected argument '--model <model>'") }
            guard environment != nil else {
                throw ValidationError("Missing expected argument '--environment <environment>'")
            }
        }
        guard file == nil || (from == nil && to == nil) else {
            throw ValidationError("--from and --to select stored outcomes; a file is used whole")
        }
        if file == "-", draft == "-" {
            throw ValidationError("- is stdin and can be read once; name one of both files")
        }
    }

    func run() async throws {
        let draft: RolloutPolicy? = try draft.map { try DocumentFile.read($0, of: "rollout policy") }
        var settings = size.settings
        if settings.canaryPermille == 0, let draft, draft.stages.isEmpty {
            settings.canaryPermille = min(draft.canaryPermille, 500)
        }
        let plan = try Self.plan(of: draft)
        let found =
            try await local ? simulated(by: plan ?? RolloutPlan(), settings) : asked(with: plan, settings)
        output.write(found, tables: found.tables)
        Terminal.say("simulation: \(found.conclusion)")
        switch found.verdict {
        case .sound: return
        case .rollsBack, .tooManyFalse: throw ExitStatus.gateFailed.exitCode
        case .tooLittle, .unspecified, .unrecognized: throw ExitStatus.gateInconclusive.exitCode
        }
    }

    /// - Throws: `CommandFailure` for a draft that no policy may be.
    private static func plan(of draft: RolloutPolicy?) throws -> RolloutPlan? {
        do { return try draft?.draftPlan() } catch { throw CommandFailure(describing: error) }
    }

    /// What is found in this process.
    private func simulated(by plan: RolloutPlan, _ settings: SimulationSettings) async throws -> RolloutSimulation {
        do {
            let recorded = RecordedOutcomes(try outcomes(), model: model?.name ?? "")
            let simulator = try RolloutSimulator(plan, permille: 0, recorded, settings)
            return await simulator.simulation()
        } catch {
            throw CommandFailure(describing: error)
        }
    }

    /// What the daemon finds.
    private func asked(with plan: RolloutPlan?, _ settings: SimulationSettings) async throws -> RolloutSimulation {
        var request = SimulateRolloutRequest(
            environment: environment?.id ?? "", model: model?.name ?? "", draft: plan, fromTime: from?.time,
            toTime: to?.time, settings: settings)
        if file != nil { request.outcomes = try outcomes(countMax: Self.sentMax) }
        let answer = try await connection.withClient { [request] in try await $0.simulateRollout(request) }
        return answer.simulation ?? RolloutSimulation()
    }

    /// Outcomes that one call takes.
    private static let sentMax = 8_192

    /// The outcomes of the file, those of the environment where one is named.
    ///
    /// - Throws: `CommandFailure` naming file, line and field; for more outcomes than may be.
    private func outcomes(countMax: Int = .max) throws -> [RouteOutcome] {
        let path = file ?? "-"
        var outcomes: [RouteOutcome] = []
        do throws(SampleFileError) {
            var reader = try OutcomeFileReader(path: path, environment: environment?.id ?? "recorded")
            while outcomes.count <= countMax, let outcome = try reader.next() {
                if environment == nil || outcome.environment == environment?.id { outcomes.append(outcome) }
            }
        } catch {
            throw CommandFailure(describing: error)
        }
        guard outcomes.count <= countMax else {
            throw CommandFailure(
                "\(path) holds more than \(countMax) outcomes", places: [path],
                hint: "simulate it without the daemon: --local")
        }
        return outcomes
    }
}

/// How rollouts are simulated.
struct SimulationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What gets worse in the canary, and by how much.", valueName: "metric:size"))
    var effect: EffectArgument?
    @Option(help: "Rollouts of each simulation, 1 to 10,000 (default: 200).")
    var runs: UInt32?
    @Option(help: "Keys of each arm in a rollout (default: half of those recorded, at most 2,000).")
    var units: UInt32?
    @Option(
        help: ArgumentHelp(
            "Share of the canary in thousandths, 1 to 500, by which its keys arrive.", valueName: "permille"))
    var share: UInt32?
    @Option(help: "Seed of what is drawn; the same seed gives the same figures.")
    var seed: UInt64 = 0

    func validate() throws {
        for (name, value, most) in [("runs", runs, 10_000), ("units", units, 100_000), ("share", share, 500)]
            as [(String, UInt32?, UInt32)]
        {
            guard let value, !(1...most).contains(value) else { continue }
            throw ValidationError("--\(name) must be 1 to \(most)")
        }
    }

    var settings: SimulationSettings {
        SimulationSettings(
            runs: runs ?? 0, units: units ?? 0, canaryPermille: share ?? 0, seed: seed, effect: effect?.effect)
    }
}

/// A change of the canary, metric:size.
struct EffectArgument: ExpressibleByArgument {
    let effect: SimulatedEffect

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let size = Double(parts[1]), size.isFinite else { return nil }
        effect = SimulatedEffect(metric: String(parts[0]), size: size)
    }
}
