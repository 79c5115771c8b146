import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

@Suite("SLA targets by outcomes", .timeLimit(.minutes(5)))
struct SlaFollowingTests {
    /// Ten good outcomes a minute for an hour and forty minutes, then an outage, then good ones.
    private static func play(_ sla: SlaBench) async throws {
        try await sla.report(0..<100, good: 10)
        try await sla.report(100..<110, bad: 10)
        try await sla.report(110..<160, good: 10)
    }

    @Test("An outage violates the target, opens an incident by itself, and is one violation")
    func outage() async throws {
        let sla = try await SlaBench.open()
        try await sla.report(0..<100, good: 10)
        sla.go(to: 100)
        try await sla.look()
        let calm = try await sla.status()
        #expect(calm.state == .ok && calm.window?.total == 1_000 && calm.ratio == 1)
        #expect(calm.time == Timestamp(microseconds: (SlaBench.begin + 100) * 60_000_000))
        try await sla.report(100..<110, bad: 10)
        sla.go(to: 110)
        try await sla.look()
        let violation = try #require(try await sla.violations().first)
        // 1,000 good ones allow ten bad ones: the second minute of the outage is one too many.
        let spans = try await sla.spans()
        #expect(spans == [[101, -1, Int64(SlaViolationState.open.rawValue)]])
        #expect(violation.target == SlaBench.target && violation.subject == "models/m")
        #expect(violation.query.contains("environment = 'prod'"))
        let incident = try await sla.bench.store.require(Incident.self, violation.incident)
        #expect(incident.source == .sla && incident.subject == "models/m" && incident.severity == .error)
        #expect(incident.links == [violation.name] && incident.state == .open)
        let status = try await sla.status()
        #expect(status.state == .violated && status.violation == violation.name)
        #expect((status.budgetRemaining ?? 1) < 0)
        try await sla.look()
        let again = try await sla.violations()
        #expect(again == [violation])
    }

    @Test("Violations, states and alerts do not depend on how often the daemon looks, on restarts, on late batches")
    func sameHoweverItLooks() async throws {
        let once = try await SlaBench.open()
        try await Self.play(once)
        once.go(to: 160)
        try await once.look()
        let expected = try await once.spans()
        #expect(expected.count == 1)

        var often = try await SlaBench.open()
        for minute in 0..<160 as Range<Int64> {
            try await often.report(
                minute..<minute + 1, good: (100..<110).contains(minute) ? 0 : 10,
                bad: (100..<110).contains(minute) ? 10 : 0)
            often.go(to: minute + 1)
            if minute % 3 == 0 { try await often.look() }
            if minute % 50 == 49 { often = try await often.restarted() }
        }
        try await often.look()
        let found = try await often.spans()
        #expect(found == expected)

        // The minutes come in no order.
        let late = try await SlaBench.open()
        late.go(to: 160)
        try await late.report(110..<160, good: 10)
        try await late.look()
        try await late.report(100..<110, bad: 10)
        late.go(to: 161)
        try await late.look()
        try await late.report(0..<100, good: 10)
        late.go(to: 162)
        try await late.look()
        let last = try await late.spans().filter { $0[2] != Int64(SlaViolationState.withdrawn.rawValue) }
        #expect(last == expected)
        for minute in [50, 101, 109, 130, 159] as [Int64] {
            let states = [
                try await once.status(at: minute), try await often.status(at: minute),
                try await late.status(at: minute),
            ].map { [$0.state.name, "\($0.window?.good ?? 0)", "\($0.window?.total ?? 0)"] }
            #expect(Set(states).count == 1, "minute \(minute): \(states)")
        }
    }

    @Test("A violation ends once the promise has been kept for an hour, and outcomes that come late withdraw it")
    func endAndWithdrawal() async throws {
        let sla = try await SlaBench.open()
        try await Self.play(sla)
        // 100 bad ones are 1 % of 10,000 outcomes.
        try await sla.report(160..<1_200, good: 10)
        sla.go(to: 1_200)
        try await sla.look()
        let ended = try await sla.spans()
        #expect(ended == [[101, 999, Int64(SlaViolationState.ended.rawValue)]])
        let violation = try #require(try await sla.violations().first)
        // The worst minute is the last one of the outage.
        #expect(violation.worstRatio == 1_000.0 / 1_100 && abs(violation.budgetSpent - 100.0 / 11) < 1e-9)
        try await sla.report(50..<51, good: 4_000)
        try await sla.report(51..<52, good: 4_000)
        try await sla.report(52..<53, good: 4_000)
        sla.go(to: 1_201)
        try await sla.look()
        let withdrawn = try await sla.violations().map(\.state)
        #expect(withdrawn == [.withdrawn])
    }

