import RegentStorage
package import RegentTelemetry

/// What the page of metrics says of checkpoints of the ledger: all of it lies in memory.
package struct CheckpointFigures: Sendable {
    private let log: LedgerLog

    /// Figures of the log of a service.
    package init(_ context: ServiceContext) { log = context.log }

    /// The families as of now.
    package var families: [MetricFamily] {
        let newest = log.newest
        return [
            MetricFamily(
                "regent_checkpoint_tree_size", .gauge,
                help: "Entries of the ledger that the newest checkpoint counts; 0 before the first one.",
                [MetricSample([], .count(newest?.size ?? 0))]),
            MetricFamily(
                "regent_checkpoint_timestamp_seconds", .gauge, unit: "seconds",
                help: "When the newest checkpoint was signed.",
                newest.map { [MetricSample([], .number(Double($0.timeMicros) / 1e6))] } ?? []),
        ]
    }
}
