package import RegentMessages

/// A compliance report as Markdown.
///
/// Texts of others are escaped: none of them can begin a heading, a link or a cell.
package struct ComplianceReportText {
    private let content: ReportContent
    private let signature: String

    /// The text of a report.
    ///
    /// - Parameter signature: what is known of its signature, as a sentence.
    package init(_ content: ReportContent, signature: String) {
        (self.content, self.signature) = (content, signature)
    }

    /// The text.
    package var markdown: String {
        typealias Words = ComplianceReportWords
        var parts = ["# \(Self.escaped(Words.title(content)))", "**\(Self.escaped(content.notice))**"]
        parts += ["## About this report", Self.table(Table(fields: Words.fields(content)))]
        let dates = Words.dates(content)
        if !dates.rows.isEmpty { parts += ["Days from which on parts of it apply:", Self.table(dates)] }
        parts += ["## Controls and evidence", Words.evidenceCaption + ":", Self.table(Words.controls(content))]
        for section in content.sections { parts += Self.section(section) }
        parts.append("---\n\n" + Self.escaped(signature))
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func section(_ section: ReportSection) -> [String] {
        var parts = [
            "## \(escaped(section.title))", "Evidence: **\(ComplianceReportWords.shown(section.evidence).word)**",
        ]
        let lines = section.statements.map { statement in
            var line = "- " + (statement.finding ? "**Finding:** " : "") + escaped(statement.text)
            if !statement.query.isEmpty { line += "\n  \(code(statement.query))" }
            let source = ComplianceReportWords.source(statement.revisions)
            return line + (source.isEmpty ? "" : "\n  \(source)")
        }
        if !lines.isEmpty { parts.append(lines.joined(separator: "\n")) }
        for table in section.tables {
            parts += [
                "\(escaped(ComplianceReportWords.caption(table))):", self.table(ComplianceReportWords.table(table)),
                code(table.query),
            ]
        }
        return parts
    }

    private static func table(_ table: Table) -> String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let head = line(table.columns.map { escaped($0.key.replacing("_", with: " ")) })
        let rule = line(table.columns.map { $0.isNumber ? "---:" : "---" })
        return ([head, rule] + table.rows.map { line($0.map(escaped)) }).joined(separator: "\n")
    }

    /// A command; a fence that is longer than any run of backticks in it.
    private static func code(_ text: String) -> String {
        let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return longest == 0 ? "`\(text.printable)`" : "\(fence) \(text.printable) \(fence)"
    }

    /// Characters that mean something in Markdown or HTML, with a backslash before each; an underscore within a word
    /// means nothing.
    private static func escaped(_ text: String) -> String {
        let scalars = Array(text.printable.unicodeScalars)
        func isInWord(_ place: Int) -> Bool {
            place > 0 && place + 1 < scalars.count && isLetterOrDigit(scalars[place - 1])
                && isLetterOrDigit(scalars[place + 1])
        }
        var shown = ""
        for (place, scalar) in scalars.enumerated() {
            let isSpecial = "\\`*_{}[]<>()#+!|~&".unicodeScalars.contains(scalar)
            if isSpecial, scalar != "_" || !isInWord(place) { shown += "\\" }
            shown.unicodeScalars.append(scalar)
        }
        return shown
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
}
