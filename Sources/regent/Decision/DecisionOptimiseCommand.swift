import ArgumentParser
import RegentClient
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentText

/// Proposes a better decision model.
struct DecisionOptimiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "optimise", "Fits a decision model to labelled rows and makes a draft proposal of it.",
        examples: """
            regent decision optimise triage 1.0.1 feb.jsonl --thresholds youden
            regent decision optimise triage 1.0.1 feb.jsonl --weights logistic \\
              --calibrate best --thresholds cost --cost wrong=100 --cost ask=5 \\
              --cost escalate=20 --cost ask_fail=50
            regent decision optimise triage 1.0.1 feb.jsonl --thresholds certificate \\
              --error-max 0.02 --dry-run
            """,
        notes: DecisionCommand.rowNotes + """


            Nothing changes but the proposal: it is reviewed, voted on and applied as any
            other. With --dry-run not even that is stored. At most 131,072 rows and 4 MiB.
            """)

    @OptionGroup var fit: StudyOptions
    @Argument(
        help: ArgumentHelp("Model, version and file of labelled rows; - is stdin.", valueName: "place"),
        completion: .file())
    var places: [String]
    @Option(help: ArgumentHelp("The version to propose; the next one unless it is given.", valueName: "VERSION"))
    var target: VersionArgument?
    @Option(help: "Name of the proposal; one is made up unless it is given.")
    var proposal: NameArgument<ChangeProposal>?
    @Option(help: ArgumentHelp("A run it rests on; may be repeated.", valueName: "RUN"))
    var evidence: [RunArgument] = []
    @Option(help: "How to take it back.")
    var rollbackPlan = ""
    @Option(help: "What to watch, and for how long.")
    var monitoringPlan = ""
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard places.count == 2 || places.count == 3, VersionArgument(argument: version) != nil else {
            throw ValidationError("give a model, a version and a file of rows: triage 1.0.1 labelled.jsonl")
        }
    }

    private var version: String { places.dropLast().joined(separator: "/") }

    func run() async throws {
        let base = VersionArgument(argument: version)?.name ?? version
        var lines = try RowLines(places.last ?? "-")
        let found = try lines.next(max: DecisionRows.studiedMax)
        guard let rows = found, try lines.next(max: 1) == nil else {
            let problem = found == nil ? "no row" : "more than \(DecisionRows.studiedMax) rows"
            throw CommandFailure("\(places.last ?? "-") holds \(problem)", places: [places.last ?? "-"])
        }
        let (table, correct) = try rows.table(labelled: true)
        let request = OptimiseDecisionModelRequest(
            version: base, table: table, correct: correct, weights: fit.weights?.value ?? .unspecified, l2: fit.l2,
            calibration: fit.calibrate?.value ?? .unspecified, thresholds: fit.thresholds?.value ?? .unspecified,
            costs: try fit.costs(), certificate: CertificateTerms(errorMax: fit.errorMax, confidence: fit.confidence),
            targetVersion: target?.name ?? "", proposal: proposal?.name ?? "", rollbackPlan: rollbackPlan,
            monitoringPlan: monitoringPlan, evidenceRuns: evidence.map(\.name), mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.optimiseDecisionModel(request) }
        let made = response.proposal ?? ChangeProposal()
        output.write(response, tables: [made.valueTable, made.qualityTable])
        mutation.report(
            "proposed \(made.targetVersion) as \(made.name)", response.receipt,
            next: "regent proposal submit \(made.name.split(separator: "/").last ?? "")   hands it to its reviewers")
    }
}

/// What is fitted, and how.
struct StudyOptions: ParsableArguments {
    @Option(help: "How weights and biases are fitted; they stay as they are unless it is given.")
    var weights: WordArgument<WeightMethod>?
    @Option(help: ArgumentHelp("Penalty of weights: half of it times their squares.", valueName: "number"))
    var l2 = 0.0
    @Option(help: "How the calibration is fitted; best compares them on rows left out.")
    var calibrate: WordArgument<CalibrationMethod>?
    @Option(help: "How thresholds are chosen; they stay as they are unless it is given.")
    var thresholds: WordArgument<ThresholdMethod>?
    @Option(
        help: ArgumentHelp(
            "A cost, of thresholds by cost: wrong, ask, escalate or ask_fail; may be repeated.",
            valueName: "name=number"))
    var cost: [AssignmentArgument] = []
    @Option(
        help: ArgumentHelp(
            "Greatest part of AUTO that may be wrong, of thresholds by certificate.", valueName: "rate"))
    var errorMax = 0.0
    @Option(help: ArgumentHelp("Confidence of the certificate.", valueName: "share"))
    var confidence = 0.95

    func validate() throws {
        if thresholds?.value == .cost { _ = try costs() }
        guard cost.isEmpty || thresholds?.value == .cost else {
            throw ValidationError("--cost needs --thresholds cost")
        }
        guard thresholds?.value != .certificate || errorMax > 0 else {
            throw ValidationError("--thresholds certificate needs --error-max, for example 0.02")
        }
        guard weights != nil || calibrate != nil || thresholds != nil else {
            throw ValidationError("give --weights, --calibrate or --thresholds: else nothing is fitted")
        }
        guard l2 >= 0, l2.isFinite else { throw ValidationError("--l2 must be at least 0") }
    }

    /// The costs; nil where none is given.
    ///
    /// - Throws: `ValidationError` for a name or a number that is none.
    func costs() throws -> DecisionCosts? {
        guard thresholds?.value == .cost else { return nil }
        var costs = DecisionCosts()
        for given in cost {
            guard let number = Double(given.value), number.isFinite, number >= 0 else {
                throw ValidationError("--cost \(given.key)=\(given.value) is no number from 0 up")
            }
            switch given.key {
            case "wrong": costs.wrong = number
            case "ask": costs.ask = number
            case "escalate": costs.escalate = number
            case "ask_fail": costs.askFail = number
            default: throw ValidationError("--cost \(given.key) is none of wrong, ask, escalate and ask_fail")
            }
        }
        guard costs.wrong > 0 else {
            throw ValidationError("--thresholds cost needs --cost wrong=, ask=, escalate= and ask_fail=")
        }
        return costs
    }
}
