package import HTTPTypes
import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem
package import RegentTransport
import Synchronization

/// The sessions of browsers, in memory: a restart ends them.
package final class SessionStore: SessionCredentials {
    /// Time after which a session ends.
    static let age = Duration.seconds(12 * 3600)
    /// Time after which one ends that is not used.
    static let idle = Duration.seconds(3600)
    private static let sessionsMax = 1024
    /// Sessions of one token or user: with another one the one goes that was used least recently.
    package static let sessionsMaxOfOne = 32
    private static let keyBytes = 32

    private let sessions = Mutex<[[UInt8]: Session]>([:])
    private let now: @Sendable () -> ContinuousClock.Instant
    private let random: @Sendable (Int) -> [UInt8]

    /// No sessions yet.
    package init(
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        random: @escaping @Sendable (Int) -> [UInt8] = { Randomness.bytes($0) }
    ) {
        self.now = now
        self.random = random
    }

    /// Begins a session.
    ///
    /// - Throws: `GatewayFault` 503 where there are too many.
    package func begin(
        _ credentials: GatewayConnection.Credentials, peer: PeerIdentity
    ) throws(GatewayFault) -> Session.Keys {
        let keys = Session.Keys(cookie: random(Self.keyBytes), secret: random(Self.keyBytes))
        guard let session = try? Session(credentials, peer: peer, keys, at: now()) else {
            throw GatewayFault(500, RPCError(.internalError, "the session cannot be sealed"))
        }
        let isKept = sessions.withLock { sessions in
            sessions = sessions.filter { isAlive($0.value) }
            let own = sessions.filter { $0.value.owner == session.owner }
            if own.count >= Self.sessionsMaxOfOne, let last = own.min(by: { $0.value.used < $1.value.used }) {
                sessions[last.key] = nil
            }
            guard sessions.count < Self.sessionsMax else { return false }
            sessions[Session.name(keys.cookie)] = session
            return true
        }
        guard isKept else {
            throw GatewayFault(503, RPCError(.overloaded, "\(Self.sessionsMax) sessions are open"))
        }
        return keys
    }

    /// Ends the session of a request, if it has one.
    package func end(_ head: HTTPRequest) {
        guard let cookie = SessionCookie.value(in: head) else { return }
        sessions.withLock { _ = $0.removeValue(forKey: Session.name(cookie)) }
    }

    /// The credentials of a request that shows a session: its cookie, and the secret of its page. A cookie alone is
    /// nobody's word: other servers of this machine are the same site, and every request of a browser has it.
    ///
    /// - Throws: `GatewayFault`: 401 where the session is over, 403 for a change that names no origin.
    package func credentials(of head: HTTPRequest) throws(GatewayFault) -> GatewayConnection.Credentials? {
        guard let cookie = SessionCookie.value(in: head), let text = head.headerFields[.regentSession] else {
            return nil
        }
        guard let secret = HexText.bytes(text) else { throw Self.over }
        let name = Session.name(cookie)
        let session = sessions.withLock { sessions -> Session? in
            guard var session = sessions[name], session.hasSecret(secret) else { return nil }
            guard isAlive(session) else {
                sessions[name] = nil
                return nil
            }
            session.used = now()
            sessions[name] = session
            return session
        }
        guard let session, let credentials = session.credentials(cookie) else { throw Self.over }
        let isChange = head.method != .get && head.method != .head
        guard !isChange || head.headerFields[.origin] != nil else { throw OriginCheck.refused }
        return credentials
    }

    /// Whether the session that a request shows is over; false where it shows none, or a token.
    package func isOver(_ head: HTTPRequest) -> Bool {
        guard head.headerFields[.authorization] == nil, head.headerFields[.regentSession] != nil,
            let cookie = SessionCookie.value(in: head)
        else { return false }
        return sessions.withLock { sessions in
            guard let session = sessions[Session.name(cookie)] else { return true }
            return !isAlive(session)
        }
    }

    private func isAlive(_ session: Session) -> Bool {
        let now = now()
        return now - session.began < Self.age && now - session.used < Self.idle
    }

    private static let over = GatewayFault(401, SessionStore.overError)
    /// What a page is told whose session is over.
    static let overError = RPCError(.unauthenticated, "the session is over; log in again")
}
