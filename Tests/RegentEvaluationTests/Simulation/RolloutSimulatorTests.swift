import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Simulated rollouts")
struct RolloutSimulatorTests {
    static let model = "models/m"

    /// Outcomes of keys in turn, a second apart, each key with one to three.
    static func outcomes(
        keys: Int, seed: UInt64 = 1, arms: [Arm] = [.stable], invalid: (Arm) -> Double = { _ in 0.03 }
    ) -> [RouteOutcome] {
        var random = SplitMix64(seed: seed)
        var outcomes: [RouteOutcome] = []
        for key in 0..<keys {
            let arm = arms[key % arms.count]
            for turn in 0...(key % 3) {
                outcomes.append(
                    RouteOutcome(
                        requestId: "r-\(key)-\(turn)",
                        createTime: Timestamp(microseconds: Int64(key * 1_000_000 + turn)),
                        environment: "prod", keyDigest: UInt64(key) + 1, arm: arm, selectedProvider: "openai",
                        latencyMs: 100 + 400 * random.unit(),
                        modelVersion: "\(model)/versions/\(arm == .canary ? "2.0.0" : "1.0.0")", status: .ok,
                        schemaValid: random.unit() < invalid(arm) ? .false : .true))
            }
        }
        return outcomes
    }

    static func plan(_ change: (inout RolloutPlan) -> Void = { _ in }) -> RolloutPlan {
        var plan = RolloutPlan(
            judge: RolloutJudge(alpha: 0.01, margin: 0.01, metrics: ["schema_valid_rate", "p95_latency_ms"]))
        change(&plan)
        return plan
    }

    static func simulation(
        _ outcomes: [RouteOutcome], by plan: RolloutPlan = plan(), _ settings: SimulationSettings
    ) async throws -> RolloutSimulation {
        let recorded = RecordedOutcomes(outcomes, model: model)
        let simulator = try RolloutSimulator(plan, permille: 0, recorded, settings)
        return await simulator.simulation()
    }

