package import RegentMessages
package import RegentModel

extension SlaViolation: Governed {
    /// The lifecycle of a violation. The daemon makes, changes and ends it by outcomes, and nobody else.
    package static let lifecycle: [Transition<SlaViolation>] = [
        Transition(
            MethodDescriptor.tick, from: [nil], to: .any([.open, .ended]), by: .daemon, events: "slaViolation.opened"),
        Transition(
            MethodDescriptor.tick, from: [.open], to: .sameOr([.ended, .withdrawn]), by: .daemon, events: endedEvent,
            revisedEvent, withdrawnEvent),
        Transition(
            MethodDescriptor.tick, from: [.ended], to: .sameOr([.open, .withdrawn]), by: .daemon, events: revisedEvent,
            withdrawnEvent),
    ]

    /// The promise is kept again, or nobody looks any more.
    package static let endedEvent = "slaViolation.ended"
    /// Outcomes that came late have changed its begin or its end.
    package static let revisedEvent = "slaViolation.revised"
    /// Outcomes that came late show that there was none.
    package static let withdrawnEvent = "slaViolation.withdrawn"
}
