import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Deployed versions that are held against what was expected of them.
@Suite("Monitored deployments", .timeLimit(.minutes(10)))
struct DeploymentMonitoringTests {
    static let hour: Int64 = 3_600_000_000
    static let version = "models/m/versions/1.0.0"

    let bench: ServiceBench

    /// A bench with a version that was deployed in production at the hour 100.
    init() async throws {
        bench = try await ServiceBench.open()
        try await bench.context.seed()
        try await bench.released(Self.version)
        try await deploy("deployments/d", Self.version, at: 100)
    }

    private func deploy(_ name: String, _ version: String, at hour: Int64) async throws {
        let command = Command.daemon(DeploymentServiceMethods.startDeployment.descriptor, now: 1)
        _ = try await bench.store.write(MutationCall(command)) { store in
            let deployment = Deployment(
                name: name, state: .deployed, model: "models/m", version: version,
                environment: Deployment.production, deployTime: Timestamp(microseconds: hour * Self.hour),
                monitorDueTime: Timestamp(microseconds: (hour + 24) * Self.hour),
                monitorEndTime: Timestamp(microseconds: (hour + 168) * Self.hour))
            return try store.put(Change(after: deployment, effect: .created("planted"), command: command)).name
        }
    }

    private func report(
        _ count: Int, errors: Int, at hour: Int64, as reporter: String, version: String = Self.version
    ) async throws {
        let rows = (0..<count).map { place in
            RouteOutcome(
                requestId: "\(reporter)-\(place)", createTime: Timestamp(microseconds: hour * Self.hour + Int64(place)),
                environment: "prod", selectedProvider: "openai", latencyMs: 20, modelVersion: version,
                status: place < errors ? .error : .ok, featuresExpected: 10, featuresAvailable: 10)
        }
        try await OutcomeServiceTests.report(bench, [rows], reporter: reporter)
    }

    private func tick(at hour: Int64) async throws -> [String] {
        let answer = try await Schedule(
            bench.context, nouns: [DeploymentMonitor.self], now: { hour * Self.hour + 1_000 }
        ).tick(limit: 10)
        #expect(answer.failed == [])
        return answer.done.map(\.event)
    }

    private func stored(
        _ name: String = "deployments/d"
    ) async throws -> (outcome: MonitorOutcome, rules: [MonitorRuleKind: MonitorOutcome]) {
        let deployment = try await bench.store.require(Deployment.self, name)
        let rules = deployment.monitorRules.map { ($0.kind, $0.outcome) }
        return (deployment.monitorOutcome, Dictionary(uniqueKeysWithValues: rules))
    }

    @Test("Silence is NO_DATA; a violated rule is recorded at the next tick, with one alert, and again when it is over")
    func ticks() async throws {
        let first = try await tick(at: 101)
        let silent = try await stored()
        #expect(first == [Deployment.monitoredEvent] && silent.outcome == .noData)
        let quiet = try await tick(at: 101)
        #expect(quiet.isEmpty)
        try await report(400, errors: 100, at: 101, as: "bad")
        let second = try await tick(at: 102)
        let bad = try await stored()
        #expect(second == [Deployment.violatedEvent] && bad.outcome == .violated)
        #expect(bad.rules[.errorRate] == .violated && bad.rules[.p99Latency] == .ok && bad.rules[.autoRate] == .noData)
        let alerts = try await bench.store.list(Alert.self, DocumentQuery()).items
        #expect(alerts.contains { $0.kind == .sla && $0.subject == "deployments/d" })
        try await report(2_000, errors: 0, at: 126, as: "good")
        let third = try await tick(at: 127)
        let good = try await stored()
        #expect(!third.isEmpty && good.rules[.errorRate] == .ok)
        let open = try await bench.store.list(Alert.self, DocumentQuery()).items.filter { $0.kind == .sla }
        #expect(open.count == 1)
    }

    @Test("Another deployment takes nothing away from what was seen of this one, and has all that was seen of itself")
    func another() async throws {
        let other = "models/m/versions/2.0.0"
        try await report(400, errors: 200, at: 101, as: "bad")
        _ = try await tick(at: 102)
        let before = try await stored()
        #expect(before.rules[.errorDrift] == .violated)
        // So long after that nothing of it counts any more but for the detector.
        try await report(300, errors: 0, at: 169, as: "other", version: other)
        _ = try await tick(at: 169)
        try await deploy("deployments/e", other, at: 168)
        _ = try await tick(at: 170)
        let (after, own) = (try await stored(), try await stored("deployments/e"))
        #expect(after.rules[.errorDrift] == .violated && after.rules[.errorRate] == .noData)
        #expect(own.rules[.errorRate] == .ok && own.rules[.errorDrift] == .ok)
    }
}
