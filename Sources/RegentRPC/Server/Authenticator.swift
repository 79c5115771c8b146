package import RegentModel
package import RegentTransport

/// Tells who a connection is, once, when it begins.
package protocol Authenticator: Sendable {
    /// The principal of a peer and its token; a token wins over what the kernel says of the peer.
    ///
    /// - Parameter token: empty when the client sent none.
    /// - Throws: to refuse the connection; anything that is no `StatusConvertible` is told as
    ///   UNAUTHENTICATED.
    func principal(of peer: PeerIdentity, token: [UInt8]) async throws -> Principal
}
