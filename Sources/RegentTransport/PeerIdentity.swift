/// Who is at the other end of a connection, as far as the operating system vouches for it.
package enum PeerIdentity: Hashable, Sendable {
    /// A process on this machine, by the credentials the kernel noted when it connected.
    /// The pid is for logs only: it may have been reused.
    case unix(uid: UInt32, gid: UInt32, pid: Int32)
    /// The same process.
    case inProcess(uid: UInt32)
    /// Nothing is known, as of a server seen from its client.
    case unknown

    /// The user the kernel vouches for.
    package var uid: UInt32? {
        switch self {
        case .unix(let uid, _, _): uid
        case .inProcess(let uid): uid
        case .unknown: nil
        }
    }
}
