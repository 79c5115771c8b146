import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Counts of tasks that wait, and of overrides.
struct GetDeploymentOverview: UnaryHandler {
    /// Documents of a kind that are counted: an overview of more says so.
    private static let countMax = 10_000
    private static let overrideMicros: Int64 = 30 * 86_400_000_000

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: GetDeploymentOverviewRequest, _ call: CallContext
    ) async throws -> GetDeploymentOverviewResponse {
        let scopes = try context.callerNow(call).scopes(ofAnyOf: call.permissions)
        let now = context.now()
        var (calendar, overview) = (TaskCalendar(context.store, now: now), GetDeploymentOverviewResponse())
        for state in DeploymentTask.open {
            let query = Query(filter: "state = \(state.name)", orderBy: "planned_production_date", scopes: scopes)
            let isMore = try await forEach(query) { task in
                let days = try await calendar.daysUntilDue(task)
                overview.open += 1
                if days < 0 { overview.overdue += 1 }
                if (0...TaskDates.soonDays).contains(days) { overview.dueSoon += 1 }
            }
            if isMore { overview.more = true }
        }
        let since = Timestamp(microseconds: now.subtractingReportingOverflow(Self.overrideMicros).partialValue)
        guard let since = since.rfc3339 else { return overview }
        let query = Query(
            filter: "deployed_before_validation_approved = true AND confirm_time >= \(since)",
            orderBy: "confirm_time desc", scopes: scopes)
        if try await forEach(query, { _ in overview.overrides += 1 }) { overview.more = true }
        return overview
    }

    private struct Query {
        let filter: String
        let orderBy: String
        let scopes: [Scope]
    }

    /// Hands over the tasks of a query; returns whether there are more than are counted.
    private func forEach(_ query: Query, _ body: (DeploymentTask) async throws -> Void) async throws -> Bool {
        var (token, count) = ("", 0)
        repeat {
            let page = try await context.store.list(
                DeploymentTask.self,
                DocumentQuery(filter: query.filter, orderBy: query.orderBy, pageSize: 1_000, pageToken: token),
                readableIn: query.scopes)
            for task in page.items { try await body(task) }
            (token, count) = (page.nextPageToken, count + page.items.count)
        } while !token.isEmpty && count < Self.countMax
        return !token.isEmpty
    }
}
