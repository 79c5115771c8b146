package import RegentMessages

/// A compliance report as one page of HTML that needs nothing else.
///
/// The same content is the same page: it says nothing of when and by what it was made.
package struct ComplianceReportPage {
    private let content: ReportContent
    private let signature: String

    /// The page of a report.
    ///
    /// - Parameter signature: what is known of its signature, as a sentence.
    package init(_ content: ReportContent, signature: String) {
        (self.content, self.signature) = (content, signature)
    }

    /// The page.
    package var html: String {
        let sections = [about, controls] + content.sections.map(section)
        return HTMLPage(
            title: ComplianceReportWords.title(content),
            lead: "<p class=\"note\"><strong>\(HTMLText.escaped(content.notice))</strong></p>", sections: sections,
            footer: signature
        ).html
    }

    private var about: HTMLPage.Section {
        var text = Table(fields: ComplianceReportWords.fields(content)).html(caption: "What the report covers")
        let dates = ComplianceReportWords.dates(content)
        if !dates.rows.isEmpty { text += dates.html(caption: "Days from which on parts of it apply") }
        return HTMLPage.Section(id: "about", title: "About this report", content: text)
    }

    private var controls: HTMLPage.Section {
        HTMLPage.Section(
            id: "controls", title: "Controls and evidence",
            content: ComplianceReportWords.controls(content).html(caption: ComplianceReportWords.evidenceCaption))
    }

    private func section(_ section: ReportSection) -> HTMLPage.Section {
        let evidence = ComplianceReportWords.shown(section.evidence)
        var text =
            "<p>Evidence: <strong><span aria-hidden=\"true\">\(evidence.sign)</span> \(evidence.word)</strong></p>\n"
        if !section.statements.isEmpty { text += "<ul>\n" }
        for statement in section.statements {
            let said = HTMLText.isolated(statement.text)
            text += "<li>" + (statement.finding ? "<strong>Finding:</strong> \(said)" : said)
            let source = ComplianceReportWords.source(statement.revisions)
            if !statement.query.isEmpty { text += "<br><code>\(HTMLText.escaped(statement.query))</code>" }
            if !source.isEmpty { text += "<br>\(HTMLText.escaped(source))" }
            text += "</li>\n"
        }
        if !section.statements.isEmpty { text += "</ul>\n" }
        for table in section.tables {
            text += ComplianceReportWords.table(table).html(caption: ComplianceReportWords.caption(table))
            text += "<p><code>\(HTMLText.escaped(table.query))</code></p>\n"
        }
        return HTMLPage.Section(id: "section-\(Self.slug(section.id))", title: section.title, content: text)
    }

    /// Letters and digits of an id, which is text of a file.
    private static func slug(_ id: String) -> String {
        String(String.UnicodeScalarView(id.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic }))
    }
}

/// What the renderings of a compliance report have in common.
enum ComplianceReportWords {
    static let evidenceCaption = "Controls of the pack, with the evidence that there is for each"

    static func title(_ content: ReportContent) -> String {
        let scope = content.scope == "*" ? "the whole store" : content.scope
        return "Compliance report: \(content.pack?.title ?? ""), \(scope)"
    }

    static func fields(_ content: ReportContent) -> [(String, String)] {
        let pack = content.pack ?? ReportPack()
        return [
            ("period", "\(TimeText.of(content.fromTime)) to \(TimeText.of(content.toTime)), the end excluded"),
            ("scope", content.scope), ("pack", "\(pack.id), version \(pack.version)"), ("source", pack.source),
            ("applies from", pack.effectiveDate), ("digest of the pack", HexText.text(pack.digest)),
            ("store", content.store), ("ledger revision", "\(content.ledgerRevision)"),
            ("committed", TimeText.of(content.revisionTime)), ("leaf hash", HexText.text(content.leafHash)),
            ("root of the tree", Base64Text.text(content.rootHash)),
            ("last batch of outcomes", "\(content.lastOutcomeBatch)"),
            ("single-person mode", content.singlePersonMode ? "yes" : "no"), ("form", content.format),
        ]
    }

    static func dates(_ content: ReportContent) -> Table {
        Table(
            [.text("part"), .text("from"), .text("in_force_at_the_end"), .text("source")],
            rows: (content.pack?.dates ?? []).map { [$0.title, $0.date, $0.applies ? "yes" : "no", $0.source] })
    }

    static func controls(_ content: ReportContent) -> Table {
        let titles = Dictionary(content.sections.map { ($0.id, $0.title) }, uniquingKeysWith: { one, _ in one })
        return Table(
            [.text("control"), .text("about"), .text("evidence"), .text("sections")],
            rows: content.controls.map { control in
                let sections = control.sections.map { titles[$0] ?? $0 }
                return [control.id, control.title, shown(control.evidence).word, sections.joined(separator: "; ")]
            })
    }

    /// Sign and word: no sign says what the word does not.
    static func shown(_ evidence: ReportEvidence) -> (sign: String, word: String) {
        switch evidence {
        case .present: ("●", "present")
        case .partial: ("◐", "partial")
        case .absent: ("○", "absent")
        default: ("–", "unknown")
        }
    }

    static func source(_ revisions: [UInt64]) -> String {
        guard !revisions.isEmpty else { return "" }
        return "Revisions: " + revisions.map(String.init).joined(separator: ", ")
    }

    static func caption(_ table: ReportTable) -> String {
        let shown = UInt64(table.rows.count)
        return table.caption + (shown < table.total ? ", the first \(shown) of \(table.total)" : "")
    }

    /// The rows with their revisions; a row that has too few or too many cells is filled or cut.
    static func table(_ table: ReportTable) -> Table {
        var shown = Table(
            table.columns.map { .text($0) } + [.number("revision")])
        for row in table.rows {
            let cells = row.cells.prefix(table.columns.count)
            let missing = table.columns.count - cells.count
            shown.append(
                cells + [String](repeating: "", count: missing) + [row.revision == 0 ? "" : "\(row.revision)"])
        }
        return shown
    }
}
