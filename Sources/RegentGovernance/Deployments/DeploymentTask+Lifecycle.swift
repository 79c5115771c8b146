package import RegentMessages
package import RegentModel

extension DeploymentTask: Governed {
    private typealias Methods = DeploymentServiceMethods

    /// States in which it waits for its assignee.
    package static let open: [DeploymentTaskState] = [.pending, .adjusted]

    /// The lifecycle of a deployment task, which begins with its deployment.
    package static let lifecycle: [Transition<DeploymentTask>] = [
        Transition(
            Methods.confirmTask.descriptor, from: open, to: [.confirmed], by: .only(assignee),
            events: "task.confirmed", overrideEvent),
        Transition(
            Methods.adjustTask.descriptor, from: open, to: [.adjusted], by: .only(assignee), needsReason: true,
            events: "task.adjusted"),
        Transition(
            Methods.cancelTask.descriptor, from: open, to: [.cancelled], by: .only(assignee), needsReason: true,
            events: cancelledEvent),
        Transition(
            MethodDescriptor.tick, from: open, to: .same, by: .daemon, events: dueSoonEvent, overdueEvent),
    ]

    /// The event of a confirmation in spite of a validation.
    static let overrideEvent = "task.override"
    static let cancelledEvent = "task.cancelled"
    static let dueSoonEvent = "task.due_soon"
    static let overdueEvent = "task.overdue"

    /// A delegate acts as the assignee: `acting`.
    private static let assignee = Party<DeploymentTask>("assignee or a delegate") { [$0.assignedTo] }

    /// Whether it waits for its assignee.
    package var isOpen: Bool { Self.open.contains(state) }
}
