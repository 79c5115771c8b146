import Synchronization

/// The retry budget of a client: retries stop when about every tenth call fails, so that an overloaded daemon does not
/// get even more calls.
///
/// It has 10 tokens; a failure costs one, a success returns a tenth, and calls are retried while more
/// than half is left. Counted in thousandths, because a tenth has no exact binary fraction.
/// - Source: gRPC's proposal A6, retryThrottling, with its maxTokens 10 and tokenRatio 0.1.
package final class RetryBudget: Sendable {
    private static let full = 10_000
    private static let failure = 1_000
    private static let success = 100

    private let tokens = Mutex(full)

    /// A full bucket.
    package init() {}

    /// Pays for a failure; returns whether the call may be retried.
    package func spend() -> Bool {
        tokens.withLock { tokens in
            tokens = max(0, tokens - Self.failure)
            return tokens > Self.full / 2
        }
    }

    /// Records a success.
    package func earn() {
        tokens.withLock { $0 = min(Self.full, $0 + Self.success) }
    }
}
