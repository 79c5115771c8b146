import Foundation
import RegentMessages
import RegentTestKit
import RegentText
import Testing

@Suite("Report page")
struct ReportPageTests {
    /// What would end a cell, begin an element or steer a reader.
    static let hostile = "</td></script><script>alert(1)</script>\"'&amp;\u{202E}\u{1b}[2J"

    /// A report in which everything that comes from a client is hostile.
    static func report() -> EvalReport {
        var run = EvalRun(name: "evalRuns/r", trigger: hostile, modelVersion: hostile, plan: hostile, state: .failed)
        var result = GateResult(key: hostile, metric: hostile, verdict: .fail, reason: hostile, method: hostile)
        (result.estimate, result.worst, result.best, result.min) = (0.9, 0.85, 0.95, 0.97)
        result.groups = [GroupResult(value: hostile, verdict: .fail, reason: hostile, estimate: 0.5)]
        result.baseline = BaselineResult(baseline: hostile, estimate: 0.25, paired: true, aligned: 7)
        run.verdict = Verdict(status: .fail, reasons: [hostile], results: [result])
        run.dataset = Dataset(name: hostile)
        var summary = EvalSummary(sampleCount: 3)
        summary.metrics[hostile] = MetricEstimate(value: 1, n: 3, reason: hostile)
        var sample = EvalSample(sampleId: hostile, status: .error, errorCode: hostile)
        sample.scores = [hostile: 0.5]
        (sample.cluster, sample.selectedProvider) = (hostile, hostile)
        var report = EvalReport(run: run, summary: summary, worst: [sample], baseline: hostile)
        var compared = RunComparison(
            deltas: [MetricDelta(metric: hostile, reason: hostile)],
            flips: [SampleFlip(sampleId: hostile, outcome: hostile, baseline: .true, candidate: .false)],
            flipCounts: [FlipCount(outcome: hostile)])
        compared.paired = true
        report.comparison = compared
        (report.by, report.groups) = (hostile, [SummaryGroup(value: hostile, summary: summary)])
        return report
    }

    static func page(_ report: EvalReport) -> String {
        ReportPage(report, madeBy: "regent 0.0.0", madeAt: "2026-01-01T00:00:00Z").html
    }

