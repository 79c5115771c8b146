import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Dashboards through their handlers.
@Suite("Dashboards", .timeLimit(.minutes(10)))
struct DashboardServiceTests {
    typealias Dashboards = DashboardServiceMethods

    private static let calls = Dashboard(
        name: "dashboards/calls",
        panels: [DashboardPanel(title: "Calls", query: "count from outcomes since 1d every 1h", chart: .line)])

    @discardableResult
    private static func put(
        _ bench: ServiceBench, _ dashboard: Dashboard, etag: String = "", as caller: Caller? = nil
    ) async throws -> Dashboard {
        let request = PutDashboardRequest(dashboard: dashboard, mutation: .fresh(etag: etag))
        return try #require(try await bench.call(Dashboards.putDashboard, request, as: caller).dashboard)
    }

    private static func names(
        _ bench: ServiceBench, showArchived: Bool = false, as caller: Caller? = nil
    ) async throws -> [String] {
        let request = ListDashboardsRequest(showArchived: showArchived)
        return try await bench.call(Dashboards.listDashboards, request, as: caller).dashboards.map(\.name)
    }

    @Test("A dashboard is put, read, listed, archived and restored, and the ledger has its life")
    func life() async throws {
        let bench = try await ServiceBench.open()
        var dashboard = try await Self.put(bench, Self.calls)
        dashboard.displayName = "Calls"
        dashboard = try await Self.put(bench, dashboard, etag: dashboard.etag)
        let read = try await bench.call(Dashboards.getDashboard, GetDashboardRequest(name: dashboard.name)).dashboard
        #expect(read == dashboard)
        let archive = ArchiveDashboardRequest(name: dashboard.name, mutation: .fresh())
        #expect(try await bench.call(Dashboards.archiveDashboard, archive).dashboard?.state == .archived)
        #expect(try await Self.names(bench) == [])
        #expect(try await Self.names(bench, showArchived: true) == [dashboard.name])
        let restore = RestoreDashboardRequest(name: dashboard.name, mutation: .fresh())
        #expect(try await bench.call(Dashboards.restoreDashboard, restore).dashboard?.state == .active)
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: dashboard.name))
        #expect(
            history.entries.map(\.event)
                == ["dashboard.created", "dashboard.changed", "dashboard.archived", "dashboard.restored"])
    }

    @Test(
        "A query that cannot be read is refused, and nothing changes",
        arguments: ["count", "nothing from outcomes", "count from nowhere", "count from outcomes where a b"])
    func queries(query: String) async throws {
        let bench = try await ServiceBench.open()
        let before = try await bench.content()
        var dashboard = Self.calls
        dashboard.panels[0].query = query
        let error = await failure { try await Self.put(bench, dashboard) }
        #expect(["QUERY_INVALID", "FILTER_INVALID"].contains(error?.reason))
        #expect(try await bench.content() == before)
    }

    @Test("A dashboard lies in the whole store: a role within a scope neither writes nor reads it")
    func scopes() async throws {
        let bench = try await ServiceBench.open()
        try await Self.put(bench, Self.calls)
        let scoped = try ModelServiceTests.person("ada", "models/m", "dashboard.write", "analytics.query")
        await expectRefusal(.permissionDenied) { try await Self.put(bench, Self.calls, as: scoped) }
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(Dashboards.getDashboard, GetDashboardRequest(name: Self.calls.name), as: scoped)
        }
        #expect(try await Self.names(bench, as: scoped) == [])
        let everywhere = try ModelServiceTests.person("ada", "*", "analytics.query")
        #expect(try await Self.names(bench, as: everywhere) == [Self.calls.name])
        await expectRefusal(.permissionDenied) { try await Self.put(bench, Self.calls, as: everywhere) }
    }
}
