package import RegentMessages
package import RegentModel

extension ModelVersion: Governed {
    private typealias Methods = VersionServiceMethods

    /// The lifecycle of a version, by its state in prod. Promotion and rollback, which lead to CANARY and STABLE and
    /// back, are verbs of rollouts.
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

    private static let isNotReleased = Condition<ModelVersion>("not released") { !$0.isReleased }
    private static let isSuspended = Condition<ModelVersion>("suspended") { $0.suspended }
    private static let isNotSuspended = Condition<ModelVersion>("not suspended") { !$0.suspended }
}
