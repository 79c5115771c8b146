package import RegentMessages
package import RegentModel

extension Token: Governed {
    private typealias Methods = AccessServiceMethods

    /// The lifecycle of a token.
    package static let lifecycle: [Transition<Token>] = [
        Transition(Methods.issueToken.descriptor, from: [nil], to: [.active], events: "token.issued"),
        Transition(Methods.requestToken.descriptor, from: [nil], to: [.requested], events: "token.requested"),
        Transition(
            Methods.issueToken.descriptor, from: [.requested], to: [.active],
            by: .not(requester, .segregationOfDuties), events: "token.issued"),
        Transition(Methods.revokeToken.descriptor, from: [.active], to: [.revoked], events: "token.revoked"),
    ]

    private static let requester = Party<Token>("requester", rule: Duty.ownToken.rawValue) {
        Duty.ownToken.isInForce ? [$0.requestedBy] : []
    }
}
