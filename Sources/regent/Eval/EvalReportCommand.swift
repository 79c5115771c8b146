import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentSystem
import RegentText

/// Writes a report about a run.
struct EvalReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "report", "Writes a report about a run: verdict, gates, metrics, flips, worst samples.",
        examples: """
            regent eval report r2 --html report.html
            regent eval report r2 --against r1 --html report.html
            regent eval report r2 --by metadata.language --html report.html
            regent eval report r2 -o json
            """,
        notes: """
            The page needs nothing else: it has no script and loads nothing. Samples are
            worst that miss most: status, outcomes, gates on their own latency or score.
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Option(help: "The run to compare with: ID or evalRuns/ID.")
    var against: RunArgument?
    @Option(
        help: ArgumentHelp("Show a summary for each value of a field too.", valueName: "field"),
        completion: .list(GroupField.words))
    var by = ""
    @Option(help: ArgumentHelp("A metric to show by group; may be repeated (default: all).", valueName: "name"))
    var metric: [String] = []
    @Flag(help: "Compare all samples of each run as independent ones, with --against.")
    var unpaired = false
    @Option(
        help: ArgumentHelp("Write the report as one page of HTML to this file; - is stdout.", valueName: "file"),
        completion: .file())
    var html: String?
    @Option(help: "Maximum number of worst samples, 1 to 100.")
    var worst: UInt32 = 20
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100).contains(worst) else { throw ValidationError("--worst must be 1 to 100") }
        if by.isEmpty, !metric.isEmpty { throw ValidationError("--metric goes with --by") }
        if unpaired, against == nil { throw ValidationError("--unpaired goes with --against") }
    }

    func run() async throws {
        let report = try await connection.withClient { client in
            try await client.evalReport(
                run.name, against: against?.name, by: by, metrics: metric, unpaired: unpaired, worstMax: worst)
        }
        guard let html else {
            return output.write(report, tables: Self.tables(report))
        }
        let page = ReportPage(report, madeBy: "regent \(Release.version)", madeAt: TimeText.now())
        try FinishedFile.write(page.html, to: html)
        if output.output != .table, html != "-" { output.write(report, tables: Self.tables(report)) }
        if html != "-" { Terminal.say("wrote \(html)") }
    }

    private static func tables(_ report: EvalReport) -> [Table] {
        [report.run?.fields, report.run?.verdict?.table, report.summary?.table].compactMap(\.self)
            + (report.comparison?.tables ?? [])
            + (report.worst.isEmpty ? [] : [EvalSample.table(report.worst)])
    }
}
