import RegentDatabase
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// What a call about one task, a tick, and a page of the caller's tasks take does not depend on how many tasks there
/// are.
@Suite("Cost of a task", .timeLimit(.minutes(10)))
struct TaskCostTests {
    @Test("Changes, ticks and pages take the same statements and rows among 800 tasks and among 4,800")
    func cost() async throws {
        let few = try await TaskStore(besides: 800).costs()
        let many = try await TaskStore(besides: 4_800).costs()
        #expect(few.count == 29 && many.count == 29)
        for (call, cost) in few {
            #expect(cost.count > 1 && cost == many[call], "\(call)")
        }
    }
}

/// A store with tasks, whose statements are counted.
private struct TaskStore {
    typealias Methods = DeploymentServiceMethods

    static let version = "models/m/versions/1.0.0"
    static let pageSize: UInt32 = 10
    /// Planned dates of the others, by which all of a kind are overdue, due soon or later. The bench is in 1970.
    static let dates = ["1969-12-01", "1970-01-04", "1970-06-01"]
    /// When the five tasks are due soon: a week before their date.
    static let soonMicros: Int64 = 14 * 86_400_000_000

    let bench: ServiceBench
    let database: CountingDatabase
    /// Five tasks of the owner of the store.
    let tasks: [DeploymentTask]

    /// A store with so many tasks beside the five; half of them are the owner's, half of one model.
    init(besides count: Int) async throws {
        bench = try await ServiceBench.open { CountingDatabase(wrapping: $0) }
        database = try #require(bench.database as? CountingDatabase)
        try await bench.released(Self.version)
        try await bench.deployInStaging(Self.version)
        var tasks: [DeploymentTask] = []
        for id in ["one", "two", "three", "four", "five"] {
            tasks += try await bench.begin(id, of: Self.version, on: "1970-01-22")
        }
        self.tasks = tasks
        try await put(count)
    }

    private func put(_ count: Int) async throws {
        let command = Command.daemon(Methods.startDeployment.descriptor, now: bench.context.now())
        let owner = tasks[0].assignedTo
        for start in stride(from: 0, to: count, by: 100) {
            _ = try await bench.store.write(MutationCall(command)) { store in
                for number in start..<start + 100 {
                    // Of each kind there are more than a page, whoever asks.
                    let kind = number / 8
                    let task = DeploymentTask(
                        name: "deploymentTasks/o\(number)", state: number % 2 == 0 ? .pending : .adjusted,
                        deployment: "deployments/o\(number / 50)", model: number / 2 % 2 == 0 ? "models/m" : "models/n",
                        version: Self.version, plannedProductionDate: Self.dates[kind % Self.dates.count],
                        assignedTo: number / 4 % 2 == 0 ? owner : "principals/p\(number % 10)",
                        nextDueTime: Timestamp(seconds: 4_000_000_000))
                    _ = try store.put(Change(after: task, effect: .created("task.created"), command: command))
                }
                return true
            }
        }
    }

    /// Statements and rows of a call.
    private func cost(_ call: () async throws -> Void) async throws -> [String] {
        _ = database.takeStatements()
        _ = database.takeRowCount()
        try await call()
        return database.takeStatements() + ["\(database.takeRowCount()) rows"]
    }

    /// Two pages of each listing of a caller.
    private func listings(as caller: Caller? = nil) async throws -> [String: [String]] {
        var costs: [String: [String]] = [:]
        let requests =
            TaskDue.allKnown.map { ListMyDeploymentTasksRequest(pageSize: Self.pageSize, due: $0) }
            + [ListMyDeploymentTasksRequest(pageSize: Self.pageSize, status: .pending)]
        for var request in requests {
            for page in ["first", "second"] {
                costs["\(page) page, \(request.due.name), \(request.status.name)"] = try await cost {
                    let answer = try await bench.call(Methods.listMyDeploymentTasks, request, as: caller)
                    #expect(answer.tasks.count == Int(Self.pageSize) && !answer.nextPageToken.isEmpty)
                    request.pageToken = answer.nextPageToken
                }
            }
        }
        return costs
    }

    private func tick(_ events: [String]) async throws -> [String] {
        let schedule = Schedule(
            bench.context, nouns: [DeploymentStart.self, TaskDueTimes.self], now: { Self.soonMicros })
        return try await cost {
            let done = try await schedule.tick(limit: 100).done
            #expect(done.map(\.event) == events)
        }
    }

    private func mutations() async throws -> [String: [String]] {
        [
            "adjust": try await cost {
                let request = AdjustTaskRequest(
                    name: tasks[0].name, plannedProductionDate: "1970-02-01",
                    mutation: .keyed("adjust", reason: "freeze"))
                _ = try await bench.call(Methods.adjustTask, request)
            },
            "confirm": try await cost {
                let request = ConfirmTaskRequest(name: tasks[1].name, mutation: .keyed("confirm"))
                _ = try await bench.call(Methods.confirmTask, request)
            },
            "cancel": try await cost {
                let request = CancelTaskRequest(
                    name: tasks[2].name, mutation: .keyed("cancel", reason: "not needed"))
                _ = try await bench.call(Methods.cancelTask, request)
            },
        ]
    }

    /// Of everything, by what it is.
    func costs() async throws -> [String: [String]] {
        var costs = try await listings()
        let bob = try await bench.party("bob")
        let delegation = Delegation(
            name: "delegations/d", model: "models/m", delegate: bob.name,
            endTime: Timestamp(microseconds: 20 * Self.soonMicros))
        _ = try await bench.call(
            DelegationServiceMethods.createDelegation,
            CreateDelegationRequest(delegation: delegation, mutation: .keyed("delegation")))
        for (page, cost) in try await listings(as: bob) { costs["\(page), as a delegate"] = cost }
        costs.merge(try await mutations()) { first, _ in first }
        // Last, because its clock is ahead of that of the others.
        costs["tick"] = try await tick(["task.due_soon", "task.due_soon"])
        costs["tick of nothing"] = try await tick([])
        return costs
    }
}
