/// Why a call failed, for programs.
///
/// A reason is finer than its status code and never changes its meaning; texts may. Each is declared in the .proto of
/// its area, from which the statics, `all` and docs/reference/reasons.md are generated. Errors carry the name, because
/// a newer peer may give a reason that is not listed here; compare it directly: `error.reason == .noCandidate`.
public struct ErrorReason: Hashable, Sendable {
    /// UPPER_SNAKE, as in ErrorInfo.
    public let name: String
    /// Number of the status code it goes with, as gRPC.
    package let statusNumber: UInt32
    /// When to use it, in one line.
    public let use: String

    /// Names a reason; only generated declarations do.
    init(_ name: String, _ statusNumber: UInt32, _ use: String) {
        self.name = name
        self.statusNumber = statusNumber
        self.use = use
    }

    /// The registered reason of this name; nil for one of a newer peer.
    public init?(name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

extension ErrorReason: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}

// MARK: Names of errors

extension ErrorReason {
    /// Whether an error names this reason.
    public static func == (name: String, reason: ErrorReason) -> Bool { name == reason.name }

    /// Whether an error names another reason, or none.
    public static func != (name: String, reason: ErrorReason) -> Bool { name != reason.name }

    /// Whether an error, if there is one, names this reason.
    public static func == (name: String?, reason: ErrorReason) -> Bool { name == reason.name }

    /// Whether an error, if there is one, names another reason, or none.
    public static func != (name: String?, reason: ErrorReason) -> Bool { name != reason.name }

    /// Matches the name in a `switch`.
    public static func ~= (reason: ErrorReason, name: String) -> Bool { name == reason.name }
}
