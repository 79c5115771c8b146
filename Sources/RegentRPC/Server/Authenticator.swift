package import RegentModel
package import RegentTransport

/// Identifies the peer of a connection, once, when it begins.
package protocol Authenticator: Sendable {
    /// Returns the caller; a token takes precedence over the identity that the kernel reports.
    ///
    /// - Parameter token: empty when the client sent none.
    /// - Throws: to refuse the connection; an error that is not `StatusConvertible` is reported as
    ///   UNAUTHENTICATED.
    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller

    /// A caller as it is now: what it may do may have changed since it came. Asked at every call, so it is
    /// answered from memory.
    ///
    /// - Throws: `RPCError` UNAUTHENTICATED if its credential is no longer valid.
    func current(_ caller: Caller) throws(RPCError) -> Caller
}

extension Authenticator {
    /// The caller as it came.
    package func current(_ caller: Caller) throws(RPCError) -> Caller { caller }
}
