package import RegentMessages

/// A report as one page of HTML that needs nothing else: no script, no style sheet, no picture of its own.
///
/// Its parts come from other clients, so every text is escaped, and its policy lets a browser load and run nothing.
package struct ReportPage {
    /// One part of the page.
    struct Section {
        let id: String
        let title: String
        /// HTML.
        let content: String
    }

    let report: EvalReport
    /// When the page was made, as text; empty = not said.
    let madeAt: String
    /// What made it, for example "regent 1.2.0".
    let madeBy: String

    /// The page of a report.
    package init(_ report: EvalReport, madeBy: String, madeAt: String) {
        (self.report, self.madeBy, self.madeAt) = (report, madeBy, madeAt)
    }

    /// Nothing runs and nothing is fetched, whatever the values of a report are: all but the style in the page.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    var run: EvalRun { report.run ?? EvalRun() }
    var summary: EvalSummary { report.summary ?? EvalSummary() }

    /// The page.
    package var html: String {
        let title = HTMLText.escaped("Evaluation report: \(run.name)")
        let sections = sections
        var text = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <style>
            \(ReportStyle.css)
            </style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            \(lead)
            </header>
            <nav aria-label="Contents">
            <ul>

            """
        for section in sections {
            text += "<li><a href=\"#\(section.id)\">\(HTMLText.escaped(section.title))</a></li>\n"
        }
        text += "</ul>\n</nav>\n<main>\n"
        for section in sections {
            text += """
                <section aria-labelledby="\(section.id)">
                <h2 id="\(section.id)">\(HTMLText.escaped(section.title))</h2>
                \(section.content)</section>

                """
        }
        let made = madeAt.isEmpty ? madeBy : "\(madeBy) at \(madeAt)"
        return text + "</main>\n<footer>\n<p>Made by \(HTMLText.escaped(made)).</p>\n</footer>\n</body>\n</html>\n"
    }

    /// The verdict, and what the reader must know before any number.
    private var lead: String {
        let (sign, word) = ReportPage.shown(run.verdict?.status ?? .unspecified)
        var text = "<p class=\"verdict \(word.lowercased())\"><span aria-hidden=\"true\">\(sign)</span> "
        text += "\(HTMLText.escaped(run.verdict?.text ?? "Not judged"))</p>\n"
        var notes: [String] = []
        if run.invalidated { notes.append("This run was invalidated. Its numbers prove nothing.") }
        if run.state == .running { notes.append("This run still takes samples. Its numbers may change.") }
        if run.state == .aborted { notes.append("This run was aborted. It is not complete.") }
        return text + notes.map { "<p class=\"note\"><strong>\($0)</strong></p>\n" }.joined()
    }

    /// Sign and word of a verdict: no colour says what they do not.
    static func shown(_ verdict: GateVerdict) -> (sign: String, word: String) {
        switch verdict {
        case .pass: ("✓", "PASS")
        case .fail: ("✗", "FAIL")
        case .inconclusive: ("?", "INCONCLUSIVE")
        case .error: ("!", "ERROR")
        default: ("–", "none")
        }
    }

    private var sections: [Section] {
        [about, gates, metrics, grouped, comparison, flips, worst, reproduction].compactMap(\.self)
    }
}
