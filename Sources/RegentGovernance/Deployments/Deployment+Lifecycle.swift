package import RegentMessages
package import RegentModel

extension Deployment: Governed {
    private typealias Methods = DeploymentServiceMethods

    /// The lifecycle of a deployment. Nobody calls a verb of it for what its last task makes of it, `closed`, or a
    /// rollback, `rolledBack`.
    package static let lifecycle: [Transition<Deployment>] = [
        Transition(Methods.createDeployment.descriptor, from: [nil], to: [.planned], events: "deployment.planned"),
        Transition(
            Methods.startDeployment.descriptor, from: [.planned], to: [.inProgress], events: "deployment.started"),
        Transition(
            Methods.recordSmokeResult.descriptor, from: [.inProgress], to: [.deployed, .cancelled],
            when: isOutsideProduction, events: deployedEvent, smokeFailedEvent),
        Transition(
            Methods.cancelDeployment.descriptor, from: [.planned, .inProgress], to: [.cancelled], needsReason: true,
            events: cancelledEvent),
        Transition(
            MethodDescriptor.tick, from: [.deployed], to: .same, by: .daemon, when: isMonitored,
            events: monitoredEvent, violatedEvent),
    ]

    /// The monitor found nothing wrong.
    package static let monitoredEvent = "deployment.monitored"
    /// The monitor found a rule that is violated.
    package static let violatedEvent = "deployment.monitorViolated"

    private static let isMonitored = Condition<Deployment>("its monitor has not ended") { $0.monitorDueTime != nil }

    static let deployedEvent = "deployment.deployed"
    static let smokeFailedEvent = "deployment.smokeFailed"
    static let cancelledEvent = "deployment.cancelled"
    static let rolledBackEvent = "deployment.rolledBack"

    private static let isOutsideProduction = Condition<Deployment>("outside production") { !$0.isInProduction }
}
