import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of dashboards")
struct DashboardRulesTests {
    typealias Methods = DashboardServiceMethods

    static func put(_ dashboard: Dashboard, over before: Dashboard? = nil) throws(Refusal) -> Dashboard {
        try dashboard.put(
            over: before,
            checkQuery: { query throws(Refusal) in
                if query == "bad" { throw Refusal(.queryInvalid, "column 1: bad", ["column": "1", "field": "text"]) }
            }, .of(Methods.putDashboard)
        ).after
    }

    static func dashboard(_ panels: (String, String)...) -> Dashboard {
        Dashboard(
            name: "dashboards/d", state: .archived,
            panels: panels.map { DashboardPanel(title: $0.0, query: $0.1, chart: .line) })
    }

    @Test("A dashboard is in use with the panels that were put")
    func panels() throws {
        let stored = try Self.put(Self.dashboard(("a", "one"), ("b", "one")))
        #expect(stored.state == .active && stored.panels.map(\.title) == ["a", "b"])
        let changed = try Self.put(Self.dashboard(("c", "two")), over: stored)
        #expect(changed.panels.map(\.query) == ["two"])
    }

    @Test("Two panels of one title and a query that cannot be read are refused by their field")
    func refused() {
        expectRefusal(.dashboardInvalid) { _ = try Self.put(Self.dashboard(("a", "one"), ("a", "two"))) }
        let error = #expect(throws: Refusal.self) { try Self.put(Self.dashboard(("a", "one"), ("b", "bad"))) }
        #expect(error?.reason == .queryInvalid && error?.metadata["column"] == "1")
        #expect(error?.metadata["field"] == "dashboard.panels[1].query")
    }

    @Test("An archived dashboard is not put until it is restored")
    func archived() throws {
        let stored = try Self.put(Self.dashboard(("a", "one")))
        let archived = try stored.archived(.of(Methods.archiveDashboard)).after
        #expect(archived.state == .archived)
        expectRefusal(.illegalTransition) { _ = try Self.put(stored, over: archived) }
        #expect(try archived.restored(.of(Methods.restoreDashboard)).after.state == .active)
    }
}
