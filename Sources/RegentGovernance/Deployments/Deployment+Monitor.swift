package import RegentMessages
package import RegentModel

/// What a monitor has seen of a version in 24 hours.
package struct MonitorFigures: Sendable, Hashable {
    /// Outcomes.
    package var count: UInt64 = 0
    /// Those that ended in ERROR, TIMEOUT, THROTTLED or PARTIAL.
    package var errorCount: UInt64 = 0
    /// Decisions without a person.
    package var autoCount: UInt64 = 0
    /// Decisions that a person was asked for.
    package var askCount: UInt64 = 0
    /// Decisions that were escalated.
    package var escalateCount: UInt64 = 0
    /// Features that were expected.
    package var featuresExpected: UInt64 = 0
    /// Features that were available.
    package var featuresAvailable: UInt64 = 0
    /// Outcomes with a latency.
    package var latencyCount: UInt64 = 0
    /// Their p99, milliseconds; nil without one.
    package var p99LatencyMs: Double?

    /// Nothing seen.
    package init() {}

    /// Decisions.
    package var decisionCount: UInt64 { autoCount &+ askCount &+ escalateCount }

    fileprivate func rate(_ count: UInt64) -> Double? {
        decisionCount > 0 ? Double(count) / Double(decisionCount) : nil
    }
}

/// What a deployed version is held against.
package struct MonitorEvidence: Sendable {
    /// The last 24 hours.
    package let day: MonitorFigures
    /// The 24 hours before.
    package let dayBefore: MonitorFigures
    /// What the proposal behind the version expected; nil where nobody said it.
    package let impact: ImpactAnalysis?
    /// Evidence that errors drift beyond their limit, of so many outcomes, and whether that is an alarm.
    package let drift: (evidence: Double, count: Int, isAlarm: Bool)

    /// Evidence, by its parts.
    package init(
        day: MonitorFigures, dayBefore: MonitorFigures, impact: ImpactAnalysis?,
        drift: (evidence: Double, count: Int, isAlarm: Bool) = (0, 0, false)
    ) {
        (self.day, self.dayBefore, self.impact, self.drift) = (day, dayBefore, impact, drift)
    }
}

extension Deployment {
    /// It is monitored at least once in this time.
    package static let monitorMicros: Int64 = 86_400_000_000
    private static let monitorDays: UInt32 = 7

    /// What the rules of its monitor find.
    package func rules(by evidence: MonitorEvidence) -> [MonitorRule] {
        let limits = monitorLimits ?? MonitorLimits()
        let (day, impact) = (evidence.day, evidence.impact)
        let margin = limits.rateMargin.orElse(0.03)
        func rate(_ kind: MonitorRuleKind, _ count: UInt64, _ expected: Double?) -> MonitorRule {
            rule(
                kind, day.rate(count), of: day.decisionCount, from: expected.map { $0 - margin },
                to: expected.map { $0 + margin }, limits)
        }
        return [
            rate(.autoRate, day.autoCount, impact?.expectedAutoResolveRate),
            rate(.askRate, day.askCount, impact?.expectedAskRate),
            rate(.escalateRate, day.escalateCount, impact?.expectedEscalateRate),
            rule(
                .errorRate, day.count > 0 ? Double(day.errorCount) / Double(day.count) : nil, of: day.count,
                to: maxErrorRate, includesMax: false, limits),
            growth(evidence, limits),
            rule(
                .featureAvailability,
                day.featuresExpected > 0 ? Double(day.featuresAvailable) / Double(day.featuresExpected) : nil,
                of: day.featuresExpected, from: limits.minFeatureAvailability.orElse(0.99), includesMin: false, limits),
            rule(
                .p99Latency, day.p99LatencyMs, of: day.latencyCount, to: limits.maxP99LatencyMs.orElse(100),
                includesMax: false, limits),
            MonitorRule(
                kind: .errorDrift,
                outcome: evidence.drift.isAlarm ? .violated : evidence.drift.count == 0 ? .noData : .ok,
                count: UInt64(clamping: evidence.drift.count),
                value: evidence.drift.count == 0 ? nil : evidence.drift.evidence),
        ]
    }

    /// The error rate that it stays below.
    package var maxErrorRate: Double { (monitorLimits?.maxErrorRate ?? 0).orElse(0.05) }

