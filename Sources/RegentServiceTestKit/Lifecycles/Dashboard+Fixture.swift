import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension Dashboard: LifecycleFixture {
    private typealias Methods = DashboardServiceMethods

    /// A dashboard with one panel.
    package static func made(in state: DashboardState, _ bench: ServiceBench) async throws -> Dashboard {
        let dashboard = Dashboard(
            name: "dashboards/\(state.name.lowercased())",
            panels: [DashboardPanel(title: "Calls", query: "count from outcomes since 1d every 1h", chart: .bar)])
        _ = try await bench.call(
            Methods.putDashboard, PutDashboardRequest(dashboard: dashboard, mutation: .fresh()))
        if state == .archived {
            _ = try await bench.call(
                Methods.archiveDashboard, ArchiveDashboardRequest(name: dashboard.name, mutation: .fresh()))
        }
        return try await bench.store.require(Dashboard.self, dashboard.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Dashboard>] {
        [
            VerbCall(Methods.putDashboard) { PutDashboardRequest(dashboard: $0) },
            VerbCall(Methods.archiveDashboard) { ArchiveDashboardRequest(name: $0.name) },
            VerbCall(Methods.restoreDashboard) { RestoreDashboardRequest(name: $0.name) },
        ]
    }
}
