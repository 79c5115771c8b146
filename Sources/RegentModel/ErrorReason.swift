/// Why a call failed, for programs.
///
/// A reason is finer than its status code and never changes its meaning; texts may. Each is declared in the .proto of
/// its area, from which the statics, `all` and docs/reference/reasons.md are generated.
package struct ErrorReason: Hashable, Sendable {
    /// UPPER_SNAKE, as in ErrorInfo.
    package let name: String
    /// Number of the status code it goes with, as gRPC.
    package let statusNumber: UInt32
    /// When to use it, in one line.
    package let use: String

    /// Names a reason; only generated declarations do.
    init(_ name: String, _ statusNumber: UInt32, _ use: String) {
        self.name = name
        self.statusNumber = statusNumber
        self.use = use
    }

    /// The registered reason of this name; nil for one of a newer peer.
    package init?(name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

extension ErrorReason: CustomStringConvertible {
    /// The name.
    package var description: String { name }
}
