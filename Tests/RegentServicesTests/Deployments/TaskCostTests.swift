import RegentDatabase
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// What a call about one task takes does not depend on how many tasks there are.
@Suite("Cost of a task", .timeLimit(.minutes(10)))
struct TaskCostTests {
    typealias Methods = DeploymentServiceMethods

    static let version = "models/m/versions/1.0.0"

    /// Statements and rows of a confirmation, and of a page of the caller's tasks, where there are so many tasks of others.
    static func cost(besides count: Int) async throws -> [String: [String]] {
        let bench = try await ServiceBench.open { CountingDatabase(wrapping: $0) }
        let database = try #require(bench.database as? CountingDatabase)
        try await bench.released(version)
        try await bench.deployInStaging(version)
        let tasks = try await bench.begin("prod", of: version)
        let command = Command.daemon(Methods.startDeployment.descriptor, now: bench.context.now())
        for start in stride(from: 0, to: count, by: 100) {
            _ = try await bench.store.write(MutationCall(command)) { store in
                for number in start..<start + 100 {
                    // Half of them are of the same model.
                    let task = DeploymentTask(
                        name: "deploymentTasks/o\(number)", state: .pending, deployment: "deployments/o\(number / 50)",
                        model: number % 2 == 0 ? "models/m" : "models/n", version: version,
                        plannedProductionDate: "1970-02-01", assignedTo: "principals/p\(number % 10)")
                    _ = try store.put(Change(after: task, effect: .created("task.created"), command: command))
                }
                return true
            }
        }
        func taken() -> [String] { database.takeStatements() + ["\(database.takeRowCount()) rows"] }
        _ = taken()
        _ = try await bench.call(Methods.listMyDeploymentTasks, ListMyDeploymentTasksRequest(pageSize: 10))
        let listing = taken()
        _ = try await bench.call(
            Methods.confirmTask, ConfirmTaskRequest(name: tasks[0].name, mutation: .keyed("confirm")))
        return ["list": listing, "confirm": taken()]
    }

    @Test("Confirming one and listing one's own take the same statements and rows among 100 and among 5,000")
    func cost() async throws {
        let few = try await Self.cost(besides: 100)
        let many = try await Self.cost(besides: 5_000)
        #expect((few["confirm"]?.count ?? 0) > 1 && (few["list"]?.count ?? 0) > 1)
        #expect(few == many)
    }
}
