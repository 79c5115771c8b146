import RegentMessages
import RegentModel
import RegentStorage

/// Tasks of several sources in the order of their planned dates; each source is read by an index, a page at a time.
struct MergedTasks {
    private static let orderBy = "planned_production_date"

    /// One source.
    private struct Part {
        let filter: String
        var token: String
        var waiting: ArraySlice<DeploymentTask> = []
        var isOver = false
    }

    private let store: Store
    private let order: Order
    private var parts: [Part] = []
    /// Where the last one stands, as page tokens have it; nil before the first.
    private(set) var position: String?

    /// - Parameters:
    ///   - states: those in these; none = in all.
    ///   - dates: a filter of planned dates; empty = all.
    ///   - position: of the last one of the page before; empty = from the first one.
    /// - Throws: `Refusal` FILTER_INVALID; `StorageError`.
    init(
        _ store: Store, _ sources: [TaskSource], states: [DeploymentTaskState], dates: String, after position: String
    ) async throws {
        self.store = store
        order = try Order(Self.orderBy, of: DeploymentTask.self)
        let wanted: [DeploymentTaskState?] = states.isEmpty ? [nil] : states
        for source in sources {
            for state in wanted {
                let filter = source.filter(state, dates: dates)
                parts.append(
                    source.task.isEmpty
                        ? Part(filter: filter, token: token(of: filter, after: position))
                        : try await single(source.task, filter, after: position))
            }
        }
    }

    /// Every source goes on from the place where the page before ended.
    private func token(of filter: String, after position: String) -> String {
        guard !position.isEmpty else { return "" }
        let query = DocumentQuery(filter: filter, orderBy: Self.orderBy)
        return store.listing(DeploymentTask.self, query).token(after: position)
    }

    /// The part of a source that is one task: it is found by its name.
    private func single(_ name: String, _ filter: String, after position: String) async throws -> Part {
        var part = Part(filter: filter, token: "", isOver: true)
        guard let task = try await store.get(DeploymentTask.self, name),
            try Filter(filter, of: DeploymentTask.self).matches(DocumentFields(task))
        else { return part }
        let last = position.isEmpty ? nil : order.position(text: position)
        if last.map({ order.precedes($0, place(of: task)) }) ?? true { part.waiting = [task] }
        return part
    }

    /// The next task; nil after the last.
    ///
    /// - Parameter size: tasks that are read of a source at once.
    /// - Throws: `StorageError` `.invalidPageToken` for a place that is none, and others.
    mutating func next(atMost size: Int) async throws -> DeploymentTask? {
        guard let first = try await first(atMost: size), let task = parts[first].waiting.first else { return nil }
        // Two delegations may cover the same task.
        for place in parts.indices where parts[place].waiting.first?.name == task.name {
            parts[place].waiting = parts[place].waiting.dropFirst()
        }
        position = order.text(of: place(of: task))
        return task
    }

    /// Whether there is another one.
    mutating func hasMore(atMost size: Int) async throws -> Bool { try await first(atMost: size) != nil }

    /// The source whose next task comes first.
    private mutating func first(atMost size: Int) async throws -> Int? {
        var first: Int?
        for index in parts.indices {
            while parts[index].waiting.isEmpty, !parts[index].isOver {
                let query = DocumentQuery(
                    filter: parts[index].filter, orderBy: Self.orderBy, pageSize: size, pageToken: parts[index].token)
                let page = try await store.list(DeploymentTask.self, query)
                parts[index].waiting = page.items[...]
                parts[index].token = page.nextPageToken
                parts[index].isOver = page.nextPageToken.isEmpty
            }
            guard let task = parts[index].waiting.first else { continue }
            if let known = first, let other = parts[known].waiting.first,
                !order.precedes(place(of: task), place(of: other))
            {
                continue
            }
            first = index
        }
        return first
    }

    private func place(of task: DeploymentTask) -> Order.Position {
        order.position(of: DocumentFields(task), name: task.name)
    }
}
