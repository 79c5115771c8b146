import RegentMessages
import RegentTestKit
import RegentText
import Testing

/// Renderings of compliance reports.
@Suite("Compliance report page")
struct ComplianceReportPageTests {
    private static let hostile = ReportPageTests.hostile

    /// A report in which everything that comes from others is hostile.
    private static func content() -> ReportContent {
        ReportContent(
            format: hostile, store: hostile, scope: hostile,
            pack: ReportPack(
                id: hostile, version: hostile, title: hostile, source: hostile,
                dates: [ReportDate(title: hostile, date: hostile, source: hostile, applies: true)]),
            ledgerRevision: 7, lastOutcomeBatch: 3, notice: hostile,
            controls: [
                ReportControl(id: hostile, title: hostile, evidence: .partial, sections: ["incidents", hostile])
            ],
            sections: [
                ReportSection(
                    id: "incidents", title: "Incidents", evidence: .present,
                    statements: [
                        ReportStatement(text: hostile, query: hostile, revisions: [4, 5], finding: true)
                    ],
                    tables: [
                        ReportTable(
                            caption: hostile, query: hostile, columns: ["incident", hostile],
                            rows: [
                                ReportRow(cells: [hostile, hostile, "too many"], revision: 4),
                                ReportRow(cells: ["few"]),
                            ], total: 9)
                    ])
            ])
    }

    private static let page = ComplianceReportPage(content(), signature: hostile).html
    private static let text = ComplianceReportText(content(), signature: hostile).markdown

    @Test("A page loads nothing and runs nothing, whatever is in the report")
    func page() throws {
        let elements = try PageElements(Self.page)
        #expect(elements.names.isDisjoint(with: ["script", "iframe", "img", "link", "object", "form", "input"]))
        #expect(elements.attributes.allSatisfy { !$0.name.hasPrefix("on") && $0.name != "style" && $0.name != "src" })
        #expect(elements.all.filter { $0.name == "a" }.allSatisfy { $0.attributes["href"]?.hasPrefix("#") == true })
        #expect(!Self.page.contains("url(") && !Self.page.contains("@import") && !Self.page.contains("://"))
        #expect(!Self.page.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202E}" })
    }

    @Test("A page shows evidence in words, findings, revisions, queries, and how many rows are left out")
    func shown() {
        for part in ["present", "partial", "Finding:", "Revisions: 4, 5", "the first 2 of 9", "too many"] {
            #expect(Self.page.contains(part) == (part != "too many"), "\(part)")
        }
    }

    @Test("Markdown: no text of others begins a heading, a link, a cell or an element")
    func markdown() {
        #expect(!Self.text.contains("<script") && !Self.text.contains("</td>"))
        let headings = Self.text.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(headings.count == 4)
        // Every row of a table has as many cells as its head.
        var widths: [Int] = []
        for line in Self.text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("| ") else {
                #expect(Set(widths).count <= 1)
                widths = []
                continue
            }
            widths.append(line.replacing("\\|", with: "").count { $0 == "|" })
        }
        #expect(Self.text.contains("| --- |"))
        #expect(!Self.text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202E}" })
    }

    @Test("An underscore within a word stays as it is, so that names can be found; one at its edge is escaped")
    func underscores() {
        let content = ReportContent(notice: "GATE_WAIVER of _all_ *things*")
        let text = ComplianceReportText(content, signature: "").markdown
        #expect(text.contains("**GATE_WAIVER of \\_all\\_ \\*things\\***"))
    }

    @Test("The same report is the same page and the same text")
    func same() {
        #expect(ComplianceReportPage(Self.content(), signature: Self.hostile).html == Self.page)
        #expect(ComplianceReportText(Self.content(), signature: Self.hostile).markdown == Self.text)
    }
}
