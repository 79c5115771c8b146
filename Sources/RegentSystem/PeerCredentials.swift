import CRegentSystem

/// Who connected to a Unix socket, as the kernel noted it at connect(2).
///
/// - Shape: the layout of Linux's `struct ucred`, so that a socket option can be read into it.
package struct PeerCredentials: Hashable, Sendable {
    /// Process; may have been reused since, for logs only.
    package var processID: Int32 = 0
    /// User.
    package var userID: UInt32 = 0
    /// Group.
    package var groupID: UInt32 = 0

    /// Credentials to be filled.
    package init() {}

    /// Number of the socket option (level socket) that returns them; -1 if there is none.
    /// - Source: unix(7), SO_PEERCRED.
    package static var socketOption: Int32 { regent_peer_credentials_option() }
}
