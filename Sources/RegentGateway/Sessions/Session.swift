import Crypto
import RegentTransport

/// What a browser holds instead of a token. Only hashes of what it must show are kept; its token can be opened with the
/// cookie alone.
package struct Session: Sendable {
    /// Whom it acts for.
    private enum Identity: Sendable {
        /// The holder of a token, sealed under a key made of the cookie.
        case token(AES.GCM.SealedBox)
        /// Somebody whom the system has identified.
        case peer(PeerIdentity)
    }

    /// What a browser is given.
    package struct Keys: Sendable {
        /// Value of the cookie.
        package let cookie: [UInt8]
        /// What the page sends with every request.
        package let secret: [UInt8]
    }

    private static let purpose = Array("regent session token".utf8)
    private static let keyBytes = 32

    private let identity: Identity
    private let secretHash: SHA256Digest
    /// The same for all sessions of one token or user.
    let owner: SHA256Digest
    /// When it began.
    let began: ContinuousClock.Instant
    /// When it was last used.
    var used: ContinuousClock.Instant

    /// A session of somebody with these credentials.
    init(
        _ credentials: GatewayConnection.Credentials, peer: PeerIdentity, _ keys: Keys, at now: ContinuousClock.Instant
    ) throws {
        switch credentials {
        case .token(let token):
            identity = .token(try AES.GCM.seal(token, using: Self.key(keys.cookie)))
            owner = SHA256.hash(data: token)
        case .somebody(let somebody): (identity, owner) = (.peer(somebody), Self.owner(somebody))
        case .peer: (identity, owner) = (.peer(peer), Self.owner(peer))
        }
        secretHash = SHA256.hash(data: keys.secret)
        (began, used) = (now, now)
    }

    /// Under which name a cookie's session is kept.
    static func name(_ cookie: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: cookie)) }

    /// Whether a page has its secret.
    func hasSecret(_ secret: [UInt8]) -> Bool { SHA256.hash(data: secret) == secretHash }

    /// The credentials of its requests; nil where the cookie is not its own.
    func credentials(_ cookie: [UInt8]) -> GatewayConnection.Credentials? {
        switch identity {
        case .peer(let peer): return .somebody(peer)
        case .token(let box):
            guard let token = try? AES.GCM.open(box, using: Self.key(cookie)) else { return nil }
            return .token(Array(token))
        }
    }

    /// Of a user, however it came; else of what TLS says.
    private static func owner(_ peer: PeerIdentity) -> SHA256Digest {
        let text =
            switch peer {
            case .network(_, let uri?): uri
            default: peer.uid.map { "user \($0)" } ?? ""
            }
        return SHA256.hash(data: Array(text.utf8))
    }

    private static func key(_ cookie: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: cookie), info: purpose, outputByteCount: keyBytes)
    }
}
