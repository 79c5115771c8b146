import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentProofs
import RegentText

/// Compliance reports.
enum ReportNoun: CLINoun {
    typealias Place = NamedPlace<ComplianceReport>
    typealias Selection = EverySelection

    static let get = ComplianceReportServiceMethods.getComplianceReport
    static let list = ComplianceReportServiceMethods.listComplianceReports
    static let words = ["report"]
    static let plural = "compliance reports"
    static let abstract = "Compliance reports: what the ledger shows of a period, for the controls of a pack."
    static let examples = """
        regent report generate --month 2026-10
        regent report generate --month 2026-10 --pack eu-ai-act --file october.json
        regent report list --filter 'pack = "internal"'
        regent report show 3f9a1c2b4d5e --html october.html
        regent report verify october.json --key "$(cat log.vkey)"
        """
    static let notes = """
        A report shows evidence: present, partial or absent. It never says that
        somebody complies. A report about an eval run is 'regent eval report'.
        """
    static let example = "3f9a1c2b4d5e"
    static let columns: [NounColumn<ComplianceReport>] = [
        "name", "pack", NounColumn("scope") { $0.scope.isEmpty ? "*" : $0.scope }, "from_time", "to_time",
        "controls_present", "controls_partial", "controls_absent", "findings", "ledger_revision", "create_time",
    ]
    static let fields: [NounColumn<ComplianceReport>] = NounColumn.all.filter { $0.key != "content" }
    static var show: any ParsableCommand.Type { ShowReportCommand.self }
    static let verbs: [any ParsableCommand.Type] = [
        ReportGenerateCommand.self, ReportVerifyCommand.self, ReportPacksCommand.self,
    ]
}

/// Writes a report as files.
struct ReportFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Write it as one page of HTML to this file; - is stdout.", valueName: "file"),
        completion: .file())
    var html: String?
    @Option(
        help: ArgumentHelp("Write it as Markdown to this file; - is stdout.", valueName: "file"), completion: .file())
    var markdown: String?
    @Option(
        help: ArgumentHelp("Write the signed JSON to this file; - is stdout.", valueName: "file"),
        completion: .file())
    var file: String?

    /// Whether one of them goes to stdout, where nothing else may.
    var usesStdout: Bool { [html, markdown, file].contains("-") }

    func validate() throws {
        guard [html, markdown, file].count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("only one of --html, --markdown and --file can be stdout")
        }
    }

    /// Writes what is asked for.
    ///
    /// - Throws: `CommandFailure` for a report that cannot be read, or a file.
    func write(_ report: ComplianceReport) throws {
        let content = try ReportContent(stored: report)
        let signature =
            report.note.isEmpty
            ? "This report is not signed: the daemon that made it had no key."
            : "Signed by the daemon; 'regent report verify' checks the file that --file writes."
        if let file {
            guard let text = SignedReport.file(content: report.content, note: report.note) else {
                throw CommandFailure("the content of \(report.name) is not JSON")
            }
            try Self.write(text, to: file)
        }
        try write(content, signature: signature)
    }

    /// Writes the pages that are asked for.
    func write(_ content: ReportContent, signature: String) throws {
        if let html { try Self.write(ComplianceReportPage(content, signature: signature).html, to: html) }
        if let markdown {
            try Self.write(ComplianceReportText(content, signature: signature).markdown, to: markdown)
        }
    }

    private static func write(_ text: String, to path: String) throws {
        try FinishedFile.write(text, to: path)
        if path != "-" { Terminal.say("wrote \(path.printable)") }
    }
}

extension ReportContent {
    /// What a stored report says.
    ///
    /// - Throws: `CommandFailure` where it is of another release.
    init(stored report: ComplianceReport) throws {
        do { try self.init(json: report.content) } catch {
            throw CommandFailure(
                "\(report.name) cannot be read: \(error.description)", status: .failure,
                hint: "use the release that made it, or a later one")
        }
    }
}
