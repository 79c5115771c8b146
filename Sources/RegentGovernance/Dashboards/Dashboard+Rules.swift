package import RegentMessages
package import RegentModel

extension Dashboard {
    /// What putting this dashboard gives.
    ///
    /// - Parameters:
    ///   - before: the stored dashboard; nil where there is none.
    ///   - checkQuery: throws where a query cannot be read.
    /// - Throws: `Refusal` `DASHBOARD_INVALID` where two panels have one title, and what `checkQuery` throws with the
    ///   panel.
    package func put(
        over before: Dashboard?, checkQuery: (String) throws(Refusal) -> Void, _ command: Command
    ) throws(Refusal) -> Change<Dashboard> {
        try Self.putting(command, over: before) { dashboard throws(Refusal) in
            dashboard = self
            dashboard.state = .active
            for (place, panel) in panels.enumerated() {
                let field = "dashboard.panels[\(place)]"
                if panels[..<place].contains(where: { $0.title == panel.title }) {
                    throw Refusal(
                        .dashboardInvalid, "\(field).title: another panel is called \(panel.title)",
                        ["field": "\(field).title", "value": panel.title])
                }
                try Self.checked(panel, field, checkQuery)
            }
        }
    }

    private static func checked(
        _ panel: DashboardPanel, _ field: String, _ checkQuery: (String) throws(Refusal) -> Void
    ) throws(Refusal) {
        do {
            try checkQuery(panel.query)
        } catch {
            throw Refusal(
                error.reason, "\(field).query: \(error.message)",
                error.metadata.merging(["field": "\(field).query"]) { $1 })
        }
    }

    /// The dashboard, out of use.
    package func archived(_ command: Command) throws(Refusal) -> Change<Dashboard> {
        try applying(command) { $0.state = .archived }
    }

    /// The dashboard in use again.
    package func restored(_ command: Command) throws(Refusal) -> Change<Dashboard> {
        try applying(command) { $0.state = .active }
    }
}