    @Test("What was recorded can be computed again as of its revision, whatever came later")
    func asOfRevision() async throws {
        let sla = try await SlaBench.open()
        try await sla.report(0..<100, good: 10)
        try await sla.report(100..<105, bad: 10)
        sla.go(to: 105)
        try await sla.look()
        let violation = try #require(try await sla.violations().first)
        let evaluated = try #require(violation.evaluatedTime).microseconds / 60_000_000 - 1 - SlaBench.begin
        func recorded() async throws -> SlaStatus {
            try await sla.status(at: evaluated, asOf: violation.evaluatedRevision)
        }
        let then = try await recorded()
        #expect(then.ratio == violation.worstRatio && then.window?.total == 1_050)
        let spent = 1 - (then.budgetRemaining ?? 1)
        #expect(abs(spent - violation.budgetSpent) < 1e-9)
        // Late outcomes of the same minutes, and another promise.
        try await sla.report(0..<100, good: 7)
        sla.go(to: 107)
        try await sla.bench.slaTarget(named: SlaBench.target) { $0.threshold = 0.5 }
        try await sla.look()
        let later = try await recorded()
        #expect(later == then)
        let now = try await sla.status(at: evaluated)
        #expect(now.window?.total == 1_750 && now.state == .ok)
        let restarted = try await sla.restarted()
        let after = try await restarted.status(at: evaluated, asOf: violation.evaluatedRevision)
        #expect(after == then)
        let chart = try await sla.bench.call(
            SlaServiceMethods.getSlaBurn,
            GetSlaBurnRequest(
                name: SlaBench.target, fromTime: Timestamp(microseconds: SlaBench.begin * 60_000_000),
                toTime: violation.evaluatedTime, stepSeconds: 60, asOf: violation.evaluatedRevision))
        #expect(chart.points.count == Int(evaluated) + 1)
        #expect(chart.points.last?.state == .violated && chart.points.last?.budgetRemaining == then.budgetRemaining)
    }

    @Test("Counts outlive the outcomes")
    func erasedOutcomes() async throws {
        let sla = try await SlaBench.open()
        try await Self.play(sla)
        sla.go(to: 160)
        let before = try await sla.status()
        #expect(before.window?.total == 1_600)
        let erasure = try await sla.bench.store.erase(
            outcomesKeptMicros: 1, now: (SlaBench.begin + 10_000) * 60_000_000)
        #expect(erasure.outcomeSegments > 0)
        let restarted = try await sla.restarted()
        let after = try await restarted.status(at: 159)
        #expect(after.window == before.window)
    }

    @Test("A pause counts nothing, and ends the violation where it begins")
    func pause() async throws {
        let sla = try await SlaBench.open()
        try await sla.report(0..<100, good: 10)
        try await sla.report(100..<105, bad: 10)
        sla.go(to: 105)
        try await sla.look()
        _ = try await sla.bench.call(
            SlaServiceMethods.pauseSla,
            PauseSlaRequest(
                name: SlaBench.target, untilTime: Timestamp(microseconds: (SlaBench.begin + 120) * 60_000_000),
                mutation: .fresh("announced work")))
        try await sla.report(105..<120, bad: 100)
        sla.go(to: 118)
        try await sla.look()
        let paused = try await sla.status()
        #expect(paused.state == .paused && paused.window?.total == 1_050)
        let spans = try await sla.spans()
        #expect(spans == [[101, 105, Int64(SlaViolationState.ended.rawValue)]])
        sla.go(to: 121)
        let tick = try await Schedule(sla.bench.context, nouns: [SlaPauseEnd.self]).tick(limit: 10)
        #expect(tick.done.map(\.event) == ["slaTarget.resumed"])
        try await sla.look()
        let after = try await sla.status()
        #expect(after.state == .violated && after.window?.total == 1_050)
        let incidents = try await sla.bench.store.list(Incident.self, DocumentQuery()).items
        // The second violation is of the same incident.
        #expect(incidents.count == 1)
        let all = try await sla.violations()
        #expect(Set(all.map(\.incident)) == [incidents.first?.name ?? ""] && all.count == 2)
    }

