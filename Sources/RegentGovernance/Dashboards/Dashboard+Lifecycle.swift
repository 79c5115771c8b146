package import RegentMessages
package import RegentModel

extension Dashboard: Governed {
    private typealias Methods = DashboardServiceMethods

    /// The lifecycle of a dashboard.
    package static let lifecycle: [Transition<Dashboard>] = [
        Transition(Methods.putDashboard.descriptor, from: [nil], to: [.active], events: "dashboard.created"),
        Transition(Methods.putDashboard.descriptor, from: [.active], to: .same, events: "dashboard.changed"),
        Transition(Methods.archiveDashboard.descriptor, from: [.active], to: [.archived], events: "dashboard.archived"),
        Transition(Methods.restoreDashboard.descriptor, from: [.archived], to: [.active], events: "dashboard.restored"),
    ]
}
