import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Counts of tasks that wait, and of overrides.
struct GetDeploymentOverview: UnaryHandler {
    private static let overrideMicros: Int64 = 30 * 86_400_000_000

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: GetDeploymentOverviewRequest, _ call: CallContext
    ) async throws -> GetDeploymentOverviewResponse {
        let scopes = try context.callerNow(call).scopes(ofAnyOf: call.permissions)
        let now = context.now()
        var calendar = TaskCalendar(context.store, now: now)
        var overview = GetDeploymentOverviewResponse()
        for state in DeploymentTask.open {
            var tasks = CountedTasks(
                context.store, filter: "state = \(state.name)", orderBy: "planned_production_date", scopes)
            while let page = try await tasks.next() {
                for task in page {
                    let days = try await calendar.daysUntilDue(task)
                    overview.open += 1
                    if days < 0 { overview.overdue += 1 }
                    if (0...TaskDates.soonDays).contains(days) { overview.dueSoon += 1 }
                }
            }
            if tasks.isMore { overview.more = true }
        }
        let since = Timestamp(microseconds: now.subtractingReportingOverflow(Self.overrideMicros).partialValue)
        guard let since = since.rfc3339 else { return overview }
        var overrides = CountedTasks(
            context.store, filter: "deployed_before_validation_approved = true AND confirm_time >= \(since)",
            orderBy: "confirm_time desc", scopes)
        while let page = try await overrides.next() { overview.overrides += UInt64(page.count) }
        if overrides.isMore { overview.more = true }
        return overview
    }
}

/// The tasks of a query, page by page, up to as many as an overview counts.
private struct CountedTasks {
    private static let countMax = 10_000

    private let store: Store
    private let filter: String
    private let orderBy: String
    private let scopes: [Scope]
    private var count = 0
    /// Of the page after those that were read; nil before the first.
    private var token: String?

    init(_ store: Store, filter: String, orderBy: String, _ scopes: [Scope]) {
        (self.store, self.filter, self.orderBy, self.scopes) = (store, filter, orderBy, scopes)
    }

    /// Whether there are more than are counted.
    var isMore: Bool { token?.isEmpty == false }

    /// The next page; nil after the last that is counted.
    mutating func next() async throws -> [DeploymentTask]? {
        guard token?.isEmpty != true, count < Self.countMax else { return nil }
        let page = try await store.list(
            DeploymentTask.self,
            DocumentQuery(filter: filter, orderBy: orderBy, pageSize: 1_000, pageToken: token ?? ""),
            readableIn: scopes)
        token = page.nextPageToken
        count += page.items.count
        return page.items
    }
}
