/// A command that a rule does not allow; nothing has changed.
///
/// The reason carries its status code; the message is for people, the metadata names the places.
package struct Refusal: Error, Sendable, Hashable {
    /// Which rule, for programs; it carries the status code.
    package let reason: ErrorReason
    /// What is wrong, as a text for people.
    package let message: String
    /// Names of what was wrong: field, sample, expected, actual.
    package let metadata: [String: String]
    /// Milliseconds after which the same command may be allowed; 0 where waiting does not help, or nobody knows.
    package let retryAfterMillis: UInt32

    package init(
        _ reason: ErrorReason, _ message: String, _ metadata: [String: String] = [:], retryAfterMillis: UInt32 = 0
    ) {
        self.reason = reason
        self.message = message
        self.metadata = metadata
        self.retryAfterMillis = retryAfterMillis
    }
}
