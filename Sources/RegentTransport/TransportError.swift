/// Why a connection could not be made or did not last.
package struct TransportError: Error, Hashable, Sendable {
    /// The kind of failure; open, because each transport has its own.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String {
            case refused, addressInUse, addressInvalid, denied, lost, closed, handshakeFailed, identityInvalid
        }
        private let value: Value

        /// Nobody listens there.
        package static let refused = Code(value: .refused)
        /// Somebody else listens there.
        package static let addressInUse = Code(value: .addressInUse)
        /// No such address is possible: too long a path, a missing folder.
        package static let addressInvalid = Code(value: .addressInvalid)
        /// The operating system does not allow it.
        package static let denied = Code(value: .denied)
        /// An open connection broke.
        package static let lost = Code(value: .lost)
        /// This end was shut down before.
        package static let closed = Code(value: .closed)
        /// The two ends did not come to terms about TLS: one of them is not who it must be, or speaks another
        /// protocol.
        package static let handshakeFailed = Code(value: .handshakeFailed)
        /// This end's own certificates or keys cannot be used.
        package static let identityInvalid = Code(value: .identityInvalid)

        /// The name of the code.
        package var description: String { value.rawValue }
    }

    /// What failed.
    package let code: Code
    /// For the log; may name paths.
    package let diagnostic: String

    /// Names a failure.
    package init(_ code: Code, _ diagnostic: String) {
        self.code = code
        self.diagnostic = diagnostic
    }
}
