package import RegentMessages
package import RegentModel

extension Incident: Governed {
    private typealias Methods = IncidentServiceMethods
    /// States in which there is still something to do.
    package static let openStates: [IncidentState] = [.open, .triaged, .investigating, .mitigated, .resolved]

    /// The lifecycle of an incident.
    package static let lifecycle: [Transition<Incident>] = [
        Transition(Methods.openIncident.descriptor, from: [nil], to: [.open], events: "incident.opened"),
        Transition(Methods.triageIncident.descriptor, from: [.open], to: [.triaged], events: "incident.triaged"),
        Transition(
            Methods.dismissIncident.descriptor, from: [.open, .triaged], to: [.dismissed], when: isMinor,
            needsReason: true, events: dismissed),
        Transition(
            Methods.dismissIncident.descriptor, from: [.open, .triaged], to: .sameOr([.dismissed]), when: isNotAsked,
            needsReason: true, events: dismissalRequested, dismissed),
        Transition(
            Methods.dismissIncident.descriptor, from: [.open, .triaged], to: [.dismissed],
            by: .not(asker, .secondPersonRequired), when: isAsked, events: dismissed),
        Transition(
            Methods.investigateIncident.descriptor, from: [.triaged], to: [.investigating],
            events: "incident.investigated"),
        Transition(
            Methods.mitigateIncident.descriptor, from: [.triaged, .investigating], to: [.mitigated],
            events: "incident.mitigated"),
        Transition(
            Methods.resolveIncident.descriptor, from: [.investigating, .mitigated], to: [.resolved],
            events: "incident.resolved"),
        Transition(
            Methods.closeIncident.descriptor, from: [.resolved], to: [.closed],
            by: .not(resolver, .segregationOfDuties), events: "incident.closed"),
        Transition(
            Methods.reopenIncident.descriptor, from: [.resolved, .closed], to: [.investigating], needsReason: true,
            events: "incident.reopened"),
        Transition(
            Methods.addIncidentNote.descriptor, from: openStates, to: .same, events: "incident.noted", occurred),
        Transition(
            Methods.updateIncident.descriptor, from: openStates, to: .same, events: "incident.changed"),
        Transition(
            MethodDescriptor.tick, from: openStates, to: .same, by: .daemon,
            when: hasDueTime, events: actionDue, dueSoon, overdue),
    ]

    static let dismissalRequested = "incident.dismissal_requested"
    static let dismissed = "incident.dismissed"
    static let occurred = "incident.occurred"
    /// An action's time has come.
    package static let actionDue = "incident.action_due"
    /// It is to be resolved within a day.
    package static let dueSoon = "incident.due_soon"
    /// It was to be resolved by now.
    package static let overdue = "incident.overdue"

    private static let isMinor = Condition<Incident>("severity INFO or WARNING") {
        [.info, .warning].contains($0.severity)
    }
    private static let isNotAsked = Condition<Incident>("nobody has asked for it") { $0.dismissal == nil }
    private static let isAsked = Condition<Incident>("somebody has asked for it") { $0.dismissal != nil }
    private static let hasDueTime = Condition<Incident>("something has a due time") { $0.nextDueTime != nil }
    private static let asker = Party<Incident>("asker") { [$0.dismissal?.requestedBy].compactMap(\.self) }
    private static let resolver = Party<Incident>("resolver") { $0.resolver.isEmpty ? [] : [$0.resolver] }
}
