import Foundation

/// The generated evaluation run of demo, tests and benchmarks: the same samples for the same seed.
///
/// 16-character sample ids in sequence, six outcomes with rates .98 .95 .20 .40 .99 .05,
/// log-normal latency (μ = 5.5, σ = 0.8 of ln ms) in whole microseconds, two providers, one prompt
/// template version.
public struct SeededSamples: Sequence, IteratorProtocol, Sendable {
    /// One generated sample.
    public struct Sample: Sendable, Hashable {
        /// For example "s000000000000042".
        public let sampleID: String
        /// schema_valid, patch_apply_success, edited_after_generate, published, safety_compliant,
        /// fallback_used.
        public let outcomes: [Bool]
        /// Latency, microseconds.
        public let latencyMicros: UInt32
        /// "openai" or "custom".
        public let provider: String

        /// The sample as a line of JSONL, without the line feed.
        public var json: String {
            let names = SeededSamples.outcomeNames
            let fields = zip(names, outcomes).map { "\"\($0)\":\($1)" }.joined(separator: ",")
            let micros = String(latencyMicros % 1_000)
            let fraction = String(repeating: "0", count: 3 - micros.count) + micros
            return "{\"sample_id\":\"\(sampleID)\",\"status\":\"SCORED\",\(fields),"
                + "\"latency_ms\":\(latencyMicros / 1_000).\(fraction),"
                + "\"selected_provider\":\"\(provider)\",\"prompt_template_version\":\"v7\"}"
        }
    }

    /// Field names in the order of `outcomes`.
    public static let outcomeNames = [
        "schema_valid", "patch_apply_success", "edited_after_generate", "published",
        "safety_compliant", "fallback_used",
    ]
    private static let rates = [0.98, 0.95, 0.20, 0.40, 0.99, 0.05]

    private var random: SplitMix64
    private var index = 0
    private let count: Int

    /// `count` samples of the seed.
    public init(seed: UInt64, count: Int) {
        random = SplitMix64(seed: seed)
        self.count = count
    }

    /// The next sample; nil after `count`.
    public mutating func next() -> Sample? {
        guard index < count else { return nil }
        defer { index += 1 }
        let outcomes = Self.rates.map { random.unit() < $0 }
        let digits = String(index)
        return Sample(
            sampleID: "s" + String(repeating: "0", count: 15 - digits.count) + digits,
            outcomes: outcomes, latencyMicros: latency(),
            provider: random.unit() < 0.7 ? "openai" : "custom")
    }

    /// Log-normal by the polar form of Box and Muller.
    private mutating func latency() -> UInt32 {
        let radius = (-2 * log(1 - random.unit())).squareRoot()
        let normal = radius * cos(2 * .pi * random.unit())
        return UInt32(Swift.min(exp(5.5 + 0.8 * normal) * 1_000, 4_294_967_295).rounded())
    }
}
