import RegentEvaluation
import RegentMessages
import Testing

/// When raw triggers fire.
@Suite("Triggers of rollouts")
struct TriggerWatchTests {
    static func outcome(valid: Bool = true, safe: TriState = .true, latency: Double = 10) -> RouteOutcome {
        RouteOutcome(
            latencyMs: latency, status: .ok, schemaValid: valid ? .true : .false, safetyCompliant: safe)
    }

    @Test("SAFETY_REGRESSION fires at the first violation of the canary, and at none of the baseline")
    func safety() {
        var watch = TriggerWatch([RolloutTrigger(kind: .safetyRegression, action: .rollback)])
        watch.add(Self.outcome(safe: .false), arm: .baseline)
        watch.add(Self.outcome(safe: .absent), arm: .canary)
        #expect(!watch.hasFired)
        watch.add(Self.outcome(safe: .false), arm: .canary)
        let firings = watch.takeFirings()
        #expect(firings.map(\.kind) == [.safetyRegression] && firings.first?.rollsBack == true)
        #expect(!watch.hasFired)
    }

    @Test("SAFETY_REGRESSION waits for the outcomes and the violations that it asks for")
    func patience() {
        var watch = TriggerWatch([RolloutTrigger(kind: .safetyRegression, minSamples: 5, consecutive: 2)])
        for _ in 0..<2 { watch.add(Self.outcome(safe: .false), arm: .canary) }
        #expect(!watch.hasFired)
        for _ in 0..<3 { watch.add(Self.outcome(), arm: .canary) }
        #expect(watch.hasFired)
        #expect(watch.takeFirings().first?.rollsBack == false)
    }

    /// Feeds windows of a hundred outcomes of each arm, of which so many of the canary are invalid.
    private static func feed(_ watch: inout TriggerWatch, invalid: Int) {
        for place in 0..<100 {
            watch.add(outcome(), arm: .baseline)
            watch.add(outcome(valid: place >= invalid), arm: .canary)
        }
    }

    @Test("SCHEMA_VALID_DROP fires beyond its threshold only, in as many windows in a row as it asks for")
    func schema() {
        var watch = TriggerWatch([
            RolloutTrigger(kind: .schemaValidDrop, threshold: 0.05, minSamples: 100, consecutive: 2)
        ])
        Self.feed(&watch, invalid: 5)
        Self.feed(&watch, invalid: 6)
        #expect(!watch.hasFired)
        Self.feed(&watch, invalid: 5)
        Self.feed(&watch, invalid: 6)
        #expect(!watch.hasFired)
        Self.feed(&watch, invalid: 6)
        #expect(watch.takeFirings().map(\.kind) == [.schemaValidDrop])
    }

    @Test("SIGMA needs eight windows of the stable version, and fires for what is worse only")
    func sigma() {
        var watch = TriggerWatch([RolloutTrigger(kind: .sigma, metric: "p95_latency_ms", minSamples: 20)])
        func window(_ latency: Double, _ arm: JudgeArm) {
            for _ in 0..<20 { watch.add(Self.outcome(latency: latency), arm: arm) }
        }
        for latency in [10.0, 11, 9, 10, 11, 9, 10] { window(latency, .baseline) }
        window(500, .canary)
        #expect(!watch.hasFired)
        window(10, .stable)
        window(1, .canary)
        window(11, .canary)
        #expect(!watch.hasFired)
        window(40, .canary)
        let firings = watch.takeFirings()
        #expect(firings.map(\.metric) == ["p95_latency_ms"])
        #expect(firings.first?.figures.isEmpty == false)
    }
}
