package import RegentMessages
package import RegentModel

extension SlaTarget: Governed {
    private typealias Methods = SlaServiceMethods

    /// The lifecycle of an SLA target.
    package static let lifecycle: [Transition<SlaTarget>] = [
        Transition(Methods.putSlaTarget.descriptor, from: [nil], to: [.active], events: "slaTarget.created"),
        Transition(Methods.putSlaTarget.descriptor, from: [.active], to: .same, events: "slaTarget.changed"),
        Transition(
            Methods.pauseSla.descriptor, from: [.active], to: [.paused], needsReason: true,
            events: "slaTarget.paused"),
        Transition(Methods.resumeSla.descriptor, from: [.paused], to: [.active], events: "slaTarget.resumed"),
        Transition(
            MethodDescriptor.tick, from: [.paused], to: [.active], by: .daemon, events: "slaTarget.resumed"),
        Transition(
            Methods.archiveSlaTarget.descriptor, from: [.active, .paused], to: [.archived],
            events: "slaTarget.archived"),
        Transition(
            Methods.restoreSlaTarget.descriptor, from: [.archived], to: [.active], events: "slaTarget.restored"),
    ]
}
