package import RegentMessages

extension GetRunProgressResponse {
    /// One row per metric.
    package var table: Table {
        Table(
            [
                .text("metric"), .number("value"), .text("sequence_95"), .count("n"), .count("missing"),
                .text("reason"),
            ],
            rows: metrics.map { metric in
                [
                    metric.metric, metric.value.cell, metric.sequence?.text ?? "", "\(metric.n)", "\(metric.missing)",
                    metric.reason,
                ]
            })
    }
}
