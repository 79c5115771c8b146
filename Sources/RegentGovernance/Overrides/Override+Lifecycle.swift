package import RegentMessages
package import RegentModel

extension Override: Governed {
    private typealias Methods = OverrideServiceMethods

    /// The lifecycle of an override.
    package static let lifecycle: [Transition<Override>] = [
        Transition(
            Methods.requestOverride.descriptor, from: [nil], to: [.requested], needsReason: true,
            events: "override.requested"),
        Transition(
            Methods.grantOverride.descriptor, from: [.requested], to: [.granted],
            by: .not(requester, .segregationOfDuties), needsEtag: true, events: "override.granted"),
        Transition(Methods.denyOverride.descriptor, from: [.requested], to: [.denied], events: "override.denied"),
        Transition(
            MethodDescriptor.tick, from: [.requested, .granted], to: [.expired], by: .daemon,
            events: "override.expired"),
    ]

    private static let requester = Party<Override>("requester", rule: Duty.ownOverride.rawValue) {
        Duty.ownOverride.isInForce ? [$0.requestedBy] : []
    }
}
