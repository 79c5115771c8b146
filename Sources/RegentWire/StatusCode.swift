/// How a call ended: the seventeen codes of gRPC, by number.
///
/// The set is open, because a newer peer may send a number this build does not know; such a code
/// is treated as `unknown` in decisions, and keeps its number.
/// - Source: gRPC `doc/statuscodes.md`.
public struct StatusCode: RawRepresentable, Hashable, Sendable {
    /// The number on the wire.
    public let rawValue: UInt32

    /// Makes the code of a number, known or not.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The call succeeded.
    public static let ok = StatusCode(rawValue: 0)
    /// The caller gave the call up.
    public static let cancelled = StatusCode(rawValue: 1)
    /// No better code is known; never chosen on purpose.
    public static let unknown = StatusCode(rawValue: 2)
    /// The request is wrong whatever the state of the system; fix it before sending again.
    public static let invalidArgument = StatusCode(rawValue: 3)
    /// Time ran out before the answer.
    public static let deadlineExceeded = StatusCode(rawValue: 4)
    /// The named thing does not exist.
    public static let notFound = StatusCode(rawValue: 5)
    /// The thing to create exists.
    public static let alreadyExists = StatusCode(rawValue: 6)
    /// The caller is known and may not do this.
    public static let permissionDenied = StatusCode(rawValue: 7)
    /// A limit, quota or budget is used up.
    public static let resourceExhausted = StatusCode(rawValue: 8)
    /// The system is not in the state the call needs; the caller must change it first.
    public static let failedPrecondition = StatusCode(rawValue: 9)
    /// A concurrent change won (etag mismatch); read again and retry the whole.
    public static let aborted = StatusCode(rawValue: 10)
    /// The request goes past a valid range that may grow.
    public static let outOfRange = StatusCode(rawValue: 11)
    /// The method, encoding or cardinality is not offered.
    public static let unimplemented = StatusCode(rawValue: 12)
    /// An invariant of the daemon broke; its log knows more.
    public static let `internal` = StatusCode(rawValue: 13)
    /// The daemon cannot be reached or takes no calls now; retry with backoff.
    public static let unavailable = StatusCode(rawValue: 14)
    /// Stored data is lost or corrupt.
    public static let dataLoss = StatusCode(rawValue: 15)
    /// The caller is not known.
    public static let unauthenticated = StatusCode(rawValue: 16)

    /// The known codes in order of number.
    public static let all: [StatusCode] = (0...16).map { StatusCode(rawValue: $0) }
}

extension StatusCode: CustomStringConvertible {
    private static let names = [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
        "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED",
        "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ]

    /// The gRPC name, or `CODE_n` for a number of a newer peer.
    public var description: String {
        rawValue < Self.names.count ? Self.names[Int(rawValue)] : "CODE_\(rawValue)"
    }
}
