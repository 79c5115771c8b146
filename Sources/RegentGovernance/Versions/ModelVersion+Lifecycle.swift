package import RegentMessages
package import RegentModel

extension ModelVersion: Governed {
    private typealias Methods = VersionServiceMethods
    private typealias Rollouts = RolloutServiceMethods

    /// The lifecycle of a version, by its state in prod: what is promoted or rolled back in another environment keeps
    /// it.
    package static let lifecycle: [Transition<ModelVersion>] = [
        Transition(Methods.registerVersion.descriptor, from: [nil], to: [.draft], events: registeredEvent),
        Transition(Methods.registerVersion.descriptor, from: [.draft], to: .same, events: approvedEvent),
        Transition(
            Methods.answerReleaseChecklist.descriptor, from: [.draft], to: .same, when: isNotReleased,
            events: "version.checklistAnswered"),
        Transition(
            Methods.recordPerformance.descriptor, from: [.draft], to: .same, events: "version.performanceRecorded"),
        Transition(
            Methods.releaseVersion.descriptor, from: [.draft], to: .same, when: isNotReleased,
            events: "version.released"),
        Transition(
            Rollouts.promoteVersion.descriptor, from: [.draft], to: .sameOr([.canary]), when: hasRelease,
            events: promotedEvent, supersededEvent),
        Transition(
            Rollouts.promoteVersion.descriptor, from: [.canary], to: .sameOr([.stable]), events: promotedEvent,
            supersededEvent),
        Transition(
            Rollouts.promoteVersion.descriptor, from: [.stable], to: .sameOr([.deprecated]), events: promotedEvent,
            supersededEvent),
        Transition(
            Rollouts.promoteVersion.descriptor, from: [.deprecated], to: .same, when: isStableElsewhere,
            events: supersededEvent),
        Transition(
            Rollouts.rollbackRollout.descriptor, from: [.draft, .canary, .stable], to: .sameOr([.draft]),
            needsReason: true, events: rolledBackEvent, restoredEvent),
        Transition(
            Rollouts.rollbackRollout.descriptor, from: [.deprecated], to: .sameOr([.stable]), needsReason: true,
            events: restoredEvent, rolledBackEvent),
        Transition(
            Methods.suspendVersion.descriptor, from: [.draft, .canary, .stable, .deprecated], to: .same,
            when: isNotSuspended, needsReason: true, events: "version.suspended"),
        Transition(
            Methods.resumeVersion.descriptor, from: [.draft, .canary, .stable, .deprecated], to: .same,
            when: isSuspended, needsReason: true, events: "version.resumed"),
        Transition(
            Methods.deprecateVersion.descriptor, from: [.stable], to: [.deprecated], events: "version.deprecated"),
        Transition(
            Methods.deprecateVersion.descriptor, from: [.draft], to: [.deprecated], needsReason: true,
            events: "version.deprecated"),
        Transition(
            Methods.retireVersion.descriptor, from: [.deprecated], to: [.retired], events: "version.retired"),
    ]

    static let registeredEvent = "version.registered"
    /// The event of a DRAFT behind which an applied proposal stands from then on.
    static let approvedEvent = "version.approved"
    private static let promotedEvent = "version.promoted"
    /// The event of a version that was STABLE in an environment where another one now is.
    static let supersededEvent = "version.superseded"
    /// The event of a version that a rollback has taken out of service.
    static let rolledBackEvent = "version.rolledBack"
    /// The event of a superseded version that a rollback has brought back.
    static let restoredEvent = "version.restored"

    private static let isNotReleased = Condition<ModelVersion>("not released") { !$0.isReleased }
    private static let hasRelease = Condition<ModelVersion>("released") { $0.isReleased }
    private static let isStableElsewhere = Condition<ModelVersion>("STABLE in another environment") {
        $0.statuses.contains { $0.state == .stable }
    }
    private static let isSuspended = Condition<ModelVersion>("suspended") { $0.suspended }
    private static let isNotSuspended = Condition<ModelVersion>("not suspended") { !$0.suspended }
}
