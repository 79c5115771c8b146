import RegentModel
import RegentRPC
import RegentStorage
import RegentTransport

/// Knows a peer by the user id the kernel vouches for.
///
/// In single-person mode the owner of the store may do everything; any other user is known by name and
/// may do nothing.
struct OwnerAuthenticator: Authenticator {
    let identity: StoreIdentity

    func principal(of peer: PeerIdentity, token: [UInt8]) async throws -> Principal {
        guard token.isEmpty else {
            throw Refusal(.unauthenticated, "this store has issued no tokens")
        }
        guard let uid = peer.uid else {
            throw Refusal(.unauthenticated, "the peer has no user id")
        }
        if identity.singlePersonMode, uid == identity.ownerUID { return .owner(uid: uid) }
        return Principal(name: "principals/uid-\(uid)", uid: uid, grants: .only([]))
    }
}
