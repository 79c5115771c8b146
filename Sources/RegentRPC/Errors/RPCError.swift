public import RegentMessages
package import RegentModel
public import RegentWire

/// Why a call failed.
///
/// Decide by `code` and `reason`, as in `error.reason == .noCandidate`; `message` is for people and may change.
public struct RPCError: Error, Hashable, Sendable {
    /// How the call ended.
    public var code: StatusCode
    /// The message, for people.
    public var message: String
    /// The finer reason, UPPER_SNAKE: the name of an `ErrorReason`, or of one that only a newer peer knows; empty when
    /// the peer gave none.
    public var reason: String
    /// Names of what was wrong: field, line, sample, expected, actual.
    public var metadata: [String: String]
    /// Further typed details, as google.protobuf.Any on the wire.
    public var details: [Detail]
    /// Whether the server certainly did nothing for the call.
    public var isNotProcessed: Bool
    /// Wait at least this long before a retry, if the server said so.
    public var retryAfter: Duration?

    /// Names a failure by its code.
    public init(
        code: StatusCode, message: String, reason: String = "", metadata: [String: String] = [:],
        details: [Detail] = [], isNotProcessed: Bool = false, retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.reason = reason
        self.metadata = metadata
        self.details = details
        self.isNotProcessed = isNotProcessed
        self.retryAfter = retryAfter
    }

    /// Names a failure by its registered reason.
    package init(
        _ reason: ErrorReason, _ message: String, metadata: [String: String] = [:],
        details: [Detail] = [], isNotProcessed: Bool = false
    ) {
        self.init(
            code: StatusCode(rawValue: reason.statusNumber), message: message, reason: reason.name,
            metadata: metadata, details: details, isNotProcessed: isNotProcessed)
    }

    /// Whether the same request may be sent again with hope of another answer.
    ///
    /// A mutating call needs its idempotency key for that: unless `isNotProcessed`, the first one
    /// may have done its work. The client has repeated what it may by itself before it throws this.
    public var isRetryable: Bool {
        switch code {
        case .unavailable: true
        case .resourceExhausted: isNotProcessed || retryAfter != nil
        default: false
        }
    }

    /// The bad fields of a request that was refused for them.
    public var fieldViolations: [FieldViolation] {
        guard let detail = details.first(where: { $0.typeUrl == Detail.badRequestType }) else { return [] }
        return (try? BadRequest(decoding: detail.value))?.fieldViolations ?? []
    }
}

extension RPCError {
    /// The caller gave up.
    package static let cancelled = RPCError(.cancelled, "the call was cancelled")
    /// Time ran out.
    package static let deadlineExceeded = RPCError(.deadlineExceeded, "the deadline has passed")

    /// Bad fields of a request, as many as a head can carry.
    package static func badRequest(_ violations: [FieldViolation]) -> RPCError {
        var bytes = 0
        let listed = violations.prefix { violation in
            bytes += violation.field.utf8.count + violation.description.utf8.count + 8
            return bytes <= violationBytesMax
        }
        let detail = Detail(
            typeUrl: Detail.badRequestType,
            value: BadRequest(fieldViolations: Array(listed)).encoded())
        return RPCError(
            .badRequest, violations.first.map { "\($0.field): \($0.description)" } ?? "bad request",
            details: [detail])
    }

    /// Leaves space for message and reason in a head of 8 KiB.
    private static let violationBytesMax = 6 * 1024
}
