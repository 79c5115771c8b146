package import RegentMessages
package import RegentModel

extension Committee: Governed {
    private typealias Methods = CommitteeServiceMethods

    /// The lifecycle of a committee.
    package static let lifecycle: [Transition<Committee>] = [
        Transition(Methods.putCommittee.descriptor, from: [nil], to: [.active], events: "committee.created"),
        Transition(Methods.putCommittee.descriptor, from: [.active], to: [.active], events: "committee.changed"),
        Transition(
            Methods.archiveCommittee.descriptor, from: [.active], to: [.archived], needsReason: true,
            events: "committee.archived"),
        Transition(
            Methods.restoreCommittee.descriptor, from: [.archived], to: [.active], events: "committee.restored"),
    ]
}
