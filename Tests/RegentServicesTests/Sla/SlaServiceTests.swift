import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

@Suite("Calls about SLA targets")
struct SlaServiceTests {
    private typealias Methods = SlaServiceMethods

    @Test("A target needs its subject and its environment, and is kept, paused, resumed, archived and restored")
    func lifecycle() async throws {
        let bench = try await ServiceBench.open()
        try await bench.plant("environments/prod", state: "ACTIVE")
        let target = SlaTarget(
            name: "slaTargets/up", subject: "models/none", environment: "environments/prod", objective: .errorRate,
            threshold: 0.01, window: .calendarMonth)
        let missing = await failure {
            _ = try await bench.call(Methods.putSlaTarget, PutSlaTargetRequest(slaTarget: target, mutation: .fresh()))
        }
        #expect(missing?.code == .notFound)
        try await bench.slaTarget()
        let until = Timestamp(microseconds: bench.context.now() + 60_000_000)
        await expectRefusal(.reasonRequired) {
            _ = try await bench.call(
                Methods.pauseSla, PauseSlaRequest(name: "slaTargets/up", untilTime: until, mutation: .fresh()))
        }
        let paused = try await bench.call(
            Methods.pauseSla, PauseSlaRequest(name: "slaTargets/up", untilTime: until, mutation: .fresh("work")))
        #expect(paused.slaTarget?.pauseEndTime == until)
        let resumed = try await bench.call(
            Methods.resumeSla, ResumeSlaRequest(name: "slaTargets/up", mutation: .fresh()))
        #expect(resumed.slaTarget?.state == .active && resumed.slaTarget?.pauses.count == 1)
        _ = try await bench.call(
            Methods.archiveSlaTarget, ArchiveSlaTargetRequest(name: "slaTargets/up", mutation: .fresh()))
        let listed = try await bench.call(Methods.listSlaTargets, ListSlaTargetsRequest())
        let all = try await bench.call(Methods.listSlaTargets, ListSlaTargetsRequest(showArchived: true))
        #expect(listed.slaTargets == [] && all.slaTargets.count == 1)
        let restored = try await bench.call(
            Methods.restoreSlaTarget, RestoreSlaTargetRequest(name: "slaTargets/up", mutation: .fresh()))
        #expect(restored.slaTarget?.state == .active)
        let shown = try await bench.call(Methods.getSlaTarget, GetSlaTargetRequest(name: "slaTargets/up"))
        #expect(shown.slaTarget == restored.slaTarget)
    }

    @Test("A store has so many targets in use, and no more")
    func room() async throws {
        let bench = try await ServiceBench.open()
        for number in 0..<SlaTarget.targetsMax { try await bench.slaTarget(named: "slaTargets/t\(number)") }
        await expectRefusal(.slaFull) { try await bench.slaTarget(named: "slaTargets/more") }
        _ = try await bench.call(
            Methods.archiveSlaTarget, ArchiveSlaTargetRequest(name: "slaTargets/t0", mutation: .fresh()))
        try await bench.slaTarget(named: "slaTargets/more")
        await expectRefusal(.slaFull) {
            _ = try await bench.call(
                Methods.restoreSlaTarget, RestoreSlaTargetRequest(name: "slaTargets/t0", mutation: .fresh()))
        }
    }

    @Test("A range of burn rates is bounded, and no minute after now has a state")
    func bounds() async throws {
        let sla = try await SlaBench.open()
        sla.go(to: 10)
        func time(_ minute: Int64) -> Timestamp { Timestamp(microseconds: (SlaBench.begin + minute) * 60_000_000) }
        for request in [
            GetSlaBurnRequest(name: SlaBench.target, fromTime: time(20)),
            GetSlaBurnRequest(name: SlaBench.target, fromTime: time(-90 * 1_440)),
            GetSlaBurnRequest(name: SlaBench.target, fromTime: time(-3_000), stepSeconds: 60),
            GetSlaBurnRequest(name: SlaBench.target, stepSeconds: 61),
        ] {
            await expectRefusal(.slaInvalid) { _ = try await sla.bench.call(Methods.getSlaBurn, request) }
        }
        await expectRefusal(.slaInvalid) { _ = try await sla.status(at: 10) }
        let fitting = try await sla.bench.call(
            Methods.getSlaBurn, GetSlaBurnRequest(name: SlaBench.target, fromTime: time(-3_000)))
        #expect(fitting.points.count <= 500 && fitting.stepSeconds % 60 == 0)
        #expect(fitting.windows == [604_800, 259_200, 21_600, 3_600, 1_800, 300])
        #expect(fitting.points.allSatisfy { $0.state == .noData && $0.burnRates == [-1, -1, -1, -1, -1, -1] })
    }

    @Test("Violations are shown by name, queried as the view sla, and counted by nobody but the daemon")
    func violations() async throws {
        let bench = try await ServiceBench.open()
        let violation = try await SlaViolation.made(in: .open, bench)
        let shown = try await bench.call(
            Methods.getSlaViolation, GetSlaViolationRequest(name: violation.name)
        ).slaViolation
        #expect(shown == violation)
        let listed = try await bench.call(
            Methods.listSlaViolations, ListSlaViolationsRequest(filter: "target = \"slaTargets/up\" AND state = OPEN"))
        #expect(listed.slaViolations == [violation])
        let answer = try await bench.call(
            AnalyticsServiceMethods.queryMetrics,
            QueryMetricsRequest(text: "count, min_worst_ratio from sla by target, state"))
        #expect(answer.rows.map(\.dimensions) == [["slaTargets/up", "OPEN"]])
        let values = answer.rows.first?.values.map(\.value)
        #expect(values == [1, 0.5])
    }
}
