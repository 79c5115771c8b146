import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// Makes and stores a report.
struct ReportGenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "generate", "Makes and stores a compliance report of a period.",
        examples: """
            regent report generate --month 2026-10
            regent report generate --month 2026-10 --pack eu-ai-act --html october.html
            regent report generate --from -30d --to +0d --scope models/triage
            regent report generate --month 2026-10 --as-of 4711 --dry-run
            """,
        notes: """
            The report shows how things stood at the end of the period. The same request at
            the same revision and batch of outcomes gives the same bytes, the signature
            apart. What you may not read is held back, and the report says so.
            """)

    @Option(help: ArgumentHelp("A month in UTC, instead of --from and --to.", valueName: "YYYY-MM"))
    var month: MonthArgument?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("First moment: RFC 3339, or an age, for example -30d.", valueName: "time"))
    var from: TimeArgument?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("First moment after the period, as --from.", valueName: "time"))
    var to: TimeArgument?
    @Option(
        help: "What it is about: * for the whole store, models/MODEL or environments/ENVIRONMENT.",
        completion: .names(of: Environment.self))
    var scope = "*"
    @Option(help: ArgumentHelp("Id of the pack; 'regent report packs' lists them.", valueName: "id"))
    var pack = PackLibrary.standardID
    @Option(help: "Name of the report; one is made up unless it is given.")
    var name: NameArgument<ComplianceReport>?
    @Option(help: ArgumentHelp("Cover the ledger up to this revision only; 0 means all.", valueName: "revision"))
    var asOf: UInt64 = 0
    @Option(help: ArgumentHelp("Cover batches of outcomes up to this one only.", valueName: "batch"))
    var asOfBatch: UInt64?
    @OptionGroup var files: ReportFileOptions
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (month != nil) != (from != nil && to != nil), month == nil || (from == nil && to == nil) else {
            throw ValidationError("give --month YYYY-MM, or both --from and --to")
        }
    }

    func run() async throws {
        let request = GenerateComplianceReportRequest(
            name: name?.name ?? "", fromTime: month?.first ?? from?.time, toTime: month?.end ?? to?.time,
            scope: scope == "*" ? "" : scope, pack: pack, asOf: asOf, asOfBatch: asOfBatch,
            mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.generateComplianceReport(request) }
        let report = response.report ?? ComplianceReport()
        try files.write(report)
        if !files.usesStdout {
            let content = try ReportContent(stored: report)
            output.write(response, tables: [content.controlTable, content.sectionTable])
        }
        mutation.report(
            "generated \(report.name) up to revision \(report.ledgerRevision)", response.receipt,
            next: "regent report show \(ReportNoun.text(ofName: report.name)) --html report.html")
    }
}

/// A month in UTC, for example "2026-10".
struct MonthArgument: ExpressibleByArgument, Sendable {
    /// Its first moment.
    let first: Timestamp
    /// The first moment after it.
    let end: Timestamp

    init?(argument: String) {
        guard let day = CalendarDate(argument + "-01") else { return nil }
        // A month has at most 31 days, so the next one has begun after 31 and has not ended.
        guard let later = day.adding(days: 31)?.description.prefix(7), let next = CalendarDate(later + "-01") else {
            return nil
        }
        first = Timestamp(seconds: day.day * 86_400)
        end = Timestamp(seconds: next.day * 86_400)
    }
}

extension ReportContent {
    /// A row a control.
    var controlTable: Table {
        Table(
            [.text("control"), .text("evidence"), .text("about"), .text("sections")],
            rows: controls.map { [$0.id, $0.evidence.name, $0.title, $0.sections.joined(separator: ", ")] })
    }

    /// A row a statement.
    var sectionTable: Table {
        Table(
            [.text("section"), .text("evidence"), .text("finding"), .text("statement")],
            rows: sections.flatMap { section in
                section.statements.map { [section.id, section.evidence.name, $0.finding ? "yes" : "", $0.text] }
            })
    }
}
