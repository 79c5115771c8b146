import Foundation
import RegentEvaluation
import RegentMessages
import RegentTestKit
import Testing

@Suite("The state of a judge")
struct JudgeStateTests {
    static let plan = JudgePlan(
        metrics: [
            JudgeMetric("valid", .rate(betterWhen: .higher), .baseline(margin: 0.02), isAdjusted: true),
            JudgeMetric("latency", .latency, .baseline(margin: 0.02)), JudgeMetric("slow", .latency, .limit(2_000)),
            .safety("safety", .rate(0.01, alpha: 0.001)),
        ], alpha: 1e-4, settleMicros: 40, windowMicros: 500, keyCapacity: 64)

    static func unit(_ time: Int, _ random: inout SplitMix64) -> JudgeUnit {
        let key = 1 + random.next() % 400
        let arm: JudgeArm = key % 3 == 0 ? .stable : key % 3 == 1 ? .canary : .baseline
        let isValid: Double? = random.unit() < 0.1 ? nil : random.unit() < 0.9 ? 1 : 0
        let latency = 300 * exp(random.unit() * 2)
        return JudgeUnit(
            arm: arm, timeMicros: Int64(time), key: key,
            values: [isValid, latency, latency, random.unit() < 0.99 ? 1 : 0]
        )
    }

    /// A judge that has everything in its state.
    static func judge(_ count: Int, seed: UInt64) throws -> CanaryJudge {
        var random = SplitMix64(seed: seed)
        var judge = try #require(CanaryJudge(plan))
        for time in 0..<count { judge.add(unit(time, &random)) }
        return judge
    }

    @Test("A judge continues from its stored bytes at any unit, with the same bits")
    func restored() throws {
        var random = SplitMix64(seed: 1)
        var judge = try #require(CanaryJudge(Self.plan))
        var stored = judge
        for time in 0..<3_000 {
            let unit = Self.unit(time, &random)
            judge.add(unit)
            stored.add(unit)
            guard time % 37 == 0 else { continue }
            let state = try JudgeState(decoding: stored.state.encoded())
            stored = try #require(CanaryJudge(Self.plan, state))
            #expect(stored == judge)
            #expect(stored.state == judge.state)
        }
        #expect(stored.verdict == judge.verdict)
        #expect(judge.verdict.canaryUnits > 100)
        #expect(judge.verdict.repeatCount > 100)
    }

    @Test("A final verdict is kept")
    func final() throws {
        var judge = try #require(CanaryJudge(JudgePlan(metrics: [.safety("safety", .none)])))
        judge.add(JudgeUnit(arm: .canary, timeMicros: -5, key: 1, values: [0]))
        let restored = try #require(CanaryJudge(judge.plan, judge.state))
        #expect(restored == judge)
        #expect(restored.verdict.offenders == ["safety"])
    }

    @Test("The state of another plan is INVALID, and says so")
    func otherPlan() throws {
        let judge = try Self.judge(100, seed: 2)
        var plan = Self.plan
        plan.alpha = 0.02
        let restored = try #require(CanaryJudge(plan, judge.state))
        #expect(restored.decision == .invalid)
        #expect(restored.verdict.reasons == [.planChanged])
        #expect(restored.isFinal)
        plan.alpha = 2
        #expect(CanaryJudge(plan, judge.state) == nil)
    }

    /// Changes that no judge could have come to.
    static let changes: [@Sendable (inout JudgeState) -> Void] = [
        { $0.format = 0 }, { $0.decision = .unspecified }, { $0.decision = .unrecognized(9) },
        { $0.finalReason = "HARM" }, { $0.finalReason = "anything" }, { $0.decision = .rollback },
        { $0.metrics.removeLast() }, { $0.metrics.append($0.metrics[0]) }, { $0.sampleRatio = nil },
        { $0.canaryUnits = .max }, { $0.baselineUnits = .max }, { $0.repeatCount = 1 << 60 },
        { $0.logWealthPeak = .nan }, { $0.logWealthPeak = .infinity }, { $0.started = false },
        { $0.metrics[0].main = nil }, { $0.metrics[0].main?.count = -1 }, { $0.metrics[0].main?.harm = [] },
        { $0.metrics[0].main?.count = 1e300 }, { $0.metrics[0].main?.count = 0x1p63 },
        { $0.metrics[1].order?.count += 0.5 },
        { $0.metrics[0].main?.mirror[2] = .nan }, { $0.metrics[0].order = JudgeBets() }, { $0.metrics[1].order = nil },
        { $0.metrics[0].canary = nil }, { $0.metrics[0].canary?.count = .max }, { $0.metrics[0].baseline?.sum = .nan },
        { $0.metrics[1].canary?.latencyBuckets = [1, 0] },
        { $0.metrics[1].canary?.latencyBuckets = [UInt64](repeating: .max, count: 3) },
        { $0.metrics[0].canaryWaiting = [2] }, { $0.metrics[0].canaryPrevious.append(0) },
        { $0.metrics[0].regression = [1, 2, 3] }, { $0.metrics[0].regression[1] = .infinity },
        { $0.metrics[0].regression[0] = .nan }, { $0.metrics[1].cutMs = -1 }, { $0.metrics[1].cutDueCount = 0 },
        { $0.metrics[3].violations = .max }, { $0.openUnits[0].sums = [] }, { $0.openUnits[0].counts[0] = .max },
        { $0.openUnits[0].sums[0] = .infinity }, { $0.openUnits[0].previous = [1, 2, 3] },
        { $0.keys?.keys.append(7_777) }, { $0.keys?.keys[0] = 0 }, { $0.keys?.previous[0] = 3 },
        {
            $0.keys = JudgeKnownKeys(
                keys: Array(1...65), countedUs: Array(1...65), previous: [Double](repeating: 0, count: 65))
        },
        { $0.sampleRatio?.level = 64 },
        { state in
            let first = state.sampleRatio?.canary.first ?? 0
            state.sampleRatio?.canary.append(first)
        },
        { $0.sampleRatio?.canaryKeyless = .max }, { $0.sampleRatio?.logPeak = .nan },
        { $0.sampleRatio?.logRatio = .infinity },
    ]

    @Test("A state that cannot be one is INVALID and never traps")
    func refused() throws {
        let judge = try Self.judge(500, seed: 3)
        #expect(!judge.state.openUnits.isEmpty)
        #expect(judge.state.keys?.keys.isEmpty == false)
        #expect(judge.state.sampleRatio?.canary.isEmpty == false)
        for (place, change) in Self.changes.enumerated() {
            var state = judge.state
            change(&state)
            let restored = try #require(CanaryJudge(Self.plan, state))
            #expect(restored.decision == .invalid, "change \(place)")
            #expect(restored.verdict.reasons == [.stateInvalid], "change \(place)")
        }
    }

    @Test("Damaged bytes give a judge that is INVALID or one that goes on, and never trap")
    func damaged() throws {
        let bytes = try Self.judge(400, seed: 4).state.encoded()
        var random = SplitMix64(seed: announcedSeed("JudgeStateTests.damaged"))
        for _ in 0..<2_000 {
            var damaged = bytes
            for _ in 0..<(1 + random.next() % 4) {
                damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            guard let state = try? JudgeState(decoding: damaged) else { continue }
            var judge = try #require(CanaryJudge(Self.plan, state))
            for time in 0..<60 { judge.add(Self.unit(time, &random)) }
            judge.advance(toMicros: .max)
            #expect(judge.verdict.metrics.count == 4)
        }
    }
}
