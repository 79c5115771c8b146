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

    /// How long what `current` gives of a caller from now on holds, so that it need not be asked at every call; nil
    /// where it is to be asked at every call.
    func standing(of caller: Caller) -> Standing?

    /// Whether what was found of a caller still holds. Asked at every call instead of `current`; allocates nothing.
    func isInForce(_ standing: Standing) -> Bool
}

extension Authenticator {
    /// The caller as it came.
    package func current(_ caller: Caller) throws(RPCError) -> Caller { caller }
    /// Asked at every call.
    package func standing(of caller: Caller) -> Standing? { nil }
    /// What was never given holds no longer.
    package func isInForce(_ standing: Standing) -> Bool { false }
}

/// How long what was found of a caller holds.
package struct Standing: Hashable, Sendable {
    /// Last change of access before it was looked for; the next change ends it.
    package let revision: UInt64
    /// When its credential runs out, by the authenticator's clock; nil for never.
    package let expiry: Int64?

    /// Names the two.
    package init(revision: UInt64, expiry: Int64? = nil) {
        self.revision = revision
        self.expiry = expiry
    }
}
