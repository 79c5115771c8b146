public import RegentMessages

/// What a failed attempt means for its request.
public enum AttemptVerdict: Sendable, Hashable {
    /// The same provider may answer the next attempt; after `max_retries` of the decision the next provider is asked.
    case retry
    /// The next provider is asked.
    case fallBack
    /// No provider would answer: the request itself is at fault.
    case giveUp
}

/// An error of an attempt that says what is to be done; for the errors that the body of `RegentClient.routed` throws.
///
/// An error of any other type is a failure of the provider: the attempt is repeated, then the next provider is asked.
public protocol AttemptError: Error {
    /// What is to be done.
    var verdict: AttemptVerdict { get }
    /// How the attempt ended, for its outcome; ERROR if it is not given.
    var outcomeStatus: RouteOutcomeStatus { get }
    /// Code of the failure, for its outcome: three digits are an HTTP status, by which the daemon tells faults of the
    /// provider from those of the caller. If it is empty, an error with the verdict `giveUp` is reported with code 400.
    var errorCode: String { get }
    /// Wait that the provider asked for; nil if it asked for none.
    var retryAfter: Duration? { get }
}

extension AttemptError {
    /// ERROR.
    public var outcomeStatus: RouteOutcomeStatus { .error }
    /// Empty.
    public var errorCode: String { "" }
    /// None.
    public var retryAfter: Duration? { nil }
}

/// A provider answered with an HTTP status that is a failure.
///
/// 429 and 529 limit the rate, and 401, 403 and 404 mean that key, permission or address are wrong: another provider
/// may answer. Another 4xx is a fault of the request. Everything else is a failure of the provider.
public struct HTTPStatusError: AttemptError, Hashable, CustomStringConvertible {
    /// The status, for example 503.
    public let status: Int
    /// Wait that the provider asked for, of its header `Retry-After`.
    public let retryAfter: Duration?

    /// An error of this status.
    public init(_ status: Int, retryAfter: Duration? = nil) {
        self.status = status
        self.retryAfter = retryAfter
    }

    private var isThrottle: Bool { status == 429 || status == 529 }

    /// What is to be done.
    public var verdict: AttemptVerdict {
        switch status {
        case 429, 529, 401, 403, 404: .fallBack
        case 400...499: .giveUp
        default: .retry
        }
    }

    /// THROTTLED or ERROR.
    public var outcomeStatus: RouteOutcomeStatus { isThrottle ? .throttled : .error }
    /// The status as text.
    public var errorCode: String { "\(status)" }
    /// The status as text, and the wait.
    public var description: String { "HTTP \(status)" + (retryAfter.map { ", retry after \($0)" } ?? "") }
}
