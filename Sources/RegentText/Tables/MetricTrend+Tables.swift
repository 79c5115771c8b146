package import RegentMessages

extension MetricTrend {
    /// One row per run, the oldest first.
    package var table: Table {
        Table(
            [
                .text("run"), .text("create_time"), .text("model_version"), .number("attempt"), .text("state"),
                .number("value"), .text("interval_95"), .number("n"), .text("change"),
            ],
            rows: points.map { point in
                [
                    point.run, TimeText.of(point.createTime), point.modelVersion, "\(point.attempt)",
                    point.invalidated ? "INVALIDATED" : point.state.name, point.value.cell,
                    point.estimate?.interval?.text ?? "", "\(point.estimate?.n ?? 0)", point.change?.text ?? "",
                ]
            })
    }

    /// How change points were found, and how many.
    package var changeText: String {
        let count = points.count { $0.change != nil }
        return NumberText.counted(count, "change point", "change points")
            + " (Pettitt's test, approximate p below \(NumberText.decimal(significance)))"
    }
}

extension TrendPoint {
    /// The estimate.
    package var value: Double? { estimate?.value }
}

extension ChangePoint {
    /// For example "0.95 -> 0.91 (p 0.003)".
    package var text: String {
        "\(NumberText.decimal(before)) -> \(NumberText.decimal(after)) (p \(Self.short(pValue)))"
    }

    private static func short(_ p: Double) -> String { p < 0.0001 ? "below 0.0001" : NumberText.fixed(p, decimals: 4) }
}
