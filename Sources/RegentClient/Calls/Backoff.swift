/// The waits between attempts: full jitter below a growing limit.
///
/// Wait n is `random(0, min(initial × multiplier^(n−1), max))`. Spreading the waits over the whole range, not around
/// its end, separates many clients of one daemon with the least total work.
/// - Source: M. Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015), for full jitter; gRPC's
///   connection-backoff.md for the multiplier 1.6. Initial 20 ms and maximum 2 s because the daemon is on this
///   machine and starts within a second.
package struct Backoff: Sendable {
    private let initial: Duration
    private let max: Duration
    private let multiplier: Double
    private let random: @Sendable () -> Double
    private var limit: Duration

    /// Starts at the first wait.
    ///
    /// - Parameter random: returns numbers in 0…1.
    package init(
        initial: Duration = .milliseconds(20), max: Duration = .seconds(2), multiplier: Double = 1.6,
        random: @escaping @Sendable () -> Double = { .random(in: 0...1) }
    ) {
        self.initial = initial
        self.max = max
        self.multiplier = multiplier
        self.random = random
        limit = Swift.min(initial, max)
    }

    /// The next wait.
    package mutating func next() -> Duration {
        let wait = limit * random()
        limit = Swift.min(limit * multiplier, max)
        return wait
    }

    /// Starts again at the first wait, because an attempt has succeeded.
    package mutating func reset() {
        limit = Swift.min(initial, max)
    }
}

/// Random numbers and clock of the waits between attempts; tests replace both.
package struct Pace: Sendable {
    /// Returns numbers in 0…1.
    package var random: @Sendable () -> Double
    /// Returns after a time, or at once with an error when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// Shortest time between two tries to compare the ledger of a busy daemon.
    package var comparisonGap = Duration.seconds(5)

    /// The system's randomness and clock, by default.
    package init(
        random: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.random = random
        self.sleep = sleep
    }

    /// A backoff with these numbers.
    package var backoff: Backoff { Backoff(random: random) }
}
