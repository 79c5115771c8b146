import Metrics
import RegentMessages
import RegentWire
import Synchronization

/// The metrics of a client, for the backend that the program has bootstrapped for swift-metrics.
///
/// - Source: OpenTelemetry's semantic conventions for RPC, for the names.
final class CallMetrics: Sendable {
    private struct Series: Hashable {
        let method: String
        let code: StatusCode
    }

    private let retries: Counter
    private let reconnects: Counter
    private let factory: any MetricsFactory
    private let durations = Mutex<[Series: Metrics.Timer]>([:])

    init(_ factory: any MetricsFactory) {
        self.factory = factory
        retries = Counter(label: "rpc.client.call.retries", factory: factory)
        reconnects = Counter(label: "rpc.client.reconnects", factory: factory)
    }

    /// Counts an attempt after the first.
    func retried() { retries.increment() }

    /// Counts a connection after the first.
    func reconnected() { reconnects.increment() }

    /// Records a call that has ended, over all its attempts.
    func record(_ duration: Duration, of method: MethodDescriptor, _ code: StatusCode) {
        let series = Series(method: method.name, code: code)
        let timer = durations.withLock { durations in
            if let timer = durations[series] { return timer }
            let timer = Metrics.Timer(
                label: "rpc.client.call.duration",
                dimensions: [("rpc.method", method.qualifiedName), ("rpc.response.status_code", code.description)],
                factory: factory)
            durations[series] = timer
            return timer
        }
        timer.recordNanoseconds(Int64(duration / .nanoseconds(1)))
    }
}
