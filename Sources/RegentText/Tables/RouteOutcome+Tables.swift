package import RegentMessages

extension RouteOutcome {
    /// One row an outcome.
    package static func table(_ outcomes: [RouteOutcome]) -> Table {
        Table(
            [
                .text("create_time"), .text("request_id"), .text("environment"), .text("selected_provider"),
                .text("route_strategy"), .text("status"), .number("latency_ms"), .text("fallback"),
                .text("error_code"),
            ],
            rows: outcomes.map { outcome in
                [
                    TimeText.of(outcome.createTime), outcome.requestId, outcome.environment, outcome.selectedProvider,
                    outcome.routeStrategy == .unspecified ? "" : outcome.routeStrategy.name, outcome.status.name,
                    outcome.latencyMs.map(NumberText.decimal) ?? "", outcome.fallbackUsed ? "fallback" : "",
                    outcome.errorCode,
                ]
            })
    }
}

extension GetOutcomeSummaryResponse {
    /// One row a group, and the total.
    package func table(_ grouping: String) -> Table {
        let all =
            groups
            + [total].compactMap { total in
                var total = total
                total?.value = "(all)"
                return total
            }
        return Table(
            [
                .text(grouping), .count("count"), .number("fallback_rate"), .number("error_rate"),
                .number("p50_latency_ms"), .number("p90_latency_ms"), .number("p95_latency_ms"),
                .number("p99_latency_ms"),
            ],
            rows: all.map { group in
                let percentiles = [group.p50LatencyMs, group.p90LatencyMs, group.p95LatencyMs, group.p99LatencyMs]
                return [
                    group.value, "\(group.count)", NumberText.decimal(group.fallbackRate),
                    NumberText.decimal(group.errorRate),
                ] + percentiles.map { $0.map(NumberText.decimal) ?? "" }
            })
    }
}
