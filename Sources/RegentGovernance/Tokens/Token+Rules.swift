package import RegentMessages
package import RegentModel

extension Token {
    /// Seconds a token holds where its issuer does not say.
    package static let ttlSecondsStandard: UInt32 = 30 * 86_400

    /// A new token of a principal.
    ///
    /// - Parameters:
    ///   - id: last part of its name.
    ///   - secretDigest: SHA-256 of the secret's text.
    /// - Throws: `Refusal` `ILLEGAL_TRANSITION` for a principal that is disabled.
    package static func issued(
        to principal: Principal, _ request: IssueTokenRequest, id: String, secretDigest: [UInt8],
        by actor: String,
        now: Int64
    ) throws(Refusal) -> Change<Token> {
        guard !principal.disabled else {
            throw Refusal(.illegalTransition, "\(principal.name) is disabled", ["resource": principal.name])
        }
        let seconds = request.ttlSeconds == 0 ? ttlSecondsStandard : request.ttlSeconds
        // Saturates: a clock near the end of time makes tokens that hold for ever, not a trap.
        let (expiry, isBeyond) = now.addingReportingOverflow(Int64(seconds) * 1_000_000)
        let token = Token(
            name: "\(principal.name)/tokens/\(id)", description: request.description,
            expireTime: Timestamp(microseconds: isBeyond ? .max : expiry), issuedBy: actor,
            secretSha256: secretDigest)
        return Change(after: token, event: "token.issued")
    }

    /// The token after its end.
    ///
    /// - Throws: `Refusal` `ILLEGAL_TRANSITION` where it was revoked before.
    package func revoked(by actor: String, now: Timestamp) throws(Refusal) -> Change<Token> {
        guard revokeTime == nil else {
            throw Refusal(.illegalTransition, "\(name) was revoked by \(revokedBy)", ["resource": name])
        }
        var after = self
        after.revokeTime = now
        after.revokedBy = actor
        return Change(after: after, event: "token.revoked")
    }

    /// Index column of its state.
    package var stateName: String { revokeTime == nil ? "ISSUED" : "REVOKED" }
}
