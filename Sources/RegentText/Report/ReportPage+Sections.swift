import RegentMessages

extension ReportPage {
    /// What was evaluated.
    var about: Section {
        let fields: [(String, String)] = [
            ("run", run.name), ("state", run.state.name), ("plan", run.plan), ("attempt", "\(run.attempt)"),
            ("model version", run.modelVersion), ("data set", run.dataset?.name ?? ""), ("trigger", run.trigger),
            ("created", TimeText.of(run.createTime)), ("sealed", TimeText.of(run.sealTime)),
            ("samples", NumberText.grouped(summary.sampleCount)),
            ("left out", NumberText.grouped(summary.rejected)),
        ]
        return Section(
            id: "run", title: "Run",
            content: Table(fields: fields.filter { !$0.1.isEmpty }).html(caption: "The run and what it evaluated"))
    }

    /// Gates as bars, and in numbers.
    var gates: Section {
        let results = run.verdict?.results ?? []
        guard !results.isEmpty else {
            return Section(
                id: "gates", title: "Gates",
                content: "<p>\(run.verdict == nil ? "The run is not judged." : "The run has no gates.")</p>\n")
        }
        var text = """
            <p>Each bar reaches from the worst to the best value that missing samples allow. The circle is the
            estimate, the dashed line the threshold.</p>
            <table>
            <caption>Gates: verdict, reason, value and threshold</caption>
            <thead><tr><th scope="col">gate</th><th scope="col">verdict</th><th scope="col">worst to best</th>\
            <th scope="col" class="n">estimate</th><th scope="col">required</th><th scope="col" class="n">n</th>\
            <th scope="col" class="n">missing</th><th scope="col">method</th></tr></thead>
            <tbody>

            """
        for result in results {
            let (sign, word) = Self.shown(result.verdict)
            let reason = result.reason.isEmpty ? "" : " (\(result.reason))"
            let severity = result.severity == .warn ? ", warns only" : ""
            let cells = [
                "<td><span aria-hidden=\"true\">\(sign)</span> \(HTMLText.escaped(word + reason + severity))</td>",
                "<td>\(GateBar(result)?.svg ?? "no value")</td>",
                "<td class=\"n\">\(HTMLText.escaped(result.estimate.cell))</td>",
                "<td>\(HTMLText.escaped(result.required + selection(of: result)))</td>",
                "<td class=\"n\">\(NumberText.grouped(result.n))</td>",
                "<td class=\"n\">\(NumberText.grouped(result.missing))</td>",
                "<td>\(HTMLText.escaped(result.method))</td>",
            ]
            text += "<tr><th scope=\"row\">\(HTMLText.isolated(result.key))</th>\(cells.joined())</tr>\n"
        }
        text += "</tbody>\n</table>\n"
        let verdict = run.verdict ?? Verdict()
        for (table, caption) in [
            (verdict.groupTable, "Groups of gates: of each gate those that did not pass first"),
            (verdict.baselineTable, "What gates were compared with"),
        ] where !table.rows.isEmpty {
            text += table.html(caption: caption)
        }
        return Section(id: "gates", title: "Gates", content: text)
    }

    /// Of which samples a gate is, where not of all: its slice and the field of its groups.
    private func selection(of result: GateResult) -> String {
        guard let rule = run.gates?.rules.first(where: { $0.key == result.key }) else { return "" }
        return (rule.slice.isEmpty ? "" : " where \(rule.slice)") + (rule.by.isEmpty ? "" : " by \(rule.by)")
    }

    /// Every metric with its interval.
    var metrics: Section {
        Section(
            id: "metrics", title: "Metrics",
            content: summary.table.html(caption: "Metrics with two-sided 95 % intervals and their methods"))
    }

    /// A row per group, for each metric that some group has.
    var grouped: Section? {
        guard !report.groups.isEmpty else { return nil }
        let groups = report.groups.map { ($0.absent ? "(none)" : $0.value, $0.summary ?? EvalSummary()) }
        let names = Set(groups.flatMap { $0.1.metrics.filter { $0.value.value != nil }.keys }).sorted()
        var text = ""
        for name in names {
            var table = Table([
                .text(report.by), .number("samples"), .number("value"), .text("interval_95"), .number("n"),
                .number("missing"), .text("reason"),
            ])
            for (value, summary) in groups {
                let metric = summary.metrics[name] ?? MetricEstimate()
                table.append([
                    value, NumberText.grouped(summary.sampleCount), metric.value.cell, metric.interval?.text ?? "",
                    NumberText.grouped(metric.n), NumberText.grouped(metric.missing), metric.reason,
                ])
            }
            text += table.html(caption: "\(name) by \(report.by)")
        }
        return Section(id: "groups", title: "Groups by \(report.by)", content: text)
    }

