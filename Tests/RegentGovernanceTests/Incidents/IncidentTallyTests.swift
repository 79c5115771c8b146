import RegentGovernance
import RegentMessages
import RegentModel
import Testing

/// Figures of incidents.
@Suite("Figures of incidents")
struct IncidentTallyTests {
    private static func incident(
        _ type: IncidentType, _ severity: IncidentSeverity, _ state: IncidentState = .open, due: Int64? = nil
    ) -> Incident {
        Incident(
            name: "incidents/i", state: state, type: type, severity: severity,
            dueTime: due.map { Timestamp(seconds: $0) })
    }

    /// Detected at second 0, with a step at some second each.
    private static func steps(_ triage: Int64, mitigate: Int64? = nil, resolve: Int64? = nil) -> Incident {
        Incident(
            name: "incidents/i", detectTime: Timestamp(seconds: 0), triageTime: Timestamp(seconds: triage),
            mitigateTime: mitigate.map { Timestamp(seconds: $0) }, resolveTime: resolve.map { Timestamp(seconds: $0) })
    }

    @Test("Open ones are counted by type and severity, and those whose time has come by themselves")
    func open() {
        var tally = IncidentTally(at: 10_000_000)
        for incident in [
            Self.incident(.privacyData, .error, due: 10), Self.incident(.privacyData, .error, due: 11),
            Self.incident(.privacyData, .error), Self.incident(.safetyHarm, .info, .resolved, due: 1),
        ] { tally.add(open: incident) }
        let found = tally.response
        #expect(
            found.open == [
                IncidentCount(type: .safetyHarm, severity: .info, count: 1),
                IncidentCount(type: .privacyData, severity: .error, count: 3, overdueCount: 1),
            ])
        #expect((found.openCount, found.overdueCount, found.openedCount) == (4, 1, 0))
        #expect(found.durations.isEmpty)
    }

    @Test("A percentile is a value that occurs: the smallest with so many at or below it")
    func percentiles() {
        var tally = IncidentTally(at: 0)
        for second in (1...20).reversed() { tally.add(opened: Self.steps(Int64(second))) }
        tally.add(opened: Incident(name: "incidents/untaken", detectTime: Timestamp(seconds: 0)))
        #expect(
            tally.response.durations == [
                IncidentDuration(step: .triage, count: 20, p50Seconds: 10, p95Seconds: 19)
            ])
        #expect(tally.response.openedCount == 21)
    }

    @Test("Each step has figures of its own; one that was taken before the detection took no time")
    func steps() {
        var tally = IncidentTally(at: 0)
        tally.add(opened: Self.steps(60, mitigate: 600, resolve: 3_600))
        tally.add(opened: Self.steps(-5))
        #expect(
            tally.response.durations == [
                IncidentDuration(step: .triage, count: 2, p50Seconds: 0, p95Seconds: 60),
                IncidentDuration(step: .mitigate, count: 1, p50Seconds: 600, p95Seconds: 600),
                IncidentDuration(step: .resolve, count: 1, p50Seconds: 3_600, p95Seconds: 3_600),
            ])
    }

    @Test("Times at the ends of what a clock can say do not trap")
    func ends() {
        var tally = IncidentTally(at: .max)
        for (begin, end) in [(Int64.min, Int64.max), (.max, .min)] {
            tally.add(
                opened: Incident(
                    name: "incidents/i", detectTime: Timestamp(microseconds: begin),
                    triageTime: Timestamp(microseconds: end)))
        }
        let triage = tally.response.durations.first
        #expect(triage?.count == 2 && triage?.p50Seconds == 0 && (triage?.p95Seconds ?? 0) > 1e12)
    }
}
