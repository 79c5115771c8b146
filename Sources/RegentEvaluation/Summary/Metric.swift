package import RegentMessages
package import RegentModel

/// The metric of a gate or of a row of a summary.
package enum Metric: Sendable, Hashable {
    /// Number of samples.
    case sampleCount
    /// True share of a tri-state outcome.
    case rate(Outcome)
    /// Share of the samples that ended in a status: every sample has one.
    case statusRate(SampleStatus)
    /// Nearest-rank quantile of latency, in milliseconds.
    case latency(quantile: Double)
    /// Mean of a named score.
    case score(String)
    /// Value of a derived metric.
    case derived(String)

    /// The rates of status of every summary, by name.
    static let statusRates: [(name: String, status: SampleStatus)] = [
        ("error_rate", .error), ("timeout_rate", .timeout), ("refusal_rate", .refused), ("scored_rate", .scored),
    ]

    /// The percentiles of every summary, by name.
    static let percentiles: [(name: String, quantile: Double)] = [
        ("p50_latency_ms", 0.5), ("p90_latency_ms", 0.9), ("p95_latency_ms", 0.95),
        ("p99_latency_ms", 0.99), ("p999_latency_ms", 0.999),
    ]

    /// Names of the built-in metrics that need no quantile.
    static var builtInNames: [String] {
        Outcome.allCases.map(\.metric) + statusRates.map(\.name) + percentiles.map(\.name) + ["sample_count"]
    }

    /// Values that samples can give it; nil of a score, whose range is declared.
    var legalRange: ClosedRange<Double>? {
        switch self {
        case .sampleCount: 0...Double(UInt64.max)
        case .rate, .statusRate: 0...1
        case .latency: 0...LatencyMicros(.max).milliseconds
        case .score, .derived: nil
        }
    }

    /// The built-in metric of that name; `latency_ms` takes its quantile from the rule.
    static func builtIn(_ name: String, quantile: Double?) -> Metric? {
        if let outcome = Outcome.allCases.first(where: { $0.metric == name }) {
            return quantile == nil ? .rate(outcome) : nil
        }
        if let rate = statusRates.first(where: { $0.name == name }) {
            return quantile == nil ? .statusRate(rate.status) : nil
        }
        if let percentile = percentiles.first(where: { $0.name == name }) {
            return quantile == nil ? .latency(quantile: percentile.quantile) : nil
        }
        return switch (name, quantile) {
        case ("latency_ms", let quantile?) where quantile > 0 && quantile < 1: .latency(quantile: quantile)
        case ("sample_count", nil): .sampleCount
        default: nil
        }
    }
}
