package import RegentMessages
package import RegentModel

extension Force: Governed {
    private typealias Methods = ForceServiceMethods

    /// The lifecycle of a force lease.
    package static let lifecycle: [Transition<Force>] = [
        Transition(
            Methods.forceVersion.descriptor, from: [nil], to: [.active], needsReason: true, events: "force.started"),
        Transition(Methods.releaseForce.descriptor, from: [.active], to: [.ended], events: "force.released"),
        Transition(MethodDescriptor.tick, from: [.active], to: [.ended], by: .daemon, events: "force.ended"),
    ]
}
