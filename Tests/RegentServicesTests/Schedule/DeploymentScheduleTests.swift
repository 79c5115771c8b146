import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// What the daemon does of deployments by itself.
@Suite("Deployments on the schedule", .timeLimit(.minutes(10)))
struct DeploymentScheduleTests {
    static let version = "models/m/versions/1.0.0"
    static let day: Int64 = 86_400_000_000

    let bench: ServiceBench

    init() async throws {
        bench = try await ServiceBench.open()
        try await bench.released(Self.version)
        try await bench.deployInStaging(Self.version)
    }

    func tick(_ bench: ServiceBench? = nil, day: Int64) async throws -> [String] {
        let bench = bench ?? self.bench
        let nouns: [any ScheduledNoun.Type] = [DeploymentStart.self, TaskDueTimes.self]
        return try await Schedule(bench.context, nouns: nouns, now: { day * Self.day }).tick(limit: 100).done
            .map { "\($0.resource) \($0.event)" }
    }

    @Test("A deployment begins on its date with its tasks, once, also when four ask at once")
    func starts() async throws {
        try await bench.plan(
            Deployment(
                name: "deployments/p", version: Self.version, environment: Deployment.production, scope: .global,
                plannedProductionDate: "1970-01-11"))
        #expect(try await tick(day: 9) == [])
        let done = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 { group.addTask { try await tick(day: 10) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let starts = done.filter { $0 == "deployments/p deployment.started" }
        #expect(starts.count == 1)
        let tasks = try await bench.store.list(DeploymentTask.self).items
        #expect(tasks.map(\.name) == ["deploymentTasks/p"] && tasks.map(\.plannedProductionDate) == ["1970-01-11"])
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: "deployments/p"))
        #expect(history.entries.map(\.event) == ["deployment.planned", "deployment.started"])
    }

    @Test("A task is reported as due soon once and overdue once a day, over restarts")
    func reported() async throws {
        let task = try #require(try await bench.begin("p", of: Self.version, on: "1970-01-21").first)
        var told: [String] = []
        for day: Int64 in [5, 12, 13, 13, 14, 20, 21, 21, 22, 25] {
            told += try await tick(try await bench.restarted(), day: day)
        }
        #expect(
            told == [
                "\(task.name) task.due_soon", "\(task.name) task.overdue", "\(task.name) task.overdue",
                "\(task.name) task.overdue",
            ])
    }

    @Test("A deployment whose version was suspended stays planned, and holds nothing else up")
    func refused() async throws {
        let other = "models/m/versions/1.1.0"
        try await bench.released(other)
        try await bench.deployInStaging(other, as: "s2")
        for (id, version) in [("p", Self.version), ("q", other)] {
            try await bench.plan(
                Deployment(
                    name: "deployments/\(id)", version: version, environment: Deployment.production, scope: .global,
                    plannedProductionDate: "1970-01-11"))
        }
        _ = try await bench.call(
            VersionServiceMethods.suspendVersion, SuspendVersionRequest(name: Self.version, mutation: .fresh("drift")))
        #expect(try await tick(day: 10).contains("deployments/q deployment.started"))
        #expect(try await bench.store.require(Deployment.self, "deployments/p").state == .planned)
    }
}
