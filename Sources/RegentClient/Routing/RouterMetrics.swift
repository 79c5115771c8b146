import Metrics
import Synchronization

/// The metrics of a local router, for the backend that the program has bootstrapped for swift-metrics.
final class RouterMetrics: Sendable {
    private struct Series: Sendable {
        let applied: Counter
        let refused: Counter
        let disconnects: Counter
        let staleness: Gauge
    }

    private let factory: any MetricsFactory
    private let series = Mutex<[String: Series]>([:])

    init(_ factory: any MetricsFactory) { self.factory = factory }

    /// Counts a snapshot that is in use.
    func applied(of environment: String) { series(of: environment).applied.increment() }

    /// Counts a snapshot that no daemon sends.
    func refused(of environment: String) { series(of: environment).refused.increment() }

    /// Records that the snapshot is current.
    func heard(of environment: String) { series(of: environment).staleness.record(0.0) }

    /// Counts a stream that ended, and records how old the snapshot is.
    func disconnected(staleness: Duration, of environment: String) {
        let series = series(of: environment)
        series.disconnects.increment()
        series.staleness.record(staleness / .seconds(1))
    }

    private func series(of environment: String) -> Series {
        series.withLock { known in
            if let series = known[environment] { return series }
            let dimensions = [("regent.environment", environment)]
            let series = Series(
                applied: Counter(label: "regent.router.snapshots", dimensions: dimensions, factory: factory),
                refused: Counter(label: "regent.router.snapshots.refused", dimensions: dimensions, factory: factory),
                disconnects: Counter(label: "regent.router.disconnects", dimensions: dimensions, factory: factory),
                staleness: Gauge(label: "regent.router.staleness", dimensions: dimensions, factory: factory))
            known[environment] = series
            return series
        }
    }
}
