import RegentDatabase
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Incidents that are opened by what happens; `IncidentSubjectTests` has what a second report makes of them.
@Suite("Sources of incidents", .timeLimit(.minutes(10)))
struct IncidentSourcesTests {
    static func all(_ bench: ServiceBench) async throws -> [Incident] {
        try await bench.store.list(Incident.self, DocumentQuery(orderBy: "create_time")).items
    }

    @Test("A granted waiver of gates opens one in the scope of the version; one that is only asked for does not")
    func gateWaiver() async throws {
        let tests = try await OverrideTests()
        let requested = try await tests.request(gates: ["schema_valid_rate_min"])
        let before = try await Self.all(tests.bench)
        #expect(before.isEmpty)
        try await tests.grant(requested)
        let opened = try await Self.all(tests.bench)
        let incident = try #require(opened.first)
        #expect(opened.count == 1 && incident.source == .gateWaiver && incident.severity == .warning)
        #expect(incident.subject == OverrideTests.version && incident.affected == ["evalRuns/r"])
        #expect(incident.links == [requested.name] && incident.description == "outage")
        #expect(incident.reporter == tests.bob.name && incident.duePack == "internal")

        try await tests.grant(try await tests.request("p", reason: "outage again"))
        let again = try await Self.all(tests.bench)
        #expect(again.map(\.occurrences) == [2] && again.first?.links == ["overrides/o", "overrides/p"])
    }

    @Test("An override of the kind FORCE opens none by itself: the lease by it does")
    func forceOverride() async throws {
        let tests = try await OverrideTests()
        try await tests.grant(try await tests.request("o", .force, OverrideTests.version))
        let opened = try await Self.all(tests.bench)
        #expect(opened.isEmpty)
    }

    @Test("A validation that is overridden opens one, whether the confirmer or a second person does it")
    func validationOverride() async throws {
        let tests = try await DeploymentTests()
        let bench = tests.bench
        let asked = ValidationRequest(name: "validationRequests/v", version: DeploymentTests.version)
        _ = try await bench.call(
            ValidationServiceMethods.requestValidation,
            RequestValidationRequest(validationRequest: asked, mutation: .fresh()))
        let tasks = try await bench.begin(
            "prod", of: DeploymentTests.version, .regional, in: [DeploymentTests.eu, DeploymentTests.us])
        try await tests.confirm(tasks[0], overriding: "outage", as: tests.eva)
        let own = try #require(try await Self.all(bench).first)
        #expect(own.source == .override && own.severity == .info && own.subject == DeploymentTests.version)
        #expect(own.description == "outage" && own.affected.contains(tasks[0].name))

        let override = Override(name: "overrides/o", kind: .validation, subject: asked.name)
        let requested = try await bench.call(
            OverrideServiceMethods.requestOverride,
            RequestOverrideRequest(override: override, mutation: .fresh("still out")), as: tests.ada
        ).override
        _ = try await bench.call(
            OverrideServiceMethods.grantOverride,
            GrantOverrideRequest(name: override.name, mutation: .fresh(etag: requested?.etag ?? "")), as: tests.bob)
        let all = try await Self.all(bench)
        #expect(all.count == 1 && all.first?.occurrences == 2 && all.first?.severity == .warning)
        #expect(all.first?.links == [override.name])
    }

    @Test("A rollback by the judge opens one with its record; one by a person does not", arguments: [true, false])
    func rollback(byJudge: Bool) async throws {
        var rollout = try await RolloutBench.open()
        let bench = rollout.bench
        if byJudge {
            for _ in 0..<40 {
                try await rollout.judge(100, .init(errorPercent: 40))
                let isOpen = try await rollout.stored().isOpen
                guard isOpen else { break }
            }
        } else {
            _ = try await bench.call(
                RolloutRunServiceMethods.abortRollout,
                AbortRolloutRequest(name: RolloutBench.run, mutation: .fresh("worse")))
        }
        let run = try await rollout.stored()
        #expect(run.state == .rolledBack)
        let records = try await bench.store.list(RollbackRecord.self, DocumentQuery()).items
        let opened = try await Self.all(bench)
        guard byJudge else {
            #expect(records.count == 1 && opened.isEmpty)
            return
        }
        let incident = try #require(opened.first)
        #expect(opened.count == 1 && incident.source == .rollbackTrigger && incident.severity == .error)
        #expect(incident.type == .reliabilityPerformance && incident.subject == RolloutBench.canary)
        #expect(incident.links == records.map(\.name) && incident.reporter == Caller.daemon.name)
        #expect(incident.description == run.endReason && !run.endReason.isEmpty)
        let entry = try await bench.store.entries(from: incident.revision, limit: 1).first
        #expect(entry?.event == "incident.opened" && entry?.role == "SYSTEM")
    }

    @Test("A fault that the check of the store finds opens one, and finding it again is one more occurrence")
    func ledger() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r")
        let whole = try await MaintenanceServiceTests.report(bench)
        let before = try await Self.all(bench)
        #expect(whole.faultCount == 0 && before.isEmpty)
        _ = try await bench.database.write {
            try $0.execute("UPDATE ledger SET reason = 'x' WHERE revision = 1", [])
        }
        for count in [UInt32(1), 2] {
            let report = try await MaintenanceServiceTests.report(bench)
            #expect(report.faultCount == 1)
            let opened = try await Self.all(bench)
            let incident = try #require(opened.first)
            #expect(opened.count == 1 && incident.source == .ledger && incident.occurrences == count)
            #expect(incident.severity == .critical && incident.subject.isEmpty)
            #expect(incident.description.hasPrefix("1 fault at revision 1: "))
        }
    }
}
