package import RegentModel
package import RegentTransport

/// Tells who a connection is, once, when it begins.
package protocol Authenticator: Sendable {
    /// Who a peer with a token is; a token wins over what the kernel says of the peer.
    ///
    /// - Parameter token: empty when the client sent none.
    /// - Throws: to refuse the connection; anything that is no `StatusConvertible` is told as
    ///   UNAUTHENTICATED.
    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller

    /// A caller as it is now: what it may do may have changed since it came. Asked at every call, so it is
    /// answered from memory.
    ///
    /// - Throws: `RPCError` UNAUTHENTICATED where its credential holds no more.
    func current(_ caller: Caller) throws(RPCError) -> Caller
}

extension Authenticator {
    /// The caller as it came.
    package func current(_ caller: Caller) throws(RPCError) -> Caller { caller }
}
