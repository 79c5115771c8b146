package import RegentMessages
package import RegentModel

/// A change that is put into the outcomes of a canary.
package struct CanaryEffect: Sendable, Hashable {
    /// Metrics that can change: those that a judge compares.
    package static let metrics: [OutcomeMetric] = [
        .schemaValidRate, .patchApplySuccess, .fallbackRate, .errorRate, .safetyCompliance, .p95Latency,
    ]
    /// Largest factor of a latency.
    private static let factorMax = 100.0

    private let metric: OutcomeMetric
    private let size: Double

    /// The effect of a message.
    ///
    /// - Throws: `Refusal` SIMULATION_INVALID naming the field.
    package init(_ effect: SimulatedEffect) throws(Refusal) {
        guard let metric = OutcomeMetric(rawValue: effect.metric), Self.metrics.contains(metric) else {
            let names = Self.metrics.map(\.rawValue).joined(separator: ", ")
            throw RolloutSimulator.invalid(
                "settings.effect.metric", "\(effect.metric) is none that a judge compares: write \(names)")
        }
        if metric == .p95Latency {
            guard effect.size > 0, effect.size <= Self.factorMax else {
                throw RolloutSimulator.invalid(
                    "settings.effect.size", "\(effect.size) is no factor of a latency: write more than 0, at most 100")
            }
        } else {
            guard effect.size > 0, effect.size <= 1 else {
                throw RolloutSimulator.invalid(
                    "settings.effect.size", "\(effect.size) is no difference of rates: write more than 0, at most 1")
            }
        }
        (self.metric, size) = (metric, effect.size)
    }

    /// Chance that a good outcome becomes a bad one, so that the rate of bad ones grows by the size.
    func chance(in outcomes: some Sequence<RouteOutcome>) -> Double {
        var (good, all) = (0, 0)
        for outcome in outcomes {
            guard let value = metric.value(of: outcome) else { continue }
            all += 1
            if isGood(value) { good += 1 }
        }
        return good > 0 ? min(1, size * Double(all) / Double(good)) : 0
    }

    private func isGood(_ value: Double) -> Bool { metric.isBetterWhenHigher ? value == 1 : value == 0 }

    /// The outcome with the effect; nil where it stays as it is.
    func changed(_ outcome: RouteOutcome, chance: Double, _ random: inout SplitMixNumbers) -> RouteOutcome? {
        guard let value = metric.value(of: outcome) else { return nil }
        if metric == .p95Latency {
            var changed = outcome
            changed.latencyMs = min(value * size, LatencySketch.latencyMax)
            return changed
        }
        guard isGood(value), random.unit() < chance else { return nil }
        var changed = outcome
        switch metric {
        case .schemaValidRate: changed.schemaValid = .false
        case .patchApplySuccess: changed.patchApplySuccess = .false
        case .safetyCompliance: changed.safetyCompliant = .false
        case .fallbackRate: changed.fallbackUsed = true
        case .errorRate: changed.status = .error
        case .p95Latency, .autoRate, .askRate, .escalateRate: return nil
        }
        return changed
    }
}
