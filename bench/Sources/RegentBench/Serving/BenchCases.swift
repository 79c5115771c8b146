/// Every case by its name.
enum BenchCases {
    nonisolated(unsafe) static let ours: [String: () -> any BenchCase] = [
        "p95_1m": { PercentileCase(quantiles: [0.95]) },
        "p5q_1m": { PercentileCase(quantiles: [0.5, 0.9, 0.95, 0.99, 0.999]) },
        "p99_100m": { GrowthCase(count: 100_000_000) },
        "percentile_curve": { PercentileCurve() },
        "select_8": { SelectionCase(isBatch: true) },
        "select_8_single": { SelectionCase(isBatch: false) },
        "share_curve": { ShareCurve() },
        "ingest_1m": { IngestCase() },
        "summary_1m": { SummaryCase(isSealed: true) },
        "summary_live": { SummaryCase(isSealed: false) },
        "p95_outcomes_1m": { OutcomeCase() },
        "select_rpc": { SelectBatchCase() },
        "unary_unix_c1": { UnaryCase(concurrency: 1) },
        "unary_unix_c32": { UnaryCase(concurrency: 32) },
        "stream_unix": { StreamCase() },
        "durable_writes": { DurableWriteCase() },
        "rss_idle": { IdleMemoryCase() },
        "rss_10m": { UploadMemoryCase(count: 10_000_000) },
    ]

    nonisolated(unsafe) static let floors: [String: () -> any BenchCase] = [
        "p95_1m": { ReadPassFloor() },
        "p5q_1m": { PercentileCase(quantiles: [0.95]) },
        "p99_100m": { GrowthCase(count: 1_000_000) },
        "select_8": { HashFloor() },
        "select_8_single": { HashFloor() },
    ]
}
