public import RegentMessages
import RegentRPC

/// Why a routed request has no answer, and what was tried.
///
/// Decide by `reason`; `description` is for people and may change.
public struct RoutedError: Error, Sendable, CustomStringConvertible {
    /// Why no further attempt was made.
    public struct Reason: Sendable, Hashable, CustomStringConvertible {
        /// The name.
        public let description: String

        /// Nobody could say which provider serves: `cause` is the `RPCError` of the selection.
        public static let selection = Reason(description: "SELECTION")
        /// Every provider that may serve was tried, or none may.
        public static let exhausted = Reason(description: "EXHAUSTED")
        /// The error of the attempt said that no provider would answer.
        public static let gaveUp = Reason(description: "GAVE_UP")
        /// The time of the request is over.
        public static let deadline = Reason(description: "DEADLINE")
        /// Too many requests of the environment are retries; another provider was not asked.
        public static let retryBudget = Reason(description: "RETRY_BUDGET")
        /// The answer broke off after its first token: what the caller has shown of it cannot be taken back, so whether
        /// to begin again with `nextProvider` is for the caller to decide.
        public static let partial = Reason(description: "PARTIAL")
        /// The task was cancelled.
        public static let cancelled = Reason(description: "CANCELLED")
    }

    /// One attempt that was made.
    public struct Attempt: Sendable, Hashable {
        /// Id of the provider.
        public let provider: String
        /// How it ended, as its outcome was reported.
        public let status: RouteOutcomeStatus
        /// Code of its failure; empty if there is none.
        public let errorCode: String
        /// How long it took.
        public let latency: Duration
    }

    /// Why no further attempt was made.
    public let reason: Reason
    /// What the last attempt threw; for `selection`, and where no attempt was made, an `RPCError`.
    public let cause: any Error
    /// Id of the environment.
    public let environment: String
    /// The attempts that were made, in order.
    public let attempts: [Attempt]
    /// Id of the provider that would be asked next; empty = none.
    public let nextProvider: String

    /// One line for people.
    public var description: String {
        let tried = attempts.map { attempt in
            "\(attempt.provider) \(attempt.status.name)" + (attempt.errorCode.isEmpty ? "" : " \(attempt.errorCode)")
        }
        let list = tried.isEmpty ? "no provider was asked" : "no answer from " + tried.joined(separator: ", ")
        let next = nextProvider.isEmpty ? "" : "; the next provider is \(nextProvider)"
        return "\(reason) in \(environment): \(list)\(next): \(cause)"
    }
}
