import Metrics

/// The metrics of reported outcomes, for the backend that the program has bootstrapped for swift-metrics.
struct OutcomeMetrics: Sendable {
    private let pending: Gauge
    private let durable: Counter
    private let refused: Counter
    private let dropped: Counter

    init(_ factory: any MetricsFactory) {
        pending = Gauge(label: "regent.client.outcomes.pending", factory: factory)
        durable = Counter(label: "regent.client.outcomes.durable", factory: factory)
        refused = Counter(label: "regent.client.outcomes.refused", factory: factory)
        dropped = Counter(label: "regent.client.outcomes.dropped", factory: factory)
    }

    /// Counts an outcome that found the buffer full.
    func drop() { dropped.increment() }

    /// Records what a delivery has changed.
    func record(from before: OutcomeStatistics, to after: OutcomeStatistics) {
        pending.record(after.pending)
        durable.increment(by: after.durable - before.durable)
        refused.increment(by: after.refused - before.refused)
    }
}
