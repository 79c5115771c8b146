/// Why a connection could not be made or did not last.
package struct TransportError: Error, Hashable, Sendable {
    /// The kind of failure.
    package enum Code: Sendable {
        /// Nothing listens there.
        case refused
        /// Another process listens there.
        case addressInUse
        /// No such address is possible: too long a path, a missing folder.
        case addressInvalid
        /// The operating system does not allow it.
        case denied
        /// An open connection broke.
        case lost
        /// This end was shut down before.
        case closed
        /// The two ends did not come to terms about TLS: one of them is not who it must be, or speaks another
        /// protocol.
        case handshakeFailed
        /// This end's own certificates or keys cannot be used.
        case identityInvalid
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
