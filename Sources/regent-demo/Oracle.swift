import RegentTestKit

/// The summary of seeded samples by the plainest means: counting and sorting.
struct Oracle {
    let sampleCount: Int
    /// Summary key to value, for every number the daemon must give.
    let expected: [String: Double]

    init(seed: UInt64, count: Int) {
        var trues = [Int](repeating: 0, count: SeededSamples.outcomeNames.count)
        var latencies: [UInt32] = []
        latencies.reserveCapacity(count)
        for sample in SeededSamples(seed: seed, count: count) {
            for (index, outcome) in sample.outcomes.enumerated() where outcome { trues[index] += 1 }
            latencies.append(sample.latencyMicros)
        }
        latencies.sort()
        func percentile(_ quantile: Double) -> Double {
            Double(latencies[Int((quantile * Double(count)).rounded(.up)) - 1]) / 1_000
        }
        let rates = zip(Self.rateKeys, trues.map { Double($0) / Double(count) })
        expected = Dictionary(uniqueKeysWithValues: rates).merging([
            "sample_count": Double(count), "p50_latency_ms": percentile(0.5),
            "p90_latency_ms": percentile(0.9), "p95_latency_ms": percentile(0.95),
            "p99_latency_ms": percentile(0.99), "p999_latency_ms": percentile(0.999),
        ]) { first, _ in first }
        sampleCount = count
    }

    /// Summary keys of the outcomes, in their order.
    static let rateKeys = [
        "schema_valid_rate", "patch_apply_success", "edit_after_generate_rate",
        "publish_conversion_proxy", "safety_html_tailwind_compliance", "fallback_rate",
    ]
}
