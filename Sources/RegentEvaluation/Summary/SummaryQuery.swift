package import RegentMessages
package import RegentModel

/// The metrics that a summary is asked for.
package struct SummaryQuery: Sendable {
    /// Scores and derived metrics of the run.
    package let declared: [MetricDeclaration]
    /// The derived metrics among them.
    let derived: DerivedMetrics
    /// Names of the metrics to return; nil = every one.
    private let names: Set<String>?
    /// Chances over repeats to return.
    package let repeats: [RepeatMetric]

    /// Reads the names of metrics; none asks for every metric, but for no chance over repeats.
    ///
    /// Tools write scores with names such as `pass@1`: without a field in parentheses it is a score.
    /// - Throws: `Refusal` METRIC_INVALID showing the form.
    package init(_ metrics: [String] = [], declared: [MetricDeclaration]) throws(Refusal) {
        self.declared = declared
        derived = DerivedMetrics(declared)
        var names: Set<String> = []
        var repeats: [RepeatMetric] = []
        for text in metrics {
            if let metric = try RepeatMetric(text) {
                if !repeats.contains(metric) { repeats.append(metric) }
            } else {
                names.insert(text)
            }
        }
        self.repeats = repeats
        self.names = metrics.isEmpty ? nil : names
    }

    /// A part of a query.
    ///
    /// - Parameter names: of metrics that are no chances over repeats.
    init(_ query: SummaryQuery, names: [String], repeats: [RepeatMetric]) {
        (declared, derived) = (query.declared, query.derived)
        (self.names, self.repeats) = (Set(names), repeats)
    }

    /// Refuses a metric that the run does not have.
    ///
    /// - Parameter scores: every score of the samples.
    /// - Throws: `Refusal` METRIC_INVALID naming the metric.
    package func check(scores: Set<String>) throws(Refusal) {
        func isKnown(_ name: String) -> Bool {
            scores.contains(name) || declared.contains { $0.name == name } || Metric.builtIn(name, quantile: nil) != nil
        }
        for name in (names ?? []).sorted() where !isKnown(name) { throw unknown(name) }
        for metric in repeats {
            guard let score = metric.score, !scores.contains(score),
                !declared.contains(where: { $0.name == score && $0.expr.isEmpty })
            else { continue }
            throw unknown(metric.name)
        }
    }

    private func unknown(_ name: String) -> Refusal {
        let form = RepeatMetric.isLike(name) ? "; \(RepeatMetric.form)" : ""
        return Refusal(
            .metricInvalid,
            "\(name) is not a metric of the run: neither built in nor declared, and no sample has such a score\(form)",
            ["metric": name])
    }

    /// Whether a metric is to be returned.
    package func returns(_ name: String) -> Bool {
        names?.contains(name) ?? true || repeats.contains { $0.name == name }
    }

    /// Metrics that are computed: those to be returned and the parts of the derived ones among them; nil = every one.
    var computed: Set<String>? {
        guard let names else { return nil }
        return names.union(names.flatMap { derived[$0]?.parts ?? [] })
    }

    /// The rows that are to be returned of a summary that has all of them.
    package func selection(of summary: EvalSummary) -> EvalSummary {
        var selected = summary
        selected.metrics = summary.metrics.filter { returns($0.key) }
        selected.setFields()
        return selected
    }
}
