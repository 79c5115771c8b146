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
            guard principal.state == .enabled else {
                throw Refusal(.illegalTransition, "\(principal.name) is disabled", ["resource": principal.name])
            }
            let actor = command.actor
            guard principal.kind == .service || principal.name == actor.name || actor.isSinglePersonMode else {
                throw Refusal(
                    .segregationOfDuties, "\(principal.name) is a person; only \(principal.name) can issue this token",
                    ["principal": principal.name])
            }
            let seconds = request.ttlSeconds == 0 ? ttlSecondsStandard : request.ttlSeconds
            // Saturates: a clock near the end of time makes tokens that hold for ever, not a trap.
            let (expiry, isBeyond) = issueTime.addingReportingOverflow(Int64(seconds) * 1_000_000)
            token.name = "\(principal.name)/tokens/\(id)"
            token.description = request.description
            token.expireTime = Timestamp(microseconds: isBeyond ? .max : expiry)
            token.issuedBy = command.actor.name
            token.secretSha256 = secretDigest
        }
    }

    /// The token after its end.
    package func revoked(_ command: Command) throws(Refusal) -> Change<Token> {
        try applying(command) { token in
            token.revokeTime = command.time
            token.revokedBy = command.actor.name
        }
    }
}
