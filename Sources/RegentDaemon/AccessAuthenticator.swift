import RegentModel
import RegentRPC
import RegentServices
import RegentTransport

/// Knows a peer by its token, else by the user id that the kernel vouches for.
struct AccessAuthenticator: Authenticator {
    let access: AccessState

    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        guard token.isEmpty else { return try access.caller(token: token) }
        guard let uid = peer.uid else {
            throw Refusal(.unauthenticated, "the peer shows nothing to be known by: a token is needed")
        }
        return try access.caller(uid: uid)
    }

    func current(_ caller: Caller) throws(RPCError) -> Caller {
        do throws(Refusal) { return try access.current(caller) } catch { throw error.status }
    }
}
