import RegentEvaluation
import RegentMessages
import RegentTestKit
import Testing

/// What rollouts are judged by, as values.
@Suite("Evidence of rollouts")
struct RolloutEvidenceTests {
    static let (stable, canary) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")

    static func plan(_ triggers: [RolloutTrigger] = []) -> RolloutPlan {
        RolloutPlan(
            judge: RolloutJudge(margin: 0.02, metrics: ["error_rate", "p95_latency_ms"]), triggers: triggers,
            maxFallbackRate: 0.2, maxP95LatencyMs: 500, minSchemaValidRate: 0.5)
    }

    /// Odd keys are of the canary.
    static let frame = RolloutEvidence.Frame(
        of: RolloutRun(
            createTime: Timestamp(seconds: 1_000), canaryVersion: canary, baselineVersion: stable, policyRevision: 5)
    ) { $0 % 2 == 1 ? .canary : .baseline }

    static func outcome(
        _ place: Int, _ generator: inout SplitMix64, canaryErrors: UInt64 = 2
    ) -> RouteOutcome {
        let key = generator.next() | 2
        let isCanary = key % 2 == 1
        let isError = generator.next() % 100 < (isCanary ? canaryErrors : 2)
        return RouteOutcome(
            requestId: "r\(place)", createTime: Timestamp(seconds: 1_000), keyDigest: key,
            arm: isCanary ? .canary : .baseline, policyRevision: 7, selectedProvider: "a",
            latencyMs: Double(generator.next() % 100), modelVersion: isCanary ? canary : stable,
            status: isError ? .error : .ok, schemaValid: generator.next() % 20 == 0 ? .false : .true,
            safetyCompliant: .true)
    }

    static func add(_ outcome: RouteOutcome, to evidence: inout RolloutEvidence) {
        evidence.add(outcome, in: frame, revision: 9, now: 1_000_000_000)
    }

    @Test("A count that cannot be counted on is no state, and the next outcome ends nothing")
    func tooLarge() throws {
        let plan = Self.plan([RolloutTrigger(kind: .safetyRegression)])
        let bytes = try #require(RolloutEvidence(plan)).bytes
        // Five counts, the ignored ones by reason, two words of digests and the number of triggers lie before; then
        // come two empty windows, violations, outcomes and windows.
        let first = 8 * (5 + RolloutEvidence.Ignored.allCases.count + 2 + 1)
        for word in 2...4 {
            var broken = bytes
            for place in 0..<8 { broken[first + 8 * word + place] = place == 7 ? 0x7F : 0xFF }
            #expect(RolloutEvidence(plan, bytes: broken) == nil, "word \(word)")
            broken[first + 8 * word + 7] = 0
            broken[first + 8 * word + 6] = 0x0F
            #expect(RolloutEvidence(plan, bytes: broken) != nil, "word \(word)")
        }
    }

    @Test("Evidence that goes on from its bytes at any place comes to the same bits")
    func restored() throws {
        var generator = SplitMix64(seed: announcedSeed(#function))
        let triggers = [
            RolloutTrigger(kind: .schemaValidDrop, minSamples: 50), RolloutTrigger(kind: .safetyRegression),
            RolloutTrigger(kind: .sigma, metric: "p95_latency_ms", minSamples: 20),
        ]
        let plan = Self.plan(triggers)
        var whole = try #require(RolloutEvidence(plan))
        var cut = whole
        for place in 0..<2_000 {
            let outcome = Self.outcome(place, &generator)
            Self.add(outcome, to: &whole)
            Self.add(outcome, to: &cut)
            if generator.next() % 40 == 0 {
                _ = whole.triggers.takeFirings()
                _ = cut.triggers.takeFirings()
                let bytes = cut.bytes
                cut = try #require(RolloutEvidence(plan, bytes: bytes))
                #expect(cut.bytes == bytes)
            }
        }
        let time = Timestamp(seconds: 1)
        #expect(cut.bytes == whole.bytes && cut.verdict(at: time) == whole.verdict(at: time))
        #expect(whole.canaryCount + whole.baselineCount == 2_000)
    }

    @Test("Bytes that were damaged, cut or of another plan are no evidence, and what refuses them is INVALID")
    func damaged() throws {
        var generator = SplitMix64(seed: 3)
        let plan = Self.plan()
        var evidence = try #require(RolloutEvidence(plan))
        for place in 0..<100 { Self.add(Self.outcome(place, &generator), to: &evidence) }
        let bytes = evidence.bytes
        for length in [0, 7, 8, 100, bytes.count - 1] {
            #expect(RolloutEvidence(plan, bytes: Array(bytes.prefix(length))) == nil, "\(length)")
        }
        #expect(RolloutEvidence(plan, bytes: bytes + [0]) == nil)
        var other = bytes
        other[0] = 9
        #expect(RolloutEvidence(plan, bytes: other) == nil)
        for place in stride(from: 0, to: min(bytes.count, 4_000), by: 7) {
            var broken = bytes
            broken[place] ^= 0xFF
            // Whatever it makes of it, it makes it without a fault.
            _ = RolloutEvidence(plan, bytes: broken)?.decision
        }
        let changed = RolloutPlan(judge: RolloutJudge(margin: 0.5, metrics: ["error_rate"]))
        let restored = RolloutEvidence(changed, bytes: bytes)
        #expect(restored == nil || restored?.decision == .invalid)
        #expect(RolloutEvidence.refused(plan)?.decision == .invalid)
    }

    @Test("A canary with more errors is rolled back, one that breaks a limit too, and a good one is not")
    func decisions() throws {
        var generator = SplitMix64(seed: announcedSeed(#function))
        var bad = try #require(RolloutEvidence(Self.plan()))
        var good = try #require(RolloutEvidence(Self.plan()))
        for place in 0..<3_000 {
            Self.add(Self.outcome(place, &generator, canaryErrors: 40), to: &bad)
            Self.add(Self.outcome(place, &generator), to: &good)
        }
        #expect(bad.decision == .rollback && good.decision != .rollback)
        var slow = try #require(RolloutEvidence(Self.plan()))
        for place in 0..<3_000 {
            var outcome = Self.outcome(place, &generator)
            outcome.latencyMs = 900
            Self.add(outcome, to: &slow)
        }
        #expect(slow.decision == .rollback)
        let metrics = Self.plan().judgePlan.metrics.map(\.name)
        #expect(
            metrics == [
                "error_rate", "p95_latency_ms", "max_fallback_rate", "max_p95_latency_ms", "min_schema_valid_rate",
                "safety",
            ])
    }

    @Test("Alpha is what is said, or follows from false rollbacks a year, or is the standard")
    func chances() {
        #expect(RolloutJudge().chance == 0.01 && RolloutJudge(alpha: 0.05).chance == 0.05)
        #expect(RolloutJudge(falseRollbacksPerYear: 3.65).chance == 0.01)
        #expect(RolloutJudge(falseRollbacksPerYear: 366).chance == 0.5)
    }

    @Test("What was seen before is known while it is among the last, and counts again after that")
    func repeats() throws {
        var generator = SplitMix64(seed: 5)
        var evidence = try #require(RolloutEvidence(Self.plan()))
        let first = Self.outcome(0, &generator)
        Self.add(first, to: &evidence)
        Self.add(first, to: &evidence)
        var retried = first
        retried.attempt = 1
        Self.add(retried, to: &evidence)
        #expect(evidence.count(ignored: .repeated) == 1 && evidence.canaryCount + evidence.baselineCount == 2)
    }
}
