package import RegentMessages
package import RegentModel

/// Who is known by what and may do what, as of one revision of the ledger.
package struct AccessSnapshot: Sendable, Equatable {
    /// Revision of the ledger it is of.
    package var revision: UInt64
    /// Whether the store is in single-person mode: segregation of duties is relaxed for the owner.
    package var isSinglePersonMode: Bool

    private struct Known: Sendable, Equatable {
        let kind: Caller.Kind
        let authority: Caller.Authority
        let isDisabled: Bool
        let uids: [UInt32]
        let certificates: [String]
    }

    private let ownerName: String
    private var principals: [String: Known] = [:]
    private var namesByUID: [UInt32: String] = [:]
    private var namesByCertificate: [ExactText: String] = [:]
    private var tokens: [String: Token] = [:]

    /// What principals and tokens give.
    ///
    /// - Throws: `ResourceNameError` for an invalid stored scope or name.
    package init(
        revision: UInt64, ownerUID: UInt32, isSinglePersonMode: Bool, principals: [Principal], tokens: [Token]
    ) throws(ResourceNameError) {
        self.revision = revision
        self.isSinglePersonMode = isSinglePersonMode
        ownerName = Caller.name(ofUID: ownerUID)
        for principal in principals { try put(principal) }
        for token in tokens { try put(token) }
    }

    /// Takes a new or changed principal.
    ///
    /// - Throws: `ResourceNameError` for an invalid stored scope.
    package mutating func put(_ principal: Principal) throws(ResourceNameError) {
        var granted: [Authorisation] = []
        for grant in principal.grants { granted.append(try grant.authorisation()) }
        let before = principals[principal.name]
        for uid in before?.uids ?? [] where namesByUID[uid] == principal.name { namesByUID[uid] = nil }
        for uri in before?.certificates ?? [] where namesByCertificate[ExactText(uri)] == principal.name {
            namesByCertificate[ExactText(uri)] = nil
        }
        let known = Known(
            kind: principal.kind == .service ? .service : .human, authority: .granted(granted),
            isDisabled: principal.disabled, uids: principal.knownUIDs, certificates: principal.certificateUris)
        principals[principal.name] = known
        for uid in known.uids { namesByUID[uid] = principal.name }
        for uri in known.certificates { namesByCertificate[ExactText(uri)] = principal.name }
    }

    /// Takes a new or changed token.
    ///
    /// - Throws: `ResourceNameError` for an invalid stored name.
    package mutating func put(_ token: Token) throws(ResourceNameError) {
        tokens[try ResourceName(token.name).id ?? ""] = token
    }

    /// The token of an id, whatever its state.
    package func token(_ id: String) -> Token? { tokens[id] }

    /// Whether a token that was not revoked ran out after a time, at another one at the latest.
    ///
    /// - Complexity: O(tokens).
    package func hasTokenExpired(after time: Int64, by end: Int64) -> Bool {
        tokens.values.contains { token in
            guard token.revokeTime == nil, let expiry = token.expireTime?.microseconds else { return false }
            return expiry > time && expiry <= end
        }
    }

    /// A caller by the user id that the kernel vouches for: known by name at least.
    ///
    /// - Throws: `Refusal` `UNAUTHENTICATED` where its principal is disabled.
    package func caller(uid: UInt32) throws(Refusal) -> Caller {
        try caller(namesByUID[uid] ?? Caller.name(ofUID: uid), .uid(uid))
    }

    /// A caller by the URI of a verified certificate.
    ///
    /// - Throws: `Refusal` `UNAUTHENTICATED` if it identifies no principal, or a disabled one.
    package func caller(certificateURI uri: String) throws(Refusal) -> Caller {
        guard let name = namesByCertificate[ExactText(uri)] else {
            throw Refusal(.unauthenticated, "no principal has the URI of the client certificate")
        }
        return try caller(name, .certificate(uri: uri))
    }

    /// A caller by a token whose secret was proved.
    ///
    /// - Throws: `Refusal` `UNAUTHENTICATED` where it has expired or was revoked, or its principal is disabled.
    package func caller(token id: String, now: Int64) throws(Refusal) -> Caller {
        guard let token = tokens[id], token.state == .active, let expiry = token.expireTime?.microseconds,
            now < expiry
        else { throw Self.tokenRefusal }
        return try caller(token.owner, .token(id))
    }

    /// The same error for every invalid token, so that a caller does not learn which ones are known.
    package static let tokenRefusal = Refusal(
        .unauthenticated, "the token is unknown, expired or revoked")

    /// A caller that came before, as it is now.
    ///
    /// - Throws: `Refusal` `UNAUTHENTICATED` if its credential is no longer valid.
    package func current(_ caller: Caller, now: Int64) throws(Refusal) -> Caller {
        switch caller.credential {
        case .uid(let uid): try self.caller(uid: uid)
        case .token(let id): try self.caller(token: id, now: now)
        case .certificate(let uri): try self.caller(certificateURI: uri)
        case .none: caller
        }
    }

    /// The permissions of a principal, by name; nothing is refused here, and an unknown principal has none.
    package func authority(of name: String) -> Caller.Authority {
        if isSinglePersonMode, name == ownerName { return .all }
        return principals[name]?.authority ?? .granted([])
    }

    /// Whether a principal is disabled.
    package func isDisabled(_ name: String) -> Bool {
        (principals[name]?.isDisabled ?? false) && !(isSinglePersonMode && name == ownerName)
    }

    /// A principal as it would call, by name; nobody is refused here.
    package func caller(named name: String, _ credential: Caller.Credential = .none) -> Caller {
        Caller(
            name: name, kind: principals[name]?.kind ?? .human, credential: credential, authority: authority(of: name),
            isSinglePersonMode: isSinglePersonMode && name == ownerName)
    }

    private func caller(_ name: String, _ credential: Caller.Credential) throws(Refusal) -> Caller {
        guard !isDisabled(name) else { throw Refusal(.unauthenticated, "\(name) is disabled") }
        return caller(named: name, credential)
    }
}
