package import RegentMessages

/// A report about a run as one page of HTML.
///
/// Its parts come from other clients, so every text is escaped.
package struct ReportPage {
    typealias Section = HTMLPage.Section

    let report: EvalReport
    /// When the page was made, as text; empty = not said.
    let madeAt: String
    /// What made it, for example "regent 1.2.0".
    let madeBy: String

    /// The page of a report.
    package init(_ report: EvalReport, madeBy: String, madeAt: String) {
        (self.report, self.madeBy, self.madeAt) = (report, madeBy, madeAt)
    }

    var run: EvalRun { report.run ?? EvalRun() }
    var summary: EvalSummary { report.summary ?? EvalSummary() }

    /// The page.
    package var html: String {
        let made = madeAt.isEmpty ? madeBy : "\(madeBy) at \(madeAt)"
        return HTMLPage(
            title: "Evaluation report: \(run.name)", lead: lead, sections: sections, footer: "Made by \(made)."
        ).html
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
