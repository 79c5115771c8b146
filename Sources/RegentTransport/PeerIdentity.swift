/// The identity of the peer of a connection, as far as the operating system or TLS has verified it.
package enum PeerIdentity: Hashable, Sendable {
    /// A process on this machine, by the credentials the kernel noted when it connected.
    /// The pid is for logs only: it may have been reused.
    case unix(uid: UInt32, gid: UInt32, pid: Int32)
    /// The same process.
    case inProcess(uid: UInt32)
    /// A peer over TCP: its address, for logs only, for example `127.0.0.1:40312`, and the URI its certificate
    /// names. The URI is nil where it showed no certificate, or one that names no URI or several; one that does not
    /// verify ends the handshake.
    case network(address: String, certificateURI: String?)
    /// Nothing is known, as of a server seen from its client on this machine.
    case unknown

    /// The user the kernel vouches for.
    package var uid: UInt32? {
        switch self {
        case .unix(let uid, _, _): uid
        case .inProcess(let uid): uid
        case .network, .unknown: nil
        }
    }

    /// Whether the peer can disappear without closing the connection, as over TCP; on this machine the end is an
    /// immediate close.
    package var isRemote: Bool {
        if case .network = self { true } else { false }
    }
}