    /// Differences from the baseline.
    var comparison: Section? {
        guard let compared = report.comparison else { return nil }
        let kind =
            compared.paired
            ? "Values and differences are of the samples in both runs, paired."
            : "Values are of each run, and differences are those of independent samples."
        let text = """
            <p>Compared with \(HTMLText.isolated(report.baseline)). \(kind) \
            \(HTMLText.escaped(compared.overlapText)).</p>

            """
        return Section(
            id: "comparison", title: "Comparison",
            content: text + compared.metricsTable.html(caption: "Differences, candidate minus baseline"))
    }

    /// What flipped.
    var flips: Section? {
        guard let compared = report.comparison else { return nil }
        var text = compared.flipCountTable.html(caption: "Samples in both runs of which an outcome differs")
        if !compared.flips.isEmpty {
            text += compared.flipTable.html(caption: "The first \(compared.flips.count) flips in the order of ids")
        }
        return Section(id: "flips", title: "Flips", content: text)
    }

    /// The worst samples.
    var worst: Section {
        guard !report.worst.isEmpty else {
            return Section(
                id: "worst", title: "Worst samples",
                content: "<p>No sample failed, had an outcome that it should not have, or missed a gate.</p>\n")
        }
        var table = Table([
            .text("sample"), .text("status"), .text("outcomes"), .number("latency_ms"), .text("scores"),
            .text("error"), .text("provider"), .text("cluster"),
        ])
        for sample in report.worst {
            let id = sample.repeat > 0 ? "\(sample.sampleId) (repeat \(sample.repeat))" : sample.sampleId
            let scores = sample.scores.sorted { $0.key < $1.key }.map { "\($0.key)=\(NumberText.decimal($0.value))" }
            table.append([
                id, sample.status.name, sample.outcomeText, sample.latencyMs.map(NumberText.decimal) ?? "",
                scores.joined(separator: " "), sample.errorCode, sample.selectedProvider, sample.cluster,
            ])
        }
        table = table.withoutEmptyColumns
        let count = report.worst.count
        return Section(
            id: "worst", title: "Worst samples",
            content: """
                <p>Samples that miss most: a status of ERROR, TIMEOUT or REFUSED, an outcome that is not as it should
                be, or a gate on their own latency or score. Of those that miss as much, the slowest come first.</p>
                \(table.html(caption: count == 1 ? "The worst sample" : "The \(count) worst samples"))
                """)
    }

    /// Commands that give the same numbers, and digests that show that they do.
    var reproduction: Section {
        let id = ShellText.quoted(String(run.name.split(separator: "/").last ?? ""))
        var commands = ["regent eval summary \(id)", "regent eval recompute \(id)"]
        if !report.by.isEmpty { commands.append("regent eval summary \(id) --by \(ShellText.quoted(report.by))") }
        if run.verdict != nil { commands.append("regent eval gate \(id)") }
        if let compared = report.comparison {
            let other = ShellText.quoted(String(report.baseline.split(separator: "/").last ?? ""))
            commands.append("regent eval compare \(other) \(id)" + (compared.paired ? "" : " --unpaired"))
        }
        commands.append("regent eval export \(id) > samples.jsonl")
        let digests: [(String, String)] = [
            ("samples", HexText.text(run.contentDigest)), ("gates", HexText.text(run.gatesDigest)),
            ("data set", HexText.text(run.dataset?.digest ?? [])),
            ("revision of the run", run.revision == 0 ? "" : "\(run.revision)"),
        ]
        let shown = digests.filter { !$0.1.isEmpty }
        return Section(
            id: "reproduce", title: "How to reproduce",
            content: "<pre><code>" + commands.map(HTMLText.escaped).joined(separator: "\n") + "</code></pre>\n"
                + (shown.isEmpty ? "" : Table(fields: shown).html(caption: "SHA-256 digests of what was judged")))
    }
}

extension EvalSample {
    /// Its outcomes that are known, for example "schema_valid=false published=true".
    fileprivate var outcomeText: String {
        let values: [(String, TriState)] = [
            ("schema_valid", schemaValid), ("patch_apply_success", patchApplySuccess),
            ("edited_after_generate", editedAfterGenerate), ("published", published),
            ("safety_compliant", safetyCompliant), ("fallback_used", fallbackUsed),
        ]
        return values.filter { $0.1 == .true || $0.1 == .false }.map { "\($0.0)=\($0.1.word)" }
            .joined(separator: " ")
    }
}
