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
        "durable_writes": { DurableWriteCase(callers: 64) },
        "durable_writes_slow": { DurableWriteCase(callers: 64) },
        "durable_write_c1": { DurableWriteCase(callers: 1) },
        "durable_write_c1_slow": { DurableWriteCase(callers: 1) },
        "create_run_cpu": { CreateRunCost() },
        "create_run_cpu_100k": { CreateRunCost(resources: 100_000) },
        "create_run_cpu_400c": { CreateRunCost(connections: 400) },
        "create_run_cpu_50w": { CreateRunCost(watchers: 50) },
        "puts_10k": { PutCase() },
        "rss_idle": { IdleMemoryCase() },
        "rss_10m": { UploadMemoryCase(count: 10_000_000) },
    ]

    nonisolated(unsafe) static let floors: [String: () -> any BenchCase] = [
        "p95_1m": { ReadPassFloor() },
        "p5q_1m": { PercentileCase(quantiles: [0.95]) },
        "p99_100m": { GrowthCase(count: 1_000_000) },
        "select_8": { HashFloor() },
        "select_8_single": { HashFloor() },
        "durable_write_c1": { SyncFloor() },
        "durable_write_c1_slow": { SyncFloor() },
        "create_run_cpu_100k": { CreateRunCost() },
        "create_run_cpu_400c": { CreateRunCost() },
        "create_run_cpu_50w": { CreateRunCost() },
    ]
}
