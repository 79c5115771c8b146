package import RegentMessages
package import RegentRPC
import Synchronization

/// What the composition root knows of the running server, and what of it can be changed.
package struct ServerOperation: Sendable {
    /// Numbers of calls and connections since the start.
    package var counts: @Sendable () -> CallCounts.Numbers = { CallCounts.Numbers() }
    /// Bytes held for calls and connections.
    package var heldBytes: @Sendable () -> Int = { 0 }
    /// Calls whose handlers run.
    package var runningCalls: @Sendable () -> Int = { 0 }
    /// The level of the log.
    package var logLevel: @Sendable () -> LogLevel = { .info }
    /// Changes the level of the log.
    package var setLogLevel: @Sendable (LogLevel) -> Void = { _ in }
    /// The page of metrics, in the form that fits an Accept header best.
    package var metricsPage: @Sendable (_ accept: String) -> (contentType: String, body: [UInt8]) = { _ in ("", []) }
    /// Calls of the last seconds.
    package var rates = CallRates()
    /// Calls of each method, of the last hour.
    package var performance = PerformanceHistory()

    /// Of nothing that runs, for tests.
    package init() {}
}

/// Calls a second, on average of the last seconds.
package final class CallRates: Sendable {
    /// Seconds that the average is of.
    package static let seconds = 10

    private struct Look {
        let time: ContinuousClock.Instant
        let numbers: CallCounts.Numbers
    }

    private let looks = Mutex<[Look]>([])

    /// Has seen nothing yet.
    package init() {}

    /// Takes note of the numbers; to be called once a second.
    package func note(_ numbers: CallCounts.Numbers, at now: ContinuousClock.Instant) {
        looks.withLock { looks in
            looks.append(Look(time: now, numbers: numbers))
            if looks.count > Self.seconds + 1 { looks.removeFirst() }
        }
    }

    /// Calls and failed calls a second; 0 before two looks.
    package var perSecond: (calls: Double, failed: Double) {
        looks.withLock { looks in
            guard let first = looks.first, let last = looks.last, last.time > first.time else { return (0, 0) }
            let seconds = (last.time - first.time) / .seconds(1)
            return (
                Double(last.numbers.calls &- first.numbers.calls) / seconds,
                Double(last.numbers.failed &- first.numbers.failed) / seconds
            )
        }
    }
}