    @Test("Hostile texts stay texts: no element, no attribute and no control character comes of them")
    func hostile() throws {
        let page = Self.page(Self.report())
        let elements = try PageElements(page)
        #expect(elements.names.isDisjoint(with: ["script", "iframe", "img", "link", "object", "form", "input"]))
        #expect(elements.attributes.allSatisfy { !$0.name.hasPrefix("on") && $0.name != "style" && $0.name != "src" })
        #expect(!page.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202E}" })
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test("The policy of a page lets nothing be fetched, and nothing run")
    func policy() throws {
        let metas = try PageElements(Self.page(Self.report())).all.filter { $0.name == "meta" }
        let policy = metas.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes["content"]
        let rules = (policy ?? "").split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        #expect(rules.contains(["default-src", "'none'"]) && rules.contains(["base-uri", "'none'"]))
        // What is allowed is the style in the page, and nothing else.
        #expect(rules.filter { $0.last != "'none'" } == [["style-src", "'unsafe-inline'"]])
        #expect(!Self.page(Self.report()).contains("url(") && !Self.page(Self.report()).contains("@import"))
    }

    @Test(
        "The commands give what the page shows, with its groups, and unpaired where it is",
        arguments: [("", nil, []), ("status", true, [" --by status"]), ("", false, [" --unpaired"])]
            as [(String, Bool?, [String])])
    func commands(by: String, isPaired: Bool?, expected: [String]) {
        var report = EvalReport(run: EvalRun(name: "evalRuns/r"), summary: EvalSummary(), by: by)
        if let isPaired { report.comparison = RunComparison(paired: isPaired) }
        let page = Self.page(report)
        for text in [" --by status", " --unpaired"] {
            #expect(page.contains(text) == expected.contains(text), "\(text)")
        }
    }

    @Test("Elements are closed in order; headings go down by one; tables have captions and headers with scopes")
    func structure() throws {
        for report in [Self.report(), EvalReport(run: EvalRun(name: "evalRuns/x"), summary: EvalSummary())] {
            let elements = try PageElements(Self.page(report))
            #expect(elements.all.first { $0.name == "html" }?.attributes["lang"] == "en")
            for landmark in ["header", "nav", "main", "footer", "h1"] {
                #expect(elements.all.count { $0.name == landmark } == 1, "\(landmark)")
            }
            let levels = elements.all.compactMap { $0.name.wholeMatch(of: /h([1-6])/).map { Int($0.1) ?? 0 } }
            #expect(levels.first == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
            #expect(elements.all.count { $0.name == "table" } == elements.all.count { $0.name == "caption" })
            let headers = elements.all.filter { $0.name == "th" }
            #expect(headers.allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
            #expect(
                elements.all.filter { $0.name == "svg" }.allSatisfy {
                    $0.attributes["role"] == "img" && $0.attributes["aria-label"]?.isEmpty == false
                })
            let ids = elements.all.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count)
            let links = elements.all.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
            #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#") && ids.contains(String($0.dropFirst())) })
        }
    }

    @Test("Gates show of which samples they are, their groups, and what they were compared with")
    func groupsOfGates() {
        var rule = GateRule(key: "q_min", metric: "q")
        var result = GateResult(key: "q_min", metric: "q", verdict: .fail, reason: "BELOW_MIN")
        func page() -> String {
            var report = EvalReport(run: EvalRun(name: "evalRuns/r"), summary: EvalSummary())
            report.run?.verdict = Verdict(status: .fail, results: [result])
            report.run?.gates = GatePolicy(rules: [rule])
            return Self.page(report)
        }
        let plain = page()
        result.groups = [GroupResult(value: "lang-de", verdict: .fail, reason: "BELOW_MIN", n: 4_711)]
        result.baseline = BaselineResult(baseline: "evalRuns/base", n: 9, paired: true, aligned: 815)
        (rule.slice, rule.by) = ("metadata.source = <mail>", "metadata.language")
        let whole = page()
        let selection = " where metadata.source = &lt;mail&gt; by metadata.language"
        for text in ["lang-de", "4711", "evalRuns/base", "815", selection] {
            #expect(!plain.contains(text) && whole.contains(text), "\(text)")
        }
    }

    @Test(
        "Every verdict is said by a word and a sign", arguments: [.pass, .fail, .inconclusive, .error] as [GateVerdict])
    func verdict(status: GateVerdict) {
        var report = EvalReport(run: EvalRun(name: "evalRuns/r"), summary: EvalSummary())
        report.run?.verdict = Verdict(status: status)
        let page = Self.page(report)
        #expect(page.contains("</span> \(status.name)"))
    }

    @Test(
        "Runs that do not count, or are not complete, are marked at the head",
        arguments: [
            ("invalidated", true, .passed), ("still takes samples", false, .running), ("aborted", false, .aborted),
        ] as [(String, Bool, EvalRunState)])
    func notes(text: String, isInvalidated: Bool, state: EvalRunState) {
        var run = EvalRun(name: "evalRuns/r", state: .sealed)
        let plain = Self.page(EvalReport(run: run, summary: EvalSummary()))
        run.state = state
        run.invalidated = isInvalidated
        let marked = Self.page(EvalReport(run: run, summary: EvalSummary()))
        #expect(!plain.contains("class=\"note\"") && marked.contains("class=\"note\"") && marked.contains(text))
    }

    @Test(
        "A shell reads each quoted word as it is",
        arguments: ["r1", "two words", "it's", "$(id)", "", "`x`;&|<>*?\\"])
    func quoted(word: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "printf %s \(ShellText.quoted(word))"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let read = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(String(decoding: read, as: UTF8.self) == word)
    }
}
