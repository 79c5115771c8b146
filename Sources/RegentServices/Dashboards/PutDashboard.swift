import RegentAnalytics
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a dashboard, or replaces it whole.
struct PutDashboard: DocumentVerb {
    func decide(
        _ request: PutDashboardRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Dashboard> {
        let dashboard = request.dashboard ?? Dashboard()
        return try dashboard.put(
            over: try store.find(Dashboard.self, dashboard.name), checkQuery: PanelQuery.check, command)
    }
}

/// The query of a panel.
enum PanelQuery {
    /// Reads a query and runs nothing.
    ///
    /// - Throws: `Refusal` QUERY_INVALID, FILTER_INVALID.
    static func check(_ text: String) throws(Refusal) { _ = try QueryShape(reading: QueryMetricsRequest(text: text)) }
}
