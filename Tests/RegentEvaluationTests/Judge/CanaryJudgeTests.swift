import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

@Suite("The judge")
struct CanaryJudgeTests {
    static func rate(_ margin: Double = 0.05, isAdjusted: Bool = false) -> JudgeMetric {
        JudgeMetric("valid", .rate(betterWhen: .higher), .baseline(margin: margin), isAdjusted: isAdjusted)
    }

    static func judge(_ plan: JudgePlan) throws -> CanaryJudge { try #require(CanaryJudge(plan)) }

    /// Adds units of both arms in turn with keys of their own, and these values.
    static func add(
        _ count: Int, canary: [Double?], baseline: [Double?], to judge: inout CanaryJudge, from first: UInt64 = 1
    ) {
        for place in 0..<UInt64(count) {
            let key = first + 2 * place
            judge.add(JudgeUnit(arm: .canary, timeMicros: Int64(key), key: key, values: canary))
            judge.add(JudgeUnit(arm: .baseline, timeMicros: Int64(key), key: key + 1, values: baseline))
        }
    }

    @Test("Harm rolls back and stays decided, no harm promotes, and later harm still rolls back")
    func decisions() throws {
        var judge = try Self.judge(JudgePlan(metrics: [Self.rate()]))
        Self.add(100, canary: [0], baseline: [1], to: &judge)
        #expect(judge.decision == .rollBack)
        #expect(judge.verdict.reasons == [.harm])
        #expect(judge.verdict.offenders == ["valid"])
        let decided = judge
        Self.add(1_000, canary: [1], baseline: [1], to: &judge, from: 10_000)
        #expect(judge == decided)

        judge = try Self.judge(JudgePlan(metrics: [Self.rate()]))
        Self.add(300, canary: [1], baseline: [1], to: &judge)
        #expect(judge.decision == .promote)
        #expect(judge.verdict.reasons == [.noHarm])
        Self.add(300, canary: [0], baseline: [1], to: &judge, from: 10_000)
        #expect(judge.decision == .rollBack)
    }

    @Test("Silence never promotes: no unit, one arm only, or a guardrail without values")
    func silence() throws {
        var judge = try Self.judge(JudgePlan(metrics: [Self.rate()]))
        judge.advance(toMicros: .max)
        #expect(judge.decision == .hold)
        #expect(judge.verdict.reasons.contains(.noValues))

        judge = try Self.judge(JudgePlan(metrics: [Self.rate(), .safety("safety", .none)]))
        Self.add(1_000, canary: [1, nil], baseline: [1, 1], to: &judge)
        #expect(judge.decision == .hold)
        #expect(judge.verdict.reasons.contains(.noValues))
        // One value is enough: a violation would have rolled back.
        Self.add(1, canary: [1, 1], baseline: [1, 1], to: &judge, from: 10_000)
        #expect(judge.decision == .hold)
        #expect(judge.verdict.reasons == [.coverage])

        judge = try Self.judge(JudgePlan(metrics: [Self.rate(), JudgeMetric("fast", .latency, .limit(100))]))
        Self.add(1_000, canary: [1, nil], baseline: [1, nil], to: &judge)
        #expect(judge.decision == .hold)
        // Rules on safety alone prove nothing.
        judge = try Self.judge(JudgePlan(metrics: [.safety("safety", .none)]))
        Self.add(1_000, canary: [1], baseline: [1], to: &judge)
        #expect(judge.decision == .hold)
    }

    @Test("A canary that lacks values which the baseline has is not promoted")
    func coverage() throws {
        var judge = try Self.judge(JudgePlan(metrics: [Self.rate()]))
        for place in 0..<600 as Range<UInt64> {
            let (key, value) = (2 * place + 1, place % 5 == 0 ? nil : 1.0)
            judge.add(JudgeUnit(arm: .canary, timeMicros: 0, key: key, values: [value]))
            judge.add(JudgeUnit(arm: .baseline, timeMicros: 0, key: key + 1, values: [1]))
        }
        #expect(judge.decision == .hold)
        #expect(judge.verdict.reasons == [.coverage])
        #expect(judge.verdict.metrics[0].isProven)
        #expect(judge.verdict.metrics[0].canary.missing == 120)
    }

    @Test("One violation of safety rolls back at once, even of a key that has counted; of the baseline it does not")
    func safety() throws {
        let plan = JudgePlan(metrics: [Self.rate(), .safety("safety", .none)], unitsMin: 1_000)
        var judge = try Self.judge(plan)
        Self.add(3, canary: [1, 1], baseline: [1, 0], to: &judge)
        #expect(judge.decision == .hold)
        judge.add(JudgeUnit(arm: .canary, timeMicros: 9, key: 1, values: [1, 0]))
        #expect(judge.decision == .rollBack)
        #expect(judge.verdict.reasons == [.safetyViolation])
        #expect(judge.verdict.offenders == ["safety"])
    }

    @Test("A rate of violations above the allowed one rolls back, the allowed one does not")
    func safetyRate() throws {
        let metrics = [JudgeMetric.safety("safety", .rate(0.01, alpha: 0.01)), Self.rate()]
        for (each, decision) in [(10 as UInt64, JudgeVerdict.Decision.rollBack), (150, .promote)] {
            var judge = try Self.judge(JudgePlan(metrics: metrics))
            for place in 1...1_000 as ClosedRange<UInt64> {
                let safe: Double = place % each == 0 ? 0 : 1
                judge.add(JudgeUnit(arm: .canary, timeMicros: 0, key: place, values: [safe, 1]))
                judge.add(JudgeUnit(arm: .baseline, timeMicros: 0, key: place + 10_000, values: [1, 1]))
            }
            #expect(judge.decision == decision)
            if decision == .rollBack { #expect(judge.verdict.reasons == [.safetyRate]) }
        }
    }

    @Test("A key counts once in the window, with the mean of its outcomes while it settles")
    func units() throws {
        var plan = JudgePlan(metrics: [Self.rate()], windowMicros: 1_000)
        var judge = try Self.judge(plan)
        for time in [0, 999, 1_000] as [Int64] {
            judge.add(JudgeUnit(arm: .canary, timeMicros: time, key: 7, values: [1]))
        }
        #expect(judge.verdict.canaryUnits == 2)
        #expect(judge.verdict.repeatCount == 1)

        plan.settleMicros = 100
        judge = try Self.judge(plan)
        for (time, value) in [(0, 1.0), (50, 0), (99, 0)] as [(Int64, Double)] {
            judge.add(JudgeUnit(arm: .canary, timeMicros: time, key: 7, values: [value]))
        }
        #expect(judge.verdict.canaryUnits == 0)
        judge.advance(toMicros: 100)
        #expect(judge.verdict.canaryUnits == 1)
        let mean = try #require(judge.verdict.metrics[0].canary.mean)
        #expect(abs(mean - 1 / 3.0) < 1e-12)
        // After that it has counted, until the window ends.
        judge.add(JudgeUnit(arm: .canary, timeMicros: 500, key: 7, values: [1]))
        judge.advance(toMicros: 900)
        #expect(judge.verdict.canaryUnits == 1)
        // Without a key each outcome is a unit.
        for _ in 0..<3 { judge.add(JudgeUnit(arm: .baseline, timeMicros: 901, key: 0, values: [1])) }
        judge.advance(toMicros: 1_100)
        #expect(judge.verdict.baselineUnits == 3)
    }

    @Test("A thousand calls of one key weigh as much as one")
    func oneKey() throws {
        var judge = try Self.judge(JudgePlan(metrics: [Self.rate(0)]))
        Self.add(200, canary: [1], baseline: [1], to: &judge)
        for _ in 0..<1_000 { judge.add(JudgeUnit(arm: .canary, timeMicros: 999, key: 9_999, values: [0])) }
        Self.add(1, canary: [1], baseline: [1], to: &judge, from: 20_001)
        #expect(judge.decision == .hold)
        #expect(judge.verdict.metrics[0].canary.count == 202)
    }

    @Test("Arms that do not get their shares are INVALID, whatever they show; returning keys do not count again")
    func shares() throws {
        var judge = try Self.judge(JudgePlan(metrics: [Self.rate()]))
        for key in 1...3_000 as ClosedRange<UInt64> {
            let arm: JudgeArm = key % 5 < 3 ? .canary : .baseline
            judge.add(JudgeUnit(arm: arm, timeMicros: 0, key: key, values: [1]))
        }
        #expect(judge.decision == .invalid)
        #expect(judge.verdict.reasons == [.sampleRatio])

        // 53 keys of 100 return for ever.
        judge = try Self.judge(JudgePlan(metrics: [Self.rate()], windowMicros: 1))
        for time in 0..<200 as Range<Int64> {
            for key in 1...100 as ClosedRange<UInt64> {
                judge.add(
                    JudgeUnit(arm: key <= 53 ? .canary : .baseline, timeMicros: time * 2, key: key, values: [1]))
            }
        }
        #expect(judge.decision != .invalid)
    }

    @Test("A limit judges the canary alone, in the metric's unit and direction")
    func limits() throws {
        let metrics = [
            JudgeMetric("p95", .latency, .limit(500)),
            JudgeMetric("valid", .rate(betterWhen: .higher), .limit(0.9)),
            JudgeMetric("fallback", .rate(betterWhen: .lower), .limit(0.1)),
        ]
        for (values, offender) in [
            ([900, 1, 0], "p95"), ([100, 0, 0], "valid"), ([100, 1, 1], "fallback"), ([100, 1, 0], nil),
        ] as [([Double], String?)] {
            var judge = try Self.judge(JudgePlan(metrics: metrics))
            Self.add(300, canary: values, baseline: [100, 1, 0], to: &judge)
            #expect(judge.decision == (offender == nil ? .promote : .rollBack))
            #expect(judge.verdict.offenders == [offender].compactMap { $0 })
        }
    }

    @Test("Blocks of unequal numbers of units are compared by their means")
    func blocks() throws {
        var judge = try Self.judge(
            JudgePlan(metrics: [Self.rate()], canaryBlockUnits: 1, baselineBlockUnits: 3, canaryShare: 0.25))
        for key in 1...400 as ClosedRange<UInt64> {
            judge.add(
                JudgeUnit(arm: key % 4 == 0 ? .canary : .baseline, timeMicros: 0, key: key, values: [1]))
        }
        #expect(judge.verdict.metrics[0].blockCount == 100)
        #expect(judge.decision != .invalid)
    }

    @Test("Scores are judged as parts of their range, and no number traps")
    func anyNumber() throws {
        let metrics = [
            JudgeMetric("score", .score(-10...10, betterWhen: .higher), .baseline(margin: 0.05), isAdjusted: true),
            JudgeMetric("latency", .latency, .baseline(margin: 0.05)),
            JudgeMetric("slow", .latency, .limit(100)), .safety("safety", .rate(0.5, alpha: 0.01)),
        ]
        var random = SplitMix64(seed: announcedSeed("CanaryJudgeTests.anyNumber"))
        for _ in 0..<20 {
            var judge = try Self.judge(
                JudgePlan(metrics: metrics, alpha: 1e-9, windowMicros: 50, keyCapacity: 64, sampleRatioAlpha: 1e-9))
            for _ in 0..<2_000 {
                func any() -> Double? {
                    switch random.next() % 4 {
                    case 0: Double(bitPattern: random.next())
                    case 1: [nil, .infinity, -.infinity, .nan, 0, -0.0, 1e308, -1e308][Int(random.next() % 8)]
                    default: random.unit() * 20 - 10
                    }
                }
                let count = Int(random.next() % 6)
                let time = random.next() % 50 == 0 ? Int64(bitPattern: random.next()) : Int64(random.next() % 1_000)
                judge.add(
                    JudgeUnit(
                        arm: JudgeArm(rawValue: Int(random.next() % 3)) ?? .stable, timeMicros: time,
                        key: random.next() % 200, values: (0..<count).map { _ in any() }))
            }
            let verdict = judge.verdict
            #expect(verdict.eValue >= 0)
            #expect(verdict.metrics.allSatisfy { $0.eValue >= 0 })
        }
    }

    @Test("A plan that breaks a rule of its fields is none")
    func plans() {
        let sound = JudgePlan(metrics: [Self.rate()])
        #expect(sound.invalidField == nil)
        func invalid(_ change: (inout JudgePlan) -> Void) -> String? {
            var plan = sound
            change(&plan)
            #expect(CanaryJudge(plan) == nil)
            return plan.invalidField
        }
        #expect(invalid { $0.metrics = [] } == "metrics")
        #expect(invalid { $0.metrics = [Self.rate(), Self.rate()] } == "metrics")
        #expect(invalid { $0.metrics = [Self.rate(1)] } == "metrics.valid")
        #expect(invalid { $0.metrics = [Self.rate(.nan)] } == "metrics.valid")
        #expect(
            invalid { $0.metrics = [JudgeMetric("x", .latency, .baseline(margin: 0), isAdjusted: true)] } == "metrics.x"
        )
        #expect(invalid { $0.metrics = [.safety("x", .rate(0.6, alpha: 0.01))] } == "metrics.x")
        #expect(
            invalid { $0.metrics = [JudgeMetric("x", .score(1...1, betterWhen: .lower), .limit(1))] } == "metrics.x")
        #expect(invalid { $0.alpha = 1 } == "alpha")
        #expect(invalid { $0.promotionAlpha = .nan } == "promotion_alpha")
        #expect(invalid { $0.unitsMin = -1 } == "units_min")
        #expect(invalid { $0.canaryBlockUnits = 0 } == "canary_block_units")
        #expect(invalid { $0.baselineBlockUnits = 65 } == "baseline_block_units")
        #expect(invalid { $0.settleMicros = -1 } == "settle")
        #expect(invalid { $0.windowMicros = -1 } == "window")
        #expect(invalid { $0.keyCapacity = 1 } == "key_capacity")
        #expect(invalid { $0.canaryShare = 0 } == "canary_share")
        #expect(invalid { $0.sampleRatioAlpha = 0 } == "sample_ratio_alpha")
    }

    @Test("An operator's fewest units are waited for, except for safety")
    func unitsMin() throws {
        var judge = try Self.judge(JudgePlan(metrics: [Self.rate()], unitsMin: 200))
        Self.add(199, canary: [0], baseline: [1], to: &judge)
        #expect(judge.decision == .hold)
        #expect(judge.verdict.reasons.contains(.tooFewUnits))
        Self.add(1, canary: [1], baseline: [1], to: &judge, from: 10_001)
        #expect(judge.decision == .rollBack)
    }
}
