package import RegentMessages
package import RegentModel

extension Token {
    /// Seconds a token holds where its issuer does not say.
    package static let ttlSecondsStandard: UInt32 = 30 * 86_400

    /// A new token of a principal.
    ///
    /// - Parameters:
    ///   - issueTime: microseconds since 1970, by the clock that its expiry is held against.
    ///   - id: last part of its name.
    ///   - secretDigest: SHA-256 of the secret's text.
    /// - Throws: `Refusal` `ILLEGAL_TRANSITION` for a principal that is disabled; `SEGREGATION_OF_DUTIES` for another
    ///   person's, whose token would let its issuer act as that person.
    package static func issued(
        to principal: Principal, _ request: IssueTokenRequest, _ command: Command, at issueTime: Int64, id: String,
        secretDigest: [UInt8]
    ) throws(Refusal) -> Change<Token> {
        try creating(command) { token throws(Refusal) in
            try principal.checkEnabled()
            let actor = command.actor
            guard principal.kind == .service || principal.name == actor.name || !Duty.ownToken.binds(command) else {
                throw Duty.ownToken.refusal(
                    "\(principal.name) is a person, who issues their own token, or requests one",
                    of: principal.name)
            }
            token.name = "\(principal.name)/tokens/\(id)"
            token.description = request.description
            token.expireTime = expiry(issueTime, seconds: request.ttlSeconds)
            token.issuedBy = command.actor.name
            token.secretSha256 = secretDigest
        }
    }

    /// A token that its own principal asks for: it holds only after another person has issued it.
    ///
    /// - Parameters:
    ///   - principal: the caller; nil where no principal of that name is stored.
    ///   - id: last part of its name.
    ///   - secretDigest: SHA-256 of the secret's text.
    /// - Throws: `Refusal` `NOT_FOUND` where nobody has put the caller, who is known by a user id only;
    ///   `ILLEGAL_TRANSITION` for a principal that is disabled.
    package static func requested(
        by principal: Principal?, _ request: RequestTokenRequest, _ command: Command, id: String, secretDigest: [UInt8]
    ) throws(Refusal) -> Change<Token> {
        try creating(command) { token throws(Refusal) in
            guard let principal else {
                throw Refusal(
                    .notFound, "\(command.actor.name) is not stored: an admin must create it first",
                    ["principal": command.actor.name])
            }
            try principal.checkEnabled()
            token.name = "\(principal.name)/tokens/\(id)"
            token.description = request.description
            token.requestedBy = command.actor.name
            token.ttlSeconds = request.ttlSeconds == 0 ? ttlSecondsStandard : request.ttlSeconds
            token.secretSha256 = secretDigest
        }
    }

    /// The requested token, which holds from now on; its secret is with its requester.
    ///
    /// - Parameters:
    ///   - principal: whose it is.
    ///   - issueTime: microseconds since 1970, by the clock that its expiry is held against.
    /// - Throws: `Refusal` `SEGREGATION_OF_DUTIES` for its requester; `ILLEGAL_TRANSITION` for a principal that is
    ///   disabled.
    package func issued(of principal: Principal, _ command: Command, at issueTime: Int64) throws(Refusal) -> Change<
        Token
    > {
        try applying(command) { token throws(Refusal) in
            try principal.checkEnabled()
            token.expireTime = Self.expiry(issueTime, seconds: ttlSeconds)
            token.issueTime = command.time
            token.issuedBy = command.actor.name
        }
    }

    /// The token after its end.
    package func revoked(_ command: Command) throws(Refusal) -> Change<Token> {
        try applying(command) { token in
            token.revokeTime = command.time
            token.revokedBy = command.actor.name
        }
    }

    /// When a token ends that is issued at a time; 0 seconds are the standard.
    ///
    /// Saturates: a clock near the end of time makes tokens that hold for ever, not a trap.
    private static func expiry(_ issueTime: Int64, seconds: UInt32) -> Timestamp {
        let seconds = seconds == 0 ? ttlSecondsStandard : seconds
        let (expiry, isBeyond) = issueTime.addingReportingOverflow(Int64(seconds) * 1_000_000)
        return Timestamp(microseconds: isBeyond ? .max : expiry)
    }
}

extension Principal {
    /// Refuses a token of a principal that is let in no more.
    fileprivate func checkEnabled() throws(Refusal) {
        guard state == .enabled else {
            throw Refusal(.illegalTransition, "\(name) is disabled", ["resource": name])
        }
    }
}

extension Token {
    /// The principal that it is of, by its name.
    package var owner: String { name.split(separator: "/").prefix(2).joined(separator: "/") }
}
