import Logging
import RegentDaemon
import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// What becomes of a ledger that can no longer be signed.
@Suite("Publishing of checkpoints", .timeLimit(.minutes(5)))
struct LogPublishingTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static func create(_ bench: ServiceBench, _ id: String) async throws {
        _ = try await bench.call(
            EvaluationServiceMethods.createRun,
            CreateRunRequest(name: "evalRuns/\(id)", type: .offline, mutation: .fresh()))
    }

    private static func incidents(_ bench: ServiceBench) async throws -> [Incident] {
        try await bench.call(IncidentServiceMethods.listIncidents, ListIncidentsRequest()).incidents
    }

    @Test("A ledger that is not that of its checkpoint opens one incident, however often no checkpoint can be signed")
    func damaged() async throws {
        let bench = try await ServiceBench.open()
        let publishing = LogPublishing(bench.context, logger: Self.quiet)
        try await Self.create(bench, "a")
        await publishing.publish()
        let none = try await Self.incidents(bench)
        #expect(none.isEmpty && bench.context.log.newest?.size == 1)
        try await bench.database.write {
            try $0.execute("UPDATE ledger SET leaf_hash = zeroblob(32) WHERE revision = 1", [])
        }
        for id in ["b", "c", "d"] {
            try await Self.create(bench, id)
            await publishing.publish()
        }
        let found = try await Self.incidents(bench)
        #expect(found.count == 1 && bench.context.log.newest?.size == 1)
        let incident = try #require(found.first)
        #expect(incident.source == .ledger && incident.severity == .critical && incident.occurrences == 1)
        #expect(incident.description.contains("no checkpoint of the ledger can be signed"))
        #expect(incident.reporter == "principals/regentd")
    }
}
