/// One generated route outcome, in plain values.
public struct SeededOutcome: Sendable, Hashable {
    /// For example "r-42".
    public let requestID: String
    /// Microseconds since 1970.
    public let createMicros: Int64
    /// Place of the provider, 0…3.
    public let provider: Int
    /// Number of the status, 1…6; four of five are 1.
    public let status: Int32
    /// Number of the strategy, 1…4.
    public let strategy: Int32
    /// Whether a fallback answered.
    public let isFallback: Bool
    /// Microseconds; nil for one in twenty.
    public let latencyMicros: UInt32?

    /// `count` outcomes, their times within `spanMicros` from `firstMicros` on, in no order.
    public static func make(
        _ count: Int, firstMicros: Int64, spanMicros: Int64, using generator: inout SplitMix64, from number: Int = 0
    ) -> [SeededOutcome] {
        (0..<count).map { index in
            SeededOutcome(
                requestID: "r-\(number + index)",
                createMicros: firstMicros + Int64.random(in: 0..<spanMicros, using: &generator),
                provider: .random(in: 0..<4, using: &generator),
                status: Int.random(in: 0..<5, using: &generator) > 0 ? 1 : .random(in: 1...6, using: &generator),
                strategy: .random(in: 1...4, using: &generator),
                isFallback: Int.random(in: 0..<10, using: &generator) == 0,
                latencyMicros: Int.random(in: 0..<20, using: &generator) == 0
                    ? nil : .random(in: 0...5_000_000, using: &generator))
        }
    }
}
