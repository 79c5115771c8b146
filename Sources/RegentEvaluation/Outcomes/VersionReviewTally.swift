package import RegentMessages
import RegentModel

/// What outcomes of a version say in a time, whole and by the hour, with exact percentiles.
package struct VersionReviewTally: Sendable {
    private static let hourMicros: Int64 = 3_600_000_000

    private let version: String
    /// Create times that count, microseconds since 1970.
    private let times: Range<Int64>
    private var total = Figures()
    private var hours: [Int64: Figures] = [:]

    /// Nothing seen.
    ///
    /// - Parameter times: create times that count, microseconds since 1970.
    package init(version: String, times: Range<Int64>) {
        self.version = version
        self.times = times
    }

    /// Sees an outcome; one of another version or time changes nothing.
    package mutating func add(_ outcome: RouteOutcome) {
        guard outcome.modelVersion == version, let time = outcome.createTime?.microseconds, times.contains(time) else {
            return
        }
        total.add(outcome)
        hours[(time - times.lowerBound) / Self.hourMicros, default: Figures()].add(outcome)
    }

    /// What was seen; hours are counted from the beginning of the times.
    package var review: VersionReview {
        VersionReview(
            version: version, total: total.review(from: times.lowerBound),
            hours: hours.keys.sorted().map { hour in
                (hours[hour] ?? Figures()).review(from: times.lowerBound + hour * Self.hourMicros)
            })
    }

    /// Counts of a time.
    private struct Figures: Sendable {
        private var count: UInt64 = 0
        private var arms: [Arm: UInt64] = [:]
        private var errors: UInt64 = 0
        private var fallbacks: UInt64 = 0
        private var schema = (valid: UInt64(0), known: UInt64(0))
        private var violations: UInt64 = 0
        private var decisions = (auto: UInt64(0), ask: UInt64(0), escalate: UInt64(0))
        private var latencies = LatencyTally()

        mutating func add(_ outcome: RouteOutcome) {
            count += 1
            arms[outcome.arm, default: 0] += 1
            errors += outcome.status.isFailure ? 1 : 0
            fallbacks += outcome.fallbackUsed ? 1 : 0
            schema.valid += outcome.schemaValid == .true ? 1 : 0
            schema.known += [.true, .false].contains(outcome.schemaValid) ? 1 : 0
            violations += outcome.safetyCompliant == .false ? 1 : 0
            decisions.auto &+= UInt64(outcome.autoCount)
            decisions.ask &+= UInt64(outcome.askCount)
            decisions.escalate &+= UInt64(outcome.escalateCount)
            if let latency = outcome.latencyMs.flatMap({ LatencyMicros(milliseconds: $0) }) {
                latencies.add([latency.count])
            }
        }

        func review(from micros: Int64) -> OutcomeReview {
            let decided = decisions.auto &+ decisions.ask &+ decisions.escalate
            return OutcomeReview(
                fromTime: Timestamp(microseconds: micros), count: count, canaryCount: arms[.canary] ?? 0,
                baselineCount: arms[.baseline] ?? 0, errorRate: Self.rate(errors, of: count),
                schemaValidRate: Self.rate(schema.valid, of: schema.known),
                fallbackRate: Self.rate(fallbacks, of: count), p95LatencyMs: p95, safetyViolations: violations,
                autoRate: Self.rate(decisions.auto, of: decided), askRate: Self.rate(decisions.ask, of: decided),
                escalateRate: Self.rate(decisions.escalate, of: decided))
        }

        private static func rate(_ part: UInt64, of count: UInt64) -> Double? {
            count > 0 ? Double(part) / Double(count) : nil
        }

        /// Nearest rank: the smallest value with at least 95 % of them at or below it.
        private var p95: Double? {
            guard latencies.count > 0 else { return nil }
            let rank = (95 * latencies.count + 99) / 100
            return latencies.values(ofRanks: [rank]).first.map { LatencyMicros($0).milliseconds }
        }
    }
}

extension RouteOutcomeStatus {
    /// Whether the provider gave no whole answer; a refusal is one.
    fileprivate var isFailure: Bool { [.error, .timeout, .throttled, .partial].contains(self) }
}

extension RouteOutcome {
    /// Whether somebody who looks for the cause of a rollback reads it: it is not OK, or its answer was not valid.
    package var isFailure: Bool { status != .ok || safetyCompliant == .false || schemaValid == .false }
}