    @Test("Without a change few rollouts are rolled back, with one most are, and sooner the larger it is")
    func power() async throws {
        let outcomes = Self.outcomes(keys: 900)
        var medians: [UInt64] = []
        for size in [0.1, 0.3] {
            let settings = SimulationSettings(
                runs: 40, units: 800, seed: 7, effect: SimulatedEffect(metric: "schema_valid_rate", size: size))
            let found = try await Self.simulation(outcomes, settings)
            #expect(found.verdict == .sound)
            #expect(found.keyCount == 900)
            #expect(!found.hasArms)
            let unchanged = try #require(found.unchanged)
            #expect(unchanged.runs == 40 && unchanged.units == 800)
            #expect(unchanged.rolledBack <= 4)
            #expect(unchanged.rateLower <= unchanged.rate && unchanged.rate <= unchanged.rateUpper)
            #expect(unchanged.medianOutcomes == nil)
            let changed = try #require(found.changed)
            #expect(changed.rate > 0.9)
            #expect(changed.exposedOutcomes < unchanged.exposedOutcomes)
            medians.append(try #require(changed.medianOutcomes))
            #expect(found.recorded?.rolledBackBy == "")
            guard size > 0.2 else { continue }
            #expect(found.recordedWithEffect?.rolledBackBy == "JUDGE")
            #expect(found.recordedWithEffect?.offenders == ["schema_valid_rate"])
        }
        #expect(medians[0] > medians[1])
    }

    @Test("The same request has the same findings, another seed others")
    func seeded() async throws {
        let outcomes = Self.outcomes(keys: 300)
        let effect = SimulatedEffect(metric: "p95_latency_ms", size: 2)
        func found(_ seed: UInt64) async throws -> RolloutSimulation {
            try await Self.simulation(outcomes, SimulationSettings(runs: 10, units: 200, seed: seed, effect: effect))
        }
        let (one, again, other) = (try await found(1), try await found(1), try await found(2))
        #expect(one == again)
        #expect(one.changed != other.changed)
        // The order in which outcomes are given does not matter where their times differ.
        let reversed = try await Self.simulation(
            outcomes.reversed(), SimulationSettings(runs: 10, units: 200, seed: 1, effect: effect))
        #expect(reversed == one)
    }

    @Test("Recorded arms are replayed as they were, and what would have been rolled back is said")
    func recordedArms() async throws {
        let outcomes = Self.outcomes(keys: 1_200, arms: [.canary, .baseline, .stable]) { $0 == .canary ? 0.4 : 0.03 }
        let found = try await Self.simulation(outcomes, SimulationSettings(runs: 5, units: 50))
        #expect(found.verdict == .rollsBack)
        #expect(found.hasArms)
        #expect(found.keyCount == 800)
        #expect(found.recorded?.rolledBackBy == "JUDGE")
        #expect(found.recorded?.decision == .rollback)
        let time = try #require(found.recorded?.rollbackTime)
        let last = try #require(found.lastTime)
        #expect(time.microseconds < last.microseconds)
        // Nothing of the canary is drawn: rollouts without a change have the rate of the stable version.
        #expect(found.unchanged?.rolledBack == 0)
    }

    @Test("A raw trigger that fires by chance makes too many false rollbacks, and its chance is said beside it")
    func triggers() async throws {
        let plan = Self.plan {
            $0.triggers = [
                RolloutTrigger(kind: .schemaValidDrop, threshold: 0.01, minSamples: 100, action: .rollback),
                RolloutTrigger(kind: .sigma, metric: "schema_valid_rate", minSamples: 50, action: .alert),
                RolloutTrigger(kind: .safetyRegression, action: .rollback),
            ]
        }
        // The recording itself is calm, so that only the draws are rolled back.
        let outcomes = Self.outcomes(keys: 1_000, seed: 3)
        let found = try await Self.simulation(outcomes, by: plan, SimulationSettings(runs: 60, units: 400, seed: 5))
        let unchanged = try #require(found.unchanged)
        #expect(unchanged.rateLower > 0.5)
        #expect(found.verdict == .tooManyFalse || found.recorded?.rolledBackBy == "SCHEMA_VALID_DROP")
        #expect(found.triggers.map(\.kind) == [.schemaValidDrop, .sigma, .safetyRegression])
        #expect(found.triggers[0].fired == unchanged.rolledBack)
        #expect(found.triggers[0].windowChance > 0.1 && found.triggers[0].rolloutChance > 0.5)
        #expect(found.triggers[1].windowChance > 0 && found.triggers[1].windowChance < 0.2)
        #expect(found.triggers[2].windowChance == 0 && found.triggers[2].fired == 0)
    }

    @Test("Too few keys are too little, and so is nothing, and another model")
    func tooLittle() async throws {
        let settings = SimulationSettings(runs: 5)
        for outcomes in [[], Self.outcomes(keys: 99)] {
            let found = try await Self.simulation(outcomes, settings)
            #expect(found.verdict == .tooLittle)
            #expect(found.unchanged == nil)
        }
        let other = RecordedOutcomes(Self.outcomes(keys: 200), model: "models/other")
        let none = await (try RolloutSimulator(Self.plan(), permille: 0, other, settings)).simulation()
        #expect(none.outcomeCount == 0)
    }

    @Test("What is drawn keeps the recorded rate of keys: half the share takes twice the time")
    func time() async throws {
        let outcomes = Self.outcomes(keys: 600)
        func seconds(_ permille: UInt32) async throws -> Double {
            let effect = SimulatedEffect(metric: "schema_valid_rate", size: 0.5)
            let settings = SimulationSettings(runs: 20, units: 300, canaryPermille: permille, seed: 1, effect: effect)
            return try #require(try await Self.simulation(outcomes, settings).changed?.medianSeconds)
        }
        let (half, tenth) = (try await seconds(500), try await seconds(100))
        #expect(abs(tenth / half - 5) < 0.2)
    }

    @Test("What is known of a key before is used where the draft says so")
    func covariate() async throws {
        let plan = Self.plan { $0.judge?.covariate = .previousValue }
        let settings = SimulationSettings(runs: 5, units: 200)
        let found = try await Self.simulation(Self.outcomes(keys: 600), by: plan, settings)
        let plain = try await Self.simulation(Self.outcomes(keys: 600), settings)
        // The first outcome of a key with several comes before its exposure.
        let (with, without) = (try #require(found.unchanged), try #require(plain.unchanged))
        #expect(with.exposedOutcomes < without.exposedOutcomes)
    }

    @Test("Every metric that a judge compares can get worse, and only by a size that it can have")
    func effects() async throws {
        let outcomes = Self.outcomes(keys: 150).map { outcome in
            var outcome = outcome
            (outcome.patchApplySuccess, outcome.safetyCompliant) = (.true, .true)
            return outcome
        }
        for metric in CanaryEffect.metrics {
            let plan = Self.plan { $0.judge?.metrics = [metric.rawValue] }
            let effect = SimulatedEffect(metric: metric.rawValue, size: metric == .p95Latency ? 5 : 0.9)
            let found = try await Self.simulation(
                outcomes, by: plan, SimulationSettings(runs: 5, units: 150, effect: effect))
            #expect(found.changed?.rolledBack == 5, "\(metric.rawValue)")
        }
        for (metric, size) in [
            ("auto_rate", 0.1), ("anything", 0.1), ("error_rate", 0), ("error_rate", 1.1), ("error_rate", .nan),
            ("p95_latency_ms", 0), ("p95_latency_ms", 1_000),
        ] {
            let settings = SimulationSettings(effect: SimulatedEffect(metric: metric, size: size))
            #expect(throws: Refusal.self) {
                try RolloutSimulator(Self.plan(), permille: 0, RecordedOutcomes(outcomes, model: ""), settings)
            }
        }
    }

    @Test("A simulation that would take too long is refused, and one without a size is made to fit")
    func bounded() async throws {
        let recorded = RecordedOutcomes(Self.outcomes(keys: 300), model: Self.model)
        #expect(throws: Refusal.self) {
            try RolloutSimulator(
                Self.plan(), permille: 0, recorded, SimulationSettings(runs: 100, units: 1_000), playedMax: 10_000)
        }
        let fitted = try RolloutSimulator(
            Self.plan(), permille: 0, recorded, SimulationSettings(runs: 10), playedMax: 1_000)
        let found = await fitted.simulation()
        let units = try #require(found.unchanged?.units)
        #expect(units >= 20 && units <= 50)
    }

    @Test("Any time and any number are played")
    func anyNumber() async throws {
        var random = SplitMix64(seed: announcedSeed("RolloutSimulatorTests.anyNumber"))
        let outcomes = (0..<300).map { place in
            var outcome = RouteOutcome(
                requestId: "r-\(place)", modelVersion: "\(Self.model)/versions/1.0.0", status: .ok)
            outcome.createTime = Timestamp(microseconds: Int64(truncatingIfNeeded: random.next()) / 1_000_000)
            outcome.keyDigest = random.next() % 200
            outcome.arm = Arm(rawValue: Int32(random.next() % 6))
            outcome.latencyMs = [nil, 0, 1e300, .nan][Int(random.next() % 4)]
            outcome.schemaValid = TriState(rawValue: Int32(random.next() % 4))
            return outcome
        }
        let effect = SimulatedEffect(metric: "p95_latency_ms", size: 100)
        let found = try await Self.simulation(outcomes, SimulationSettings(runs: 3, units: 60, effect: effect))
        #expect(found.outcomeCount == 300)
    }
}