    @Test("Another promise ends the violation; the archived target ends it too")
    func changedAndArchived() async throws {
        let sla = try await SlaBench.open()
        try await Self.play(sla)
        sla.go(to: 110)
        try await sla.look()
        try await sla.bench.slaTarget(named: SlaBench.target) { $0.threshold = 0.5 }
        sla.go(to: 112)
        try await sla.look()
        let changed = try await sla.spans()
        #expect(changed.map { $0[2] } == [Int64(SlaViolationState.ended.rawValue)])
        try await sla.bench.slaTarget(named: SlaBench.target) { $0.threshold = 0.99 }
        sla.go(to: 114)
        try await sla.look()
        let open = try await sla.violations().map(\.state)
        #expect(open == [.ended, .open])
        _ = try await sla.bench.call(
            SlaServiceMethods.archiveSlaTarget,
            ArchiveSlaTargetRequest(name: SlaBench.target, mutation: .fresh()))
        let restarted = try await sla.restarted()
        try await restarted.look()
        let ended = try await sla.violations().map(\.state)
        #expect(ended == [.ended, .ended])
        let statuses = try await sla.bench.call(SlaServiceMethods.listSlaStatuses, ListSlaStatusesRequest())
        #expect(statuses.statuses == [])
    }

    @Test("A burn opens one alert about the target, and no violation")
    func burn() async throws {
        let sla = try await SlaBench.open { $0.minEvents = 40 }
        try await sla.report(0..<1_200, good: 10)
        try await sla.report(1_200..<1_206, bad: 10)
        sla.go(to: 1_206)
        try await sla.look()
        let calm = try await sla.status()
        #expect(calm.state == .ok && calm.burns.count == 3)
        try await sla.report(1_206..<1_211, bad: 10)
        sla.go(to: 1_211)
        try await sla.look()
        // 110 of 600 in an hour are beyond 14.4 % and chance; the budget has 121.
        let burning = try await sla.status()
        #expect(burning.state == .burning && burning.burns.map(\.burning) == [true, false, false])
        let alert = try #require(try await sla.bench.store.list(Alert.self, DocumentQuery()).items.first)
        #expect(alert.kind == .sla && alert.subject == SlaBench.target && alert.threshold == 14.4)
        #expect(alert.sampleCount == 600)
        try await sla.report(1_211..<1_240, good: 10)
        for minute in [1_212, 1_215, 1_240] as [Int64] {
            sla.go(to: minute)
            try await sla.look()
        }
        let alerts = try await sla.bench.store.list(Alert.self, DocumentQuery()).items
        #expect(alerts.count == 1)
        let violations = try await sla.violations()
        #expect(violations == [])
    }

    @Test("Lists and calls show a caller the targets of its scopes only")
    func scopes() async throws {
        let sla = try await SlaBench.open()
        try await sla.bench.plant("models/other", state: "ACTIVE")
        try await sla.bench.slaTarget(named: "slaTargets/other") { $0.subject = "models/other" }
        try await sla.report(0..<20, good: 10)
        sla.go(to: 20)
        try await sla.look()
        let reader = Caller(
            name: "principals/reader",
            authority: .granted([
                Authorisation(permissions: [Permission("sla.read")], scope: try Scope("models/other"))
            ]))
        let listed = try await sla.bench.call(
            SlaServiceMethods.listSlaStatuses, ListSlaStatusesRequest(), as: reader)
        #expect(listed.statuses.map(\.target) == ["slaTargets/other"])
        #expect(listed.statuses.first?.state == .noData)
        let targets = try await sla.bench.call(SlaServiceMethods.listSlaTargets, ListSlaTargetsRequest(), as: reader)
        #expect(targets.slaTargets.map(\.name) == ["slaTargets/other"])
        await expectRefusal(.permissionDenied) {
            _ = try await sla.bench.call(
                SlaServiceMethods.getSlaStatus, GetSlaStatusRequest(name: SlaBench.target), as: reader)
        }
        await expectRefusal(.permissionDenied) {
            _ = try await sla.bench.call(
                SlaServiceMethods.getSlaBurn, GetSlaBurnRequest(name: SlaBench.target), as: reader)
        }
        let writer = Caller(
            name: "principals/writer",
            authority: .granted([
                Authorisation(permissions: [Permission("sla.write")], scope: try Scope("models/other")),
                Authorisation(permissions: [Permission("provider.read")], scope: try Scope("environments/prod")),
            ]))
        // The name is taken; where its target lies is not told.
        let taken = await failure {
            let target = SlaTarget(
                name: SlaBench.target, subject: "models/other", environment: "environments/prod",
                objective: .availability, threshold: 0.9, window: .rolling7Days)
            _ = try await sla.bench.call(
                SlaServiceMethods.putSlaTarget, PutSlaTargetRequest(slaTarget: target, mutation: .fresh()), as: writer)
        }
        #expect(taken?.code == .alreadyExists && taken?.message.contains("models/m") == false)
        let own = try await sla.bench.call(
            SlaServiceMethods.getSlaTarget, GetSlaTargetRequest(name: "slaTargets/other"), as: reader)
        #expect(own.slaTarget?.subject == "models/other")
    }
}
