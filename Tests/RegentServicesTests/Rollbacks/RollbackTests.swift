import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Records of rollbacks", .timeLimit(.minutes(10)))
struct RollbackTests {
    typealias Methods = RollbackServiceMethods

    static let version = "models/m/versions/1.0.0"

    /// Rolls a version back in an environment, as a verb of rollouts does.
    static func rollBack(_ bench: ServiceBench, in environment: String) async throws -> RollbackRecord {
        let command = Command(
            actor: Caller(name: "principals/ada", authority: .all), role: "OPERATOR",
            method: Methods.setRootCause.descriptor, reason: "drift", now: bench.context.now())
        return try await bench.store.write(MutationCall(command)) { store in
            let version = try store.require(ModelVersion.self, version)
            let parts = try store.rollingBack(version, to: "", in: environment, command)
            return try store.put(parts.deployments.reduce(parts.record) { $0.with($1) })
        }
    }

    @Test("A rollback leaves a record, and takes back deployments of the version there, and no others")
    func deployments() async throws {
        let bench = try await ServiceBench.open()
        try await bench.released(Self.version)
        try await bench.deployInStaging(Self.version)
        try await bench.deployInStaging(Self.version, as: "again")
        let task = try #require(try await bench.begin("prod", of: Self.version).first)
        _ = try await bench.call(
            DeploymentServiceMethods.confirmTask, ConfirmTaskRequest(name: task.name, mutation: .fresh()))
        let record = try await Self.rollBack(bench, in: Deployment.staging)
        #expect(record.rolledBackBy == "principals/ada" && record.reason == "drift" && record.state == .open)
        let states = try await bench.store.list(Deployment.self).items.map { "\($0.name) \($0.state.name)" }
        #expect(
            states == [
                "deployments/again ROLLED_BACK", "deployments/prod DEPLOYED", "deployments/staging ROLLED_BACK",
            ])
        // Staging comes before production again.
        let other = Deployment(
            name: "deployments/p2", version: Self.version, environment: Deployment.production, scope: .global)
        await expectRefusal(.stagingRequired) { try await bench.plan(other) }
        let second = try await Self.rollBack(bench, in: Deployment.production)
        #expect(second.name != record.name)
        #expect(try await bench.call(Methods.listRollbacks, ListRollbacksRequest()).rollbacks.count == 2)
    }

    @Test("A record waits in inboxes until its cause is set")
    func inbox() async throws {
        let bench = try await ServiceBench.open()
        try await bench.released(Self.version)
        let record = try await Self.rollBack(bench, in: Deployment.production)
        func waiting() async throws -> [String] {
            try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest()).items
                .filter { $0.kind == "rollback.rootCause" }.map(\.resource)
        }
        #expect(try await waiting() == [record.name])
        let closed = try await bench.call(
            Methods.setRootCause,
            SetRootCauseRequest(name: record.name, rootCause: "a threshold", mutation: .fresh()))
        #expect(closed.rollback?.state == .closed && closed.rollback?.rootCause == "a threshold")
        #expect(try await waiting() == [])
        let shown = try await bench.call(Methods.getRollback, GetRollbackRequest(name: record.name))
        #expect(shown.rollback == closed.rollback)
    }
}
