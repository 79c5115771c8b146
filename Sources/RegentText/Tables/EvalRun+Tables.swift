import RegentEvaluation
package import RegentMessages

extension EvalRun {
    /// Everything about one run but its summary and verdict, a line a field.
    package var fields: Table {
        var fields = [
            ("name", name), ("type", type.name), ("state", state.name),
            ("terminal_status", terminalStatus.name), ("invalidated", isInvalidated ? "true" : ""), ("plan", plan),
            ("attempt", "\(attempt)"),
            ("dataset", dataset?.name ?? ""), ("dataset_digest", HexText.text(dataset?.digest ?? [])),
            ("model_version", modelVersion + (modelVersion.isEmpty || versionRegistered ? "" : " (unregistered)")),
            ("trigger", trigger), ("revision", "\(revision)"),
            ("etag", etag), ("create_time", TimeText.of(createTime)),
            ("update_time", TimeText.of(updateTime)), ("seal_time", TimeText.of(sealTime)),
            ("gates_digest", HexText.text(gatesDigest)), ("content_digest", HexText.text(contentDigest)),
            ("abort_reason", abortReason),
        ]
        fields += (gates?.rules ?? []).map { ("gate", $0.key + " " + $0.threshold) }
        fields += metrics.map { ("metric", $0.text) }
        fields += metadata.sorted { $0.key < $1.key }.map { ("metadata." + $0.key, $0.value) }
        fields += droppedBatches.map { ("dropped_batch", "\($0.upload) \($0.seq)") }
        if let invalidation { fields.append(("invalidation", invalidation.text)) }
        return Table(fields: fields.filter { !$0.1.isEmpty })
    }

    /// The run as far as it has come: fields, verdict, summary.
    package var tables: [Table] {
        [fields] + (verdict?.tables ?? []) + [summary?.table].compactMap(\.self)
    }
}

extension EvalRunInvalidation {
    /// Who asked, why, and whether it is in force.
    fileprivate var text: String {
        let confirmation = confirmedBy.isEmpty ? "not confirmed yet" : "confirmed by \(confirmedBy)"
        return "\(reason) (asked by \(requestedBy), \(confirmation))"
    }
}

extension MetricDeclaration {
    /// As written with `--metric`.
    fileprivate var text: String {
        guard expr.isEmpty else { return "\(name)=\(expr)" }
        guard let range else { return name }
        return name + ":" + NumberText.decimal(range.min) + ".." + NumberText.decimal(range.max)
    }
}

extension EvalSummary {
    /// Metrics of every summary in the order of the documentation; named scores come after them.
    private static let order = [
        "schema_valid_rate", "patch_apply_success", "edit_after_generate_rate",
        "publish_conversion_proxy", "safety_html_tailwind_compliance", "fallback_rate",
        "error_rate", "timeout_rate", "refusal_rate", "scored_rate",
        "p50_latency_ms", "p90_latency_ms", "p95_latency_ms", "p99_latency_ms", "p999_latency_ms",
    ]

    /// How many of them are rates.
    private static let rateCount = 10

    /// Named scores, declared or seen.
    ///
    /// An earlier release took a score by the name of a rate of status.
    package var scoreNames: [String] { namesBehind.filter { metrics[$0]?.derived == false } }

    /// Metrics whose rows come after those of every summary: scores, derived metrics, chances over repeats.
    private var namesBehind: [String] {
        metrics.keys.filter { !Self.order.contains($0) || scores[$0] != nil }.sorted()
    }

    /// One row a metric; one without data shows its reason, never 0.
    package var table: Table { Table(Self.columns, rows: rows) }

    fileprivate static let columns: [Table.Column] = [
        .text("metric"), .number("value"), .number("true_count"), .number("n"), .number("missing"),
        .number("coverage"), .text("interval_95"), .text("reason"),
    ]

    fileprivate var rows: [[String]] {
        var rows: [[String]] = []
        let count = sampleCount + rejected
        rows.append([
            "sample_count", "\(sampleCount)", "", "\(sampleCount)", "\(rejected)",
            NumberText.decimal(count == 0 ? 1 : Double(sampleCount) / Double(count)), "", "",
        ])
        if retried > 0 { rows.append(["retried", "\(retried)", "", "", "", "", "", ""]) }
        for name in Self.order.filter({ scores[$0] == nil }) + namesBehind {
            guard let metric = metrics[name] else { continue }
            let isRate = scores[name] == nil && Self.order.prefix(Self.rateCount).contains(name)
            rows.append([
                name, metric.value.cell, isRate && metric.value != nil ? "\(metric.trueCount)" : "",
                "\(metric.n)", "\(metric.missing)", NumberText.decimal(metric.coverage),
                metric.interval?.text ?? "", metric.reason,
            ])
        }
        return rows
    }
}

extension GetSummaryResponse {
    /// One row a metric; with groups one a metric of each group, that of all samples first.
    package var table: Table {
        let all = summary ?? EvalSummary()
        guard !groups.isEmpty else { return all.table }
        let named = groups.map { ($0.absent ? "(none)" : $0.value, $0.summary ?? EvalSummary()) }
        let rows = ([("(all)", all)] + named).flatMap { name, summary in summary.rows.map { [name] + $0 } }
        return Table([.text("group")] + EvalSummary.columns, rows: rows)
    }
}

extension Interval {
    /// For example "0.91 .. 0.97 (wilson)".
    package var text: String {
        "\(NumberText.decimal(lower)) .. \(NumberText.decimal(upper)) (\(method))"
    }
}

extension TriState {
    /// As in JSON: true, false or null.
    package var word: String {
        switch self {
        case .true: "true"
        case .false: "false"
        default: "null"
        }
    }
}

extension Double? {
    /// The number, or a dash where there is none.
    package var cell: String { map(NumberText.decimal) ?? "-" }
}
