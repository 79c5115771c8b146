package import RegentMessages
package import RegentModel

extension RolloutPolicy: Governed {
    private typealias Methods = RolloutServiceMethods

    /// The lifecycle of a rollout policy.
    package static let lifecycle: [Transition<RolloutPolicy>] = [
        Transition(
            Methods.putRolloutPolicy.descriptor, from: [nil], to: [.active], events: "rolloutPolicy.created"),
        Transition(
            Methods.putRolloutPolicy.descriptor, from: [.active], to: .same, needsEtag: true,
            events: "rolloutPolicy.changed", promotedEvent, stagedEvent),
        Transition(
            Methods.rollbackRollout.descriptor, from: [.active], to: .same, needsReason: true,
            events: "rolloutPolicy.rolledBack"),
        Transition(
            Methods.approveAutoPromote.descriptor, from: [.active], to: .same, by: .not(author, .segregationOfDuties),
            needsEtag: true, events: "rolloutPolicy.autoPromoteApproved"),
    ]

    /// The event of a policy whose canary has become its stable version.
    static let promotedEvent = "rolloutPolicy.promoted"
    /// The event of a policy that has the share of a rollout's stage.
    static let stagedEvent = "rolloutPolicy.staged"

    private static let author = Party<RolloutPolicy>("author") { $0.authors }
}
