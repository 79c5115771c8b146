package import RegentMessages

extension GetRollbackReviewResponse {
    /// A table of the versions, one of the hours of each, and one of the newest failures.
    package var tables: [Table] {
        var tables = [
            Table(
                [.text("version")] + Self.columns,
                rows: versions.map { [$0.version] + Self.row($0.total ?? OutcomeReview()) })
        ]
        for version in versions where !version.hours.isEmpty {
            tables.append(
                Table(
                    [.text("hours_of")] + [.text("from_time")] + Self.columns,
                    rows: version.hours.map { [version.version, TimeText.of($0.fromTime)] + Self.row($0) }))
        }
        return failures.isEmpty ? tables : tables + [RouteOutcome.table(failures)]
    }

    private static let columns: [Table.Column] = [
        .count("count"), .count("canary"), .count("baseline"), .number("error_rate"), .number("schema_valid_rate"),
        .number("fallback_rate"), .number("p95_latency_ms"), .count("safety_violations"), .number("auto_rate"),
        .number("ask_rate"), .number("escalate_rate"),
    ]

    private static func row(_ review: OutcomeReview) -> [String] {
        func text(_ number: Double?) -> String { number.map(NumberText.decimal) ?? "" }
        return [
            "\(review.count)", "\(review.canaryCount)", "\(review.baselineCount)", text(review.errorRate),
            text(review.schemaValidRate), text(review.fallbackRate), text(review.p95LatencyMs),
            "\(review.safetyViolations)", text(review.autoRate), text(review.askRate), text(review.escalateRate),
        ]
    }
}
