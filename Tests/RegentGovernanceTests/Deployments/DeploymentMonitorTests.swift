import RegentGovernance
import RegentMessages
import RegentModel
import Testing

/// The rules that a deployed version is held against.
@Suite("Rules of monitors")
struct DeploymentMonitorTests {
    static let impact = ImpactAnalysis(
        expectedAutoResolveRate: 0.7, expectedAskRate: 0.2, expectedEscalateRate: 0.1)

    static func figures(_ edit: (inout MonitorFigures) -> Void = { _ in }) -> MonitorFigures {
        var figures = MonitorFigures()
        (figures.count, figures.errorCount) = (1_000, 10)
        (figures.autoCount, figures.askCount, figures.escalateCount) = (700, 200, 100)
        (figures.featuresExpected, figures.featuresAvailable) = (10_000, 9_950)
        (figures.latencyCount, figures.p99LatencyMs) = (1_000, 80)
        edit(&figures)
        return figures
    }

    /// What a deployment finds, by rule.
    static func found(
        _ day: MonitorFigures, before: MonitorFigures = figures(), impact: ImpactAnalysis? = impact,
        limits: MonitorLimits? = nil
    ) -> [MonitorRuleKind: MonitorOutcome] {
        let deployment = Deployment(name: "deployments/d", monitorLimits: limits)
        let rules = deployment.rules(
            by: MonitorEvidence(day: day, dayBefore: before, impact: impact, drift: (1, 1_000, false)))
        return Dictionary(uniqueKeysWithValues: rules.map { ($0.kind, $0.outcome) })
    }

    @Test("A day as it was expected is OK by every rule")
    func good() {
        let found = Self.found(Self.figures())
        #expect(found.count == 8 && found.values.allSatisfy { $0 == .ok })
    }

    /// What is wrong, and the rules that say so.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let edit: @Sendable (inout MonitorFigures) -> Void
        let violated: Set<MonitorRuleKind>
    }

    static let rows = [
        Row(
            testDescription: "more decided alone", edit: { ($0.autoCount, $0.askCount) = (740, 160) },
            violated: [.autoRate, .askRate]),
        Row(testDescription: "within three points", edit: { ($0.autoCount, $0.askCount) = (729, 171) }, violated: []),
        Row(testDescription: "at three points", edit: { ($0.autoCount, $0.askCount) = (730, 170) }, violated: []),
        Row(testDescription: "errors at the limit", edit: { $0.errorCount = 50 }, violated: [.errorRate]),
        Row(testDescription: "errors below it", edit: { $0.errorCount = 49 }, violated: []),
        Row(
            testDescription: "escalations half more", edit: { ($0.escalateCount, $0.autoCount) = (160, 640) },
            violated: [.autoRate, .escalateRate, .escalateGrowth]),
        Row(
            testDescription: "features at the limit", edit: { $0.featuresAvailable = 9_900 },
            violated: [.featureAvailability]),
        Row(testDescription: "slow", edit: { $0.p99LatencyMs = 100 }, violated: [.p99Latency]),
    ]

    @Test("Each rule is violated where its limit says so", arguments: rows)
    func violated(row: Row) {
        let found = Self.found(Self.figures(row.edit))
        #expect(Set(found.filter { $0.value == .violated }.keys) == row.violated)
    }

    @Test("Too few outcomes, and nothing expected, are NO_DATA: that is no pass")
    func noData() throws {
        let empty = Self.found(MonitorFigures(), before: MonitorFigures())
        #expect(empty.filter { $0.key != .errorDrift }.values.allSatisfy { $0 == .noData })
        let few = Self.figures {
            $0.autoCount = 99; $0.askCount = 50; $0.escalateCount = 50
        }
        #expect(Self.found(few)[.autoRate] == .noData)
        #expect(Self.found(few, limits: MonitorLimits(minCount: 100))[.autoRate] != .noData)
        let unsaid = Self.found(Self.figures(), impact: nil)
        #expect(unsaid[.autoRate] == .noData && unsaid[.errorRate] == .ok)
        let first = Self.found(Self.figures(), before: MonitorFigures())
        #expect(first[.escalateGrowth] == .noData)
        let deployment = Deployment(
            name: "deployments/d", state: .deployed, monitorDueTime: Timestamp(seconds: 1),
            monitorEndTime: Timestamp(seconds: 1_000_000))
        let rules = deployment.rules(
            by: MonitorEvidence(day: MonitorFigures(), dayBefore: MonitorFigures(), impact: nil))
        let change = try deployment.monitored(rules, .daemon(.tick, now: 2_000_000))
        #expect(change?.after.monitorOutcome == .noData)
    }

    @Test("It is recorded once a day and when a rule finds another thing, and not after its end")
    func days() throws {
        let day: Int64 = 86_400_000_000
        var deployment = Deployment(
            name: "deployments/d", state: .deployed, monitorDueTime: Timestamp(microseconds: day),
            monitorEndTime: Timestamp(microseconds: 2 * day))
        let good = deployment.rules(
            by: MonitorEvidence(
                day: Self.figures(), dayBefore: Self.figures(), impact: Self.impact, drift: (1, 9, false)))
        let bad = deployment.rules(
            by: MonitorEvidence(
                day: Self.figures { $0.errorCount = 500 }, dayBefore: Self.figures(), impact: Self.impact,
                drift: (1, 9, false)))
        func monitored(_ rules: [MonitorRule], at now: Int64) throws -> Change<Deployment>? {
            try deployment.monitored(rules, .daemon(.tick, now: now))
        }
        let first = try #require(try monitored(good, at: 10))
        #expect(first.event == Deployment.monitoredEvent && first.after.monitorOutcome == .ok)
        deployment = first.after
        let same = try monitored(good, at: 20)
        #expect(same == nil)
        let worse = try #require(try monitored(bad, at: 30))
        #expect(worse.event == Deployment.violatedEvent && worse.after.monitorOutcome == .violated)
        deployment = worse.after
        let daily = try #require(try monitored(bad, at: 30 + day))
        deployment = daily.after
        let last = try #require(try monitored(bad, at: 30 + 2 * day))
        #expect(last.after.monitorDueTime == nil)
        deployment = last.after
        let over = try monitored(good, at: 9 * day)
        #expect(over == nil)
    }
}
