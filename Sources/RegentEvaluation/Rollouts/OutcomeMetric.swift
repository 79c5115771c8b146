package import RegentMessages

/// A number of an outcome that rollouts are judged by; its raw value is the name in policies.
package enum OutcomeMetric: String, Sendable, Hashable, CaseIterable {
    case schemaValidRate = "schema_valid_rate"
    case patchApplySuccess = "patch_apply_success"
    case fallbackRate = "fallback_rate"
    case errorRate = "error_rate"
    case safetyCompliance = "safety_html_tailwind_compliance"
    case p95Latency = "p95_latency_ms"
    case autoRate = "auto_rate"
    case askRate = "ask_rate"
    case escalateRate = "escalate_rate"

    /// What an outcome says of it: of a rate 0 or 1, of a latency milliseconds; nil where it says nothing.
    package func value(of outcome: RouteOutcome) -> Double? {
        switch self {
        case .schemaValidRate: outcome.schemaValid.value
        case .patchApplySuccess: outcome.patchApplySuccess.value
        case .fallbackRate: outcome.fallbackUsed ? 1 : 0
        case .errorRate: outcome.isError ? 1 : 0
        case .safetyCompliance: outcome.safetyCompliant.value
        case .p95Latency: outcome.latencyMs
        case .autoRate: outcome.share(of: outcome.autoCount)
        case .askRate: outcome.share(of: outcome.askCount)
        case .escalateRate: outcome.share(of: outcome.escalateCount)
        }
    }

    /// Whether larger values are better.
    package var isBetterWhenHigher: Bool {
        switch self {
        case .schemaValidRate, .patchApplySuccess, .safetyCompliance, .autoRate: true
        case .fallbackRate, .errorRate, .p95Latency, .askRate, .escalateRate: false
        }
    }

    /// Its value in a window: the mean, of a latency the nearest-rank p95; nil without values.
    func value(ofWindow values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        guard self == .p95Latency else { return values.reduce(0, +) / Double(values.count) }
        let rank = (values.count * 95 + 99) / 100
        return values.sorted()[rank - 1]
    }
}

extension TriState {
    /// 1 for true, 0 for false, nil where it is not known.
    fileprivate var value: Double? {
        switch self {
        case .true: 1
        case .false: 0
        default: nil
        }
    }
}

extension RouteOutcome {
    /// Whether it ended in ERROR, TIMEOUT, THROTTLED or PARTIAL, as summaries count it.
    package var isError: Bool { [.error, .timeout, .throttled, .partial].contains(status) }

    /// The share of some of the decisions that it made; nil where it made none.
    fileprivate func share(of count: UInt32) -> Double? {
        let total = UInt64(autoCount) + UInt64(askCount) + UInt64(escalateCount)
        return total == 0 ? nil : Double(count) / Double(total)
    }
}
