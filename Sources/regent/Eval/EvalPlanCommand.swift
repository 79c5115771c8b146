import ArgumentParser
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentText

/// Prints how many samples a gate needs.
struct EvalPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "plan", "Computes how many samples a gate with a bound needs.",
        examples: """
            regent eval plan --metric schema_valid_rate --min 0.95 --true 0.97
            regent eval plan --metric quality --min 0.7 --true 0.75 --deviation 0.2
            regent eval plan --metric error_rate --max 0.02 --true 0.01 --power 0.8
            """,
        notes: """
            The first row is a gate with a bound. The second is a paired gate: a baseline
            of the true value, and a margin that reaches down to the threshold. Pairs
            need fewer samples the less often their outcomes differ (--disagreement).
            Nothing is sent to a daemon.
            """, asksDaemon: false)

    @Option(help: "The metric of the gate.")
    var metric: String
    @Option(help: "Threshold of a minimum.")
    var min: Double?
    @Option(help: "Threshold of a maximum.")
    var max: Double?
    @Option(name: .customLong("true"), help: "The true value that is assumed.")
    var value: Double
    @Option(help: "Chance that the gate passes if the true value is that.")
    var power = 0.9
    @Option(help: "One-sided confidence of the bound.")
    var confidence = 0.95
    @Option(help: "Standard deviation of the values of a score.")
    var deviation: Double?
    @Option(
        help: "Share of the pairs whose outcomes differ; of a score the standard deviation of the differences.")
    var disagreement: Double?
    @Option(help: "Samples in a cluster, on average.")
    var clusterSize = 1.0
    @Option(help: "Correlation of the samples within a cluster.")
    var correlation = 0.0
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (min == nil) != (max == nil) else { throw ValidationError("Give one threshold: '--min' or '--max'") }
    }

    func run() async throws {
        var question = GatePlan.Question(
            metric: metric, threshold: min ?? max ?? 0, isMinimum: min != nil, value: value)
        (question.power, question.confidence) = (power, confidence)
        (question.deviation, question.disagreement) = (deviation, disagreement)
        (question.clusterSize, question.correlation) = (clusterSize, correlation)
        let plan: GatePlan
        do {
            plan = try GatePlan(question)
        } catch {
            throw CommandFailure(error, in: "--metric \(metric)")
        }
        output.write({ document(plan, pretty: $0) }, tables: [table(plan)])
    }

    private func table(_ plan: GatePlan) -> Table {
        Table(
            [.text("design"), .number("samples"), .text("assumption")],
            rows: plan.designs.map { design in
                [design.name, design.samples.map { NumberText.grouped($0) } ?? "-", design.assumption]
            })
    }

    private func document(_ plan: GatePlan, pretty: Bool) -> String {
        func number(_ value: Double) -> JSONValue { .number("\(value)") }
        let designs = plan.designs.map { design in
            JSONValue.object([
                .init("design", .string(design.name)),
                .init("samples", design.samples.map { .number("\($0)") } ?? .null),
                .init("assumption", .string(design.assumption)),
            ])
        }
        return JSONValue.object([
            .init("metric", .string(metric)), .init(min != nil ? "min" : "max", number(min ?? max ?? 0)),
            .init("true", number(value)), .init("power", number(power)), .init("confidence", number(confidence)),
            .init("designs", .array(designs)),
        ]).text(pretty: pretty)
    }
}
