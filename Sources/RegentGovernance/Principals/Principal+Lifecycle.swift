package import RegentMessages
package import RegentModel

extension Principal: Governed {
    private typealias Methods = AccessServiceMethods
    private static let known: [PrincipalState] = [.enabled, .disabled]

    /// The lifecycle of a principal.
    package static let lifecycle: [Transition<Principal>] = [
        Transition(Methods.putPrincipal.descriptor, from: [nil], to: .any(known), events: "principal.created"),
        Transition(Methods.putPrincipal.descriptor, from: known, to: .any(known), events: "principal.changed"),
        Transition(
            Methods.grantRole.descriptor, from: known, to: .same, by: .not(itself, .segregationOfDuties),
            needsEtag: true, events: "principal.granted"),
        Transition(
            Methods.revokeRole.descriptor, from: known, to: .same, needsEtag: true, events: "principal.revoked"),
        Transition(Methods.harden.descriptor, from: [nil] + known, to: [.enabled], events: hardeningEvent),
    ]

    private static let itself = Party<Principal>("principal itself", rule: Duty.ownGrant.rawValue) {
        Duty.ownGrant.isInForce ? [$0.name] : []
    }

    /// The ledger's event by which single-person mode ends.
    package static let hardeningEvent = "access.hardened"
}
