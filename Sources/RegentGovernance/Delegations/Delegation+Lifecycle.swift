package import RegentMessages
package import RegentModel

extension Delegation: Governed {
    private typealias Methods = DelegationServiceMethods

    /// The lifecycle of a delegation.
    package static let lifecycle: [Transition<Delegation>] = [
        Transition(
            Methods.createDelegation.descriptor, from: [nil], to: [.active], by: .only(owner),
            events: "delegation.created"),
        Transition(
            Methods.revokeDelegation.descriptor, from: [.active], to: [.ended], by: .only(owner),
            events: "delegation.revoked"),
        Transition(MethodDescriptor.tick, from: [.active], to: [.ended], by: .daemon, events: "delegation.ended"),
    ]

    private static let owner = Party<Delegation>("owner") { [$0.owner] }
}
