package import RegentMessages
package import RegentModel

extension Token: Governed {
    /// The lifecycle of a token.
    package static let lifecycle: [Transition<Token>] = [
        Transition(AccessServiceMethods.issueToken.descriptor, from: [nil], to: [.active], events: "token.issued"),
        Transition(
            AccessServiceMethods.revokeToken.descriptor, from: [.active], to: [.revoked], events: "token.revoked"),
    ]
}
