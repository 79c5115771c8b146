package import RegentMessages
package import RegentModel

extension Alert: Governed {
    /// States of one that somebody has closed.
    package static let closedStates: [AlertState] = [.fixedByConfig, .rolledBack, .falseAlarm]

    /// The lifecycle of an alert.
    package static let lifecycle: [Transition<Alert>] = [
        Transition(MethodDescriptor.tick, from: [nil], to: [.open], by: .daemon, events: "alert.opened"),
        Transition(
            AlertServiceMethods.closeAlert.descriptor, from: [.open], to: .any(closedStates), needsReason: true,
            events: "alert.closed"),
    ]
}
