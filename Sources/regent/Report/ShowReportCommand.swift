import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Shows a stored report.
struct ShowReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "show", "Shows a stored compliance report, or writes it as files.",
        examples: """
            regent report show 3f9a1c2b4d5e
            regent report show 3f9a1c2b4d5e --html october.html
            regent report show 3f9a1c2b4d5e --markdown - | less
            regent report show 3f9a1c2b4d5e --file october.json
            """)

    @OptionGroup var place: NamedPlace<ComplianceReport>
    @Option(help: ArgumentHelp("Show it as it was after this ledger revision; 0 means now.", valueName: "revision"))
    var asOf: UInt64 = 0
    @OptionGroup var files: ReportFileOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await connection.withClient { try await $0.document(ReportNoun.self, place.name, asOf: asOf) }
        try files.write(report)
        guard !files.usesStdout else { return }
        let content = try ReportContent(stored: report)
        output.write(report, tables: [ReportNoun.fieldTable(of: report), content.controlTable, content.sectionTable])
    }
}
