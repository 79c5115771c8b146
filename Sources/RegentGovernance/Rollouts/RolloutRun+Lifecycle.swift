package import RegentMessages
package import RegentModel

extension RolloutRun: Governed {
    private typealias Methods = RolloutRunServiceMethods
    private typealias Policies = RolloutServiceMethods

    /// The lifecycle of a rollout. PromoteVersion and RollbackRollout are verbs of the version and of the policy, which
    /// end it beside their own change.
    package static let lifecycle: [Transition<RolloutRun>] = [
        Transition(Methods.startRollout.descriptor, from: [nil], to: [.running], events: "rollout.started"),
        Transition(
            Methods.pauseRollout.descriptor, from: [.running], to: [.paused], needsReason: true, events: pausedEvent),
        Transition(Methods.resumeRollout.descriptor, from: [.paused], to: [.running], events: "rollout.resumed"),
        Transition(
            Methods.abortRollout.descriptor, from: openStates, to: [.rolledBack], needsReason: true,
            events: "rollout.aborted"),
        Transition(
            Policies.rollbackRollout.descriptor, from: openStates, to: [.rolledBack], needsReason: true,
            events: rolledBackEvent),
        Transition(
            Policies.promoteVersion.descriptor, from: openStates, to: [.promoted], when: isProven,
            events: promotedEvent),
        Transition(
            MethodDescriptor.tick, from: [.running], to: .sameOr([.paused, .promoted, .rolledBack]), by: .daemon,
            events: judgedEvent, stagedEvent, stagesPassedEvent, pausedEvent, promotedEvent, rolledBackEvent),
        Transition(
            MethodDescriptor.tick, from: [.paused], to: .sameOr([.rolledBack]), by: .daemon, events: judgedEvent,
            rolledBackEvent),
    ]

    /// States in which it is not at its end.
    package static let openStates: [RolloutRunState] = [.running, .paused]

    /// The judge has come to another decision.
    package static let judgedEvent = "rollout.judged"
    /// A stage has passed, and the next one has begun.
    package static let stagedEvent = "rollout.staged"
    /// The last stage has passed.
    package static let stagesPassedEvent = "rollout.stagesPassed"
    /// No stage passes until it is resumed.
    package static let pausedEvent = "rollout.paused"
    /// Its canary is the stable version.
    package static let promotedEvent = "rollout.promoted"
    /// Its canary is out of service.
    package static let rolledBackEvent = "rollout.rolledBack"

    private static let isProven = Condition<RolloutRun>("the verdict is PROMOTE") { $0.isProven }
}
