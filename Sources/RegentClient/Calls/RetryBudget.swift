import Synchronization

/// What a client may spend on repeating calls: it stops repeating when about every tenth call fails, so that an
/// overloaded daemon is not asked even more.
///
/// A bucket of 10 tokens; a failure costs one, a success gives a tenth back, and calls are repeated while more
/// than half is left. Counted in thousandths, because a tenth has no exact binary fraction.
/// - Source: gRPC's proposal A6, retryThrottling, with its maxTokens 10 and tokenRatio 0.1.
package final class RetryBudget: Sendable {
    private static let full = 10_000
    private static let failure = 1_000
    private static let success = 100

    private let tokens = Mutex(full)

    /// A full bucket.
    package init() {}

    /// Pays for a failure; whether the call may be repeated.
    package func spend() -> Bool {
        tokens.withLock { tokens in
            tokens = max(0, tokens - Self.failure)
            return tokens > Self.full / 2
        }
    }

    /// Takes note of a success.
    package func earn() {
        tokens.withLock { $0 = min(Self.full, $0 + Self.success) }
    }
}
