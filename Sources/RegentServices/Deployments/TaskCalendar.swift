import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// What tasks need to be shown: today in their regions, and validations of their versions. Each is read once.
struct TaskCalendar {
    let store: Store
    /// Microseconds since 1970.
    let now: Int64

    private var zones: [String: TimeZoneRules] = ["": .utc]
    private var validations: [String: ValidationRequest?] = [:]

    init(_ store: Store, now: Int64) {
        self.store = store
        self.now = now
    }

    /// Days from today in the region of a task to its planned date, negative when that is over.
    ///
    /// - Throws: `StorageError`.
    mutating func daysUntilDue(_ task: DeploymentTask) async throws -> Int64 {
        let zone = try await zone(of: task.region)
        return TaskDates(task.plannedProductionDate, in: zone)?.daysUntilDue(at: now, in: zone) ?? 0
    }

    /// A task with what is computed for it.
    ///
    /// - Throws: `StorageError`.
    mutating func summary(_ task: DeploymentTask) async throws -> DeploymentTaskSummary {
        DeploymentTaskSummary(
            task: task, daysUntilDue: try await daysUntilDue(task),
            validationStatus: try await validationState(of: task.version))
    }

    /// Whether an open task is one of those that a caller asks for.
    ///
    /// - Throws: `StorageError`.
    mutating func isDue(_ task: DeploymentTask, _ due: TaskDue) async throws -> Bool {
        let days: ClosedRange<Int64>
        switch due {
        case .overdue: days = .min ... -1
        case .dueSoon: days = 0...TaskDates.soonDays
        case .upcoming: days = TaskDates.soonDays + 1 ... .max
        case .all, .unspecified, .unrecognized: return true
        }
        return task.isOpen ? days.contains(try await daysUntilDue(task)) : false
    }

    /// The planned dates, as they stand in a filter, among which are all that a caller asks for: today is another date
    /// in another zone. Empty = all.
    func dates(_ due: TaskDue) -> String {
        func date(_ days: Int64) -> String { TimeZoneRules.utc.date(at: now)?.adding(days: days)?.description ?? "" }
        let field = "planned_production_date"
        return switch due {
        case .overdue: "\(field) <= \"\(date(1))\""
        case .dueSoon: "\(field) >= \"\(date(-1))\" AND \(field) <= \"\(date(TaskDates.soonDays + 1))\""
        case .upcoming: "\(field) >= \"\(date(TaskDates.soonDays))\""
        case .all, .unspecified, .unrecognized: ""
        }
    }

    private mutating func validationState(of version: String) async throws -> ValidationRequestState {
        if let known = validations[version] { return known?.state ?? .unspecified }
        let last = try await store.lastValidation(of: version)
        validations[version] = .some(last)
        return last?.state ?? .unspecified
    }

    private mutating func zone(of region: String) async throws -> TimeZoneRules {
        if let known = zones[region] { return known }
        let zone = try await store.get(Region.self, region).map(DeploymentLookup.zone) ?? .utc
        zones[region] = zone
        return zone
    }
}

extension Store {
    /// The validation request of a version that was made last, of however many; nil where it has none.
    ///
    /// - Throws: `StorageError`.
    func lastValidation(of version: String) async throws -> ValidationRequest? {
        var last: ValidationRequest?
        // With its state an index has them by name, page by page. While one is open there is no later one.
        for state in [ValidationRequestState.requested, .inProgress, .approved, .rejected] {
            var token = ""
            repeat {
                let query = DocumentQuery(
                    filter: "version = \"\(version)\" AND state = \(state.name)", pageSize: 1_000, pageToken: token)
                let page = try await list(ValidationRequest.self, query)
                last = ValidationRequest.last(of: page.items + [last].compactMap(\.self))
                token = page.nextPageToken
            } while !token.isEmpty
            if let last, [.requested, .inProgress].contains(last.state) { return last }
        }
        return last
    }
}

extension ValidationRequest {
    /// The one that was made last.
    static func last(of requests: [ValidationRequest]) -> ValidationRequest? {
        requests.max { one, two in
            (one.createTime?.microseconds ?? 0, one.name) < (two.createTime?.microseconds ?? 0, two.name)
        }
    }
}
