package import RegentMessages

/// What outcomes of a version say to a monitor, by the hour in which they were made.
package struct MonitorTally: Sendable {
    /// The counts of some hours.
    package struct Counts: Sendable {
        /// Outcomes.
        package var count: UInt64 = 0
        /// Those that ended in ERROR, TIMEOUT, THROTTLED or PARTIAL.
        package var errorCount: UInt64 = 0
        /// Decisions without a person, those that a person was asked for, those that were escalated.
        package var decisions = (auto: UInt64(0), ask: UInt64(0), escalate: UInt64(0))
        /// Features that were expected, and those that were available.
        package var features = (expected: UInt64(0), available: UInt64(0))
        /// Latencies by rounded logarithm: each bucket is 1 % wide.
        fileprivate var latencies: [Int: UInt64] = [:]

        /// Outcomes with a latency.
        package var latencyCount: UInt64 { latencies.values.reduce(0, &+) }

        /// The nearest-rank p99 within 1 %, milliseconds; nil without a latency.
        package var p99LatencyMs: Double? {
            let total = latencyCount
            guard total > 0 else { return nil }
            let rank = max(1, (Double(total) * 0.99).rounded(.up))
            var below = 0.0
            for bucket in latencies.keys.sorted() {
                below += Double(latencies[bucket] ?? 0)
                if below >= rank { return LatencyBucket.milliseconds(bucket) }
            }
            return nil
        }

        fileprivate mutating func add(_ outcome: RouteOutcome) {
            count &+= 1
            if outcome.isError { errorCount &+= 1 }
            decisions.auto &+= UInt64(outcome.autoCount)
            decisions.ask &+= UInt64(outcome.askCount)
            decisions.escalate &+= UInt64(outcome.escalateCount)
            features.expected &+= UInt64(outcome.featuresExpected)
            features.available &+= UInt64(outcome.featuresAvailable)
            if let latency = outcome.latencyMs { latencies[LatencyBucket.place(of: latency), default: 0] &+= 1 }
        }

        fileprivate mutating func add(_ other: Counts) {
            count &+= other.count
            errorCount &+= other.errorCount
            decisions.auto &+= other.decisions.auto
            decisions.ask &+= other.decisions.ask
            decisions.escalate &+= other.decisions.escalate
            features.expected &+= other.features.expected
            features.available &+= other.features.available
            latencies.merge(other.latencies) { $0 &+ $1 }
        }
    }

    private static let hourMicros: Int64 = 3_600_000_000
    /// Hours that are kept: two days, and the present one.
    private static let hoursMax: Int64 = 49

    /// Outcomes between two false alarms of the detector, on average, at least.
    package static let outcomesBetweenAlarms = 1_000_000.0

    private var hours: [Int64: Counts] = [:]
    private var detector: DriftDetector?
    private let startMicros: Int64

    /// Nothing seen.
    ///
    /// - Parameters:
    ///   - maxErrorRate: beyond which errors are too many.
    ///   - startMicros: when the version was deployed, microseconds since 1970: the detector sees what came since.
    package init(maxErrorRate: Double, startMicros: Int64) {
        self.startMicros = startMicros
        detector = DriftDetector(
            margin: min(max(maxErrorRate, 0), 0.99), valuesBetweenAlarms: Self.outcomesBetweenAlarms)
    }

    /// Evidence that errors are too many, and whether it has ever reached its limit.
    package var drift: (evidence: Double, count: Int, isAlarm: Bool) {
        guard let detector else { return (0, 0, false) }
        return (min(detector.evidence, .greatestFiniteMagnitude), detector.count, detector.isAlarm)
    }

    /// Sees an outcome; one of the future or of more than two days ago changes nothing.
    package mutating func add(_ outcome: RouteOutcome, now: Int64) {
        let present = now / Self.hourMicros
        guard let time = outcome.createTime?.microseconds, time >= 0, time / Self.hourMicros <= present,
            time / Self.hourMicros > present - Self.hoursMax
        else { return }
        hours[time / Self.hourMicros, default: Counts()].add(outcome)
        if time >= startMicros { _ = detector?.add(outcome.isError ? 1 : 0) }
        if hours.count > Int(Self.hoursMax) { hours = hours.filter { $0.key > present - Self.hoursMax } }
    }

    /// The counts of the 24 hours that end with a present hour, or of those before.
    ///
    /// - Parameters:
    ///   - daysAgo: 0 = the present ones, 1 = those before.
    ///   - start: microseconds since 1970; hours that end before it are left out.
    package func counts(daysAgo: Int64, since start: Int64, now: Int64) -> Counts {
        let last = now / Self.hourMicros - 24 * daysAgo
        var sum = Counts()
        for hour in (last - 23)...last where (hour &+ 1) &* Self.hourMicros > start {
            if let counts = hours[hour] { sum.add(counts) }
        }
        return sum
    }
}
