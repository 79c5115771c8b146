import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// Shows one metric over the runs of a plan.
struct EvalTrendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "trend", "Shows a metric over the runs of a plan in time, and where it changed.",
        examples: """
            regent eval trend nightly --metric schema_valid_rate
            regent eval trend nightly --metric p95_latency_ms --svg trend.svg
            regent eval trend nightly --metric quality -o json
            """,
        notes: """
            Every sealed run of the plan is a point, attempts too. Change points are found
            by Pettitt's test on the values, and by the same test again on each side;
            invalidated runs are shown and do not count. A series needs about 11 runs
            before a change can be found.
            """)

    @Argument(help: "The plan.")
    var plan: String
    @Option(help: "Metric, as in summaries.")
    var metric: String
    @Option(help: "Show only runs of this model version: models/MODEL/versions/VERSION.")
    var modelVersion = ""
    @Option(help: "Maximum number of runs, the latest ones, 1 to 10000.")
    var runs: UInt32 = 1_000
    @Option(
        help: ArgumentHelp("Write the trend as a picture to this file; - is stdout.", valueName: "file"),
        completion: .file())
    var svg: String?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...10_000).contains(runs) else { throw ValidationError("--runs must be 1 to 10000") }
    }

    func run() async throws {
        let request = GetTrendRequest(plan: plan, metric: metric, modelVersion: modelVersion, runsMax: runs)
        let response = try await connection.withClient { try await $0.getTrend(request) }
        let trend = response.trend ?? MetricTrend()
        if let svg { try FinishedFile.write(TrendChart(trend).svg, to: svg) }
        // Where the picture goes to stdout, nothing else does.
        if svg != "-" { output.write(response, items: trend.points, tables: [trend.table]) }
        Terminal.say(
            trend.points.isEmpty
                ? "plan \(plan) has no sealed run that you may read" : trend.changeText)
        if trend.hasOlder { Terminal.say("older runs are left out; --runs shows more") }
        if let svg, svg != "-" { Terminal.say("wrote \(svg)") }
    }
}
