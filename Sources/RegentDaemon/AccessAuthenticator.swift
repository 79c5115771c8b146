import RegentModel
import RegentRPC
import RegentServices
import RegentTransport

/// Knows a peer by its token, else by its certificate or the user id that the kernel vouches for.
struct AccessAuthenticator: Authenticator {
    let access: AccessState
    let timeMark: TimeMark

    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        guard token.isEmpty else {
            do { return try access.caller(token: token) } catch {
                // Where it has run out, that is on the disk before its holder hears of it.
                await timeMark.recordIfDue()
                throw error
            }
        }
        if let uid = peer.uid { return try access.caller(uid: uid) }
        if case .network(_, let uri?) = peer { return try access.caller(certificateURI: uri) }
        throw Refusal(.unauthenticated, "no credentials given; use a token")
    }

    func current(_ caller: Caller) throws(RPCError) -> Caller {
        do throws(Refusal) { return try access.current(caller) } catch { throw error.status }
    }

    func standing(of caller: Caller) -> Standing? { access.standing(of: caller) }

    func isInForce(_ standing: Standing) -> Bool { access.isInForce(standing) }
}
