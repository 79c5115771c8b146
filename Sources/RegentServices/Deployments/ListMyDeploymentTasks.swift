import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// The caller's tasks by planned date: those assigned to it, and those of owners for whom it stands in.
struct ListMyDeploymentTasks: UnaryHandler {
    private static let pageSizeStandard = 100

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ListMyDeploymentTasksRequest, _ call: CallContext
    ) async throws -> ListMyDeploymentTasksResponse {
        let (store, caller, now) = (context.store, try context.callerNow(call).name, context.now())
        let listing = store.listing(
            "myDeploymentTasks", caller, "\(request.due.rawValue)", "\(request.status.rawValue)")
        var calendar = TaskCalendar(store, now: now)
        var tasks = try await MergedTasks(
            store, TaskSource.all(of: caller, now, store),
            states: Self.states(request), dates: calendar.dates(request.due),
            after: listing.position(request.pageToken))
        let size = request.pageSize == 0 ? Self.pageSizeStandard : Int(request.pageSize)
        var response = ListMyDeploymentTasksResponse()
        // Tasks of the days around today may be those of another day in their region; a page passes few of them.
        var reads = 0
        while response.tasks.count < size, reads < size + 1_000, let task = try await tasks.next(atMost: size) {
            reads += 1
            guard try await calendar.isDue(task, request.due) else { continue }
            response.tasks.append(try await calendar.summary(task))
        }
        if let position = tasks.position, try await tasks.hasMore(atMost: size) {
            response.nextPageToken = listing.token(after: position)
        }
        return response
    }

    /// The states of a request; none = all.
    private static func states(_ request: ListMyDeploymentTasksRequest) -> [DeploymentTaskState] {
        if request.status != .unspecified { return [request.status] }
        return switch request.due {
        case .overdue, .dueSoon, .upcoming: DeploymentTask.open
        case .all, .unspecified, .unrecognized: []
        }
    }
}

/// Tasks of one assignee, of whom a caller may see some or all.
struct TaskSource {
    /// Principal.
    let assignee: String
    /// Only those of a model; empty = of all.
    let model: String
    /// Only this one; empty = all.
    let task: String

    /// The caller's own, and those of whoever it stands in for now.
    ///
    /// - Throws: `StorageError`.
    static func all(of caller: String, _ now: Int64, _ store: Store) async throws -> [TaskSource] {
        let query = DocumentQuery(
            filter: "delegate = \"\(caller)\" AND state = ACTIVE", orderBy: "end_time", pageSize: 1_000)
        let delegations = try await store.list(Delegation.self, query).items.filter {
            $0.covers(owner: $0.owner, model: $0.model, task: $0.task, at: now)
        }
        var sources = [TaskSource(assignee: caller, model: "", task: "")]
        for delegation in delegations {
            let source = TaskSource(assignee: delegation.owner, model: delegation.model, task: delegation.task)
            if !sources.contains(source) { sources.append(source) }
        }
        return sources
    }

    /// The filter of it; an index serves it but for one task, which is found by its name.
    func filter(_ state: DeploymentTaskState?, dates: String) -> String {
        let terms = [
            "assigned_to = \"\(assignee)\"", model.isEmpty ? "" : "model = \"\(model)\"",
            state.map { "state = \($0.name)" } ?? "", dates,
        ]
        return terms.filter { !$0.isEmpty }.joined(separator: " AND ")
    }
}

extension TaskSource: Equatable {}
