import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Figures of incidents, of those that the caller may read.
@Suite("Statistics of incidents")
struct IncidentStatisticsTests {
    typealias Methods = IncidentServiceMethods

    static func statistics(
        _ bench: ServiceBench, _ request: GetIncidentStatisticsRequest = GetIncidentStatisticsRequest(),
        as caller: Caller? = nil
    ) async throws -> GetIncidentStatisticsResponse {
        try await bench.call(Methods.getIncidentStatistics, request, as: caller)
    }

    @Test("Open and overdue ones are counted, and the steps of those of the range are measured")
    func figures() async throws {
        let bench = try await ServiceBench.open()
        let name = try await IncidentTests.investigated(bench).name
        _ = try await IncidentTests.open(bench, severity: .info)
        let late = UpdateIncidentRequest(incident: name, dueTime: Timestamp(microseconds: 1))
        _ = try await IncidentTests.update(bench, late)
        let open = try await Self.statistics(bench)
        #expect(
            open.open == [
                IncidentCount(type: .privacyData, severity: .info, count: 1),
                IncidentCount(type: .privacyData, severity: .error, count: 1, overdueCount: 1),
            ])
        #expect((open.openCount, open.overdueCount, open.openedCount) == (2, 1, 2) && !open.more)
        #expect(open.durations.map(\.step) == [.triage] && open.durations.map(\.count) == [1])

        _ = try await IncidentTests.resolve(bench, name, none: "once in a lifetime")
        let resolved = try await Self.statistics(bench)
        #expect(resolved.overdueCount == 0 && resolved.durations.map(\.step) == [.triage, .resolve])
        let earlier = GetIncidentStatisticsRequest(
            fromTime: Timestamp(microseconds: 0), toTime: Timestamp(microseconds: 1))
        let none = try await Self.statistics(bench, earlier)
        #expect(none.openedCount == 0 && none.durations.isEmpty && none.openCount == 2)
    }

    @Test("What lies in other scopes is not counted")
    func scopes() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        _ = try await IncidentTests.open(bench, "here", subject: "environments/prod")
        _ = try await IncidentTests.open(bench, "nowhere")
        let reader = try ScopedReadingTests.caller([("incident.open", "environments/prod")])
        let found = try await Self.statistics(bench, as: reader)
        #expect(found.openCount == 1 && found.openedCount == 1)
        let stranger = try ScopedReadingTests.caller([("model.read", "*")])
        await expectRefusal(.permissionDenied) { _ = try await Self.statistics(bench, as: stranger) }
    }

    @Test("A range that ends before it begins, or that no calendar has, is refused")
    func ranges() async throws {
        let bench = try await ServiceBench.open()
        for (from, to) in [(Int64(2), Int64(1)), (.min, .max)] {
            let request = GetIncidentStatisticsRequest(
                fromTime: Timestamp(microseconds: from), toTime: Timestamp(microseconds: to))
            await expectRefusal(.badRequest) { _ = try await Self.statistics(bench, request) }
        }
    }
}