    /// Not above the rate of the day before by more than the factor; what is expected is a rule of its own.
    private func growth(_ evidence: MonitorEvidence, _ limits: MonitorLimits) -> MonitorRule {
        let (day, before) = (evidence.day, evidence.dayBefore)
        let earlier = before.decisionCount >= minCount(limits) ? before.rate(before.escalateCount) : nil
        return rule(
            .escalateGrowth, day.rate(day.escalateCount), of: day.decisionCount,
            to: earlier.map { $0 * limits.maxEscalateGrowth.orElse(1.5) }, limits)
    }

    private func rule(
        _ kind: MonitorRuleKind, _ value: Double?, of count: UInt64, from least: Double? = nil, to most: Double? = nil,
        includesMin: Bool = true, includesMax: Bool = true, _ limits: MonitorLimits
    ) -> MonitorRule {
        var rule = MonitorRule(
            kind: kind, outcome: .noData, count: count, value: value, limitMin: least, limitMax: most)
        guard let value, count >= minCount(limits), least != nil || most != nil else { return rule }
        // A rate that is computed may miss a limit that it meets by a rounding.
        let rounding = 1e-12
        let isLow = least.map { includesMin ? value < $0 - rounding : value <= $0 + rounding } ?? false
        let isHigh = most.map { includesMax ? value > $0 + rounding : value >= $0 - rounding } ?? false
        rule.outcome = isLow || isHigh ? .violated : .ok
        return rule
    }

    private func minCount(_ limits: MonitorLimits) -> UInt64 { limits.minCount == 0 ? 200 : UInt64(limits.minCount) }

    /// The deployment with what its monitor found; nil where nothing is due: no rule found another thing than before,
    /// and a day is not over.
    ///
    /// - Throws: `Refusal` ILLEGAL_TRANSITION for one that is not monitored.
    package func monitored(_ rules: [MonitorRule], _ command: Command) throws(Refusal) -> Change<Deployment>? {
        guard state == .deployed, let due = monitorDueTime else { return nil }
        let isOver = (monitorEndTime?.microseconds ?? .min) <= command.now
        guard due.microseconds <= command.now || isOther(rules) else { return nil }
        let violated = rules.contains { $0.outcome == .violated }
        return try applying(command, event: violated ? Self.violatedEvent : Self.monitoredEvent) { deployment in
            deployment.monitorTime = command.time
            deployment.monitorRules = rules
            deployment.monitorOutcome = violated ? .violated : rules.allSatisfy { $0.outcome == .ok } ? .ok : .noData
            deployment.monitorDueTime = isOver ? nil : command.time(after: Self.monitorMicros)
        }
    }

    /// Whether rules find other things than those that were found before.
    package func isOther(_ rules: [MonitorRule]) -> Bool {
        monitorRules.map { [$0.kind.rawValue, $0.outcome.rawValue] }
            != rules.map { [$0.kind.rawValue, $0.outcome.rawValue] }
    }

    /// From its deployment in production on it is monitored.
    mutating func beginMonitor(_ command: Command) {
        guard isInProduction else { return }
        let days = Int64(monitorLimits?.days ?? 0)
        monitorEndTime = command.time(after: (days == 0 ? Int64(Self.monitorDays) : days) * Self.monitorMicros)
        monitorDueTime = command.time(after: Self.monitorMicros)
    }

    /// Its limits as they were asked for.
    ///
    /// - Throws: `Refusal` DEPLOYMENT_INVALID.
    func checkedLimits() throws(Refusal) -> MonitorLimits? {
        guard let limits = monitorLimits else { return nil }
        let numbers = [
            ("rate_margin", limits.rateMargin), ("max_error_rate", limits.maxErrorRate),
            ("max_escalate_growth", limits.maxEscalateGrowth),
            ("min_feature_availability", limits.minFeatureAvailability),
            ("max_p99_latency_ms", limits.maxP99LatencyMs),
        ]
        for (field, number) in numbers where number < 0 {
            throw Self.invalid(
                "\(number) is below 0: give a limit, or leave it out", "deployment.monitor_limits.\(field)")
        }
        return limits
    }
}

extension Double {
    /// The number, or another one for 0, which stands for nothing said.
    fileprivate func orElse(_ standard: Double) -> Double { self == 0 ? standard : self }
}
