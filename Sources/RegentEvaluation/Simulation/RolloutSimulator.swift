package import RegentMessages
package import RegentModel

/// Replays recorded outcomes through a draft, and simulates rollouts that are drawn from them.
///
/// It is seeded: the same outcomes, draft and settings give the same findings.
/// - Source: docs/algorithms.md, "Simulation".
package struct RolloutSimulator: Sendable {
    /// Rollouts of each simulation where nothing is said.
    package static let runsStandard = 200
    /// Keys of each arm where nothing is said, at most.
    package static let unitsStandardMax = 2_000
    /// Keys of the stable version below which there is too little to draw from.
    package static let keysMin = 100
    /// Confidence of the bounds of rates, one-sided.
    fileprivate static let confidence = 0.95

    private let plan: RolloutPlan
    private let judge: CanaryJudge
    private let recorded: RecordedOutcomes
    private let effect: CanaryEffect?
    private let effectChance: Double
    private let runs: Int
    private let units: Int
    private let share: Double
    private let seed: UInt64
    /// The values of each outcome, as the judge takes them.
    private let values: [[Double?]]

    /// A refusal of a field.
    package static func invalid(_ field: String, _ message: String) -> Refusal {
        Refusal(.simulationInvalid, "\(field): \(message)", ["field": field])
    }

    /// A simulation of a draft on outcomes.
    ///
    /// - Parameters:
    ///   - permille: share of the canary of the draft, where no stage has one; 0 = 500.
    ///   - playedMax: outcomes that all simulated rollouts together may play, about; nil = any number.
    /// - Throws: `Refusal` SIMULATION_INVALID naming the field.
    package init(
        _ plan: RolloutPlan, permille: UInt32, _ recorded: RecordedOutcomes, _ settings: SimulationSettings,
        playedMax: Int? = nil
    ) throws(Refusal) {
        let judgePlan = plan.judgePlan
        guard let judge = CanaryJudge(judgePlan) else {
            throw Self.invalid("draft.judge", "\(judgePlan.invalidField ?? "a field") is outside its range")
        }
        (self.plan, self.judge, self.recorded, seed) = (plan, judge, recorded, settings.seed)
        var effect: CanaryEffect?
        if let asked = settings.effect { effect = try CanaryEffect(asked) }
        self.effect = effect
        effectChance = effect?.chance(in: recorded.outcomes.lazy.filter { $0.arm != .canary }) ?? 0
        runs = settings.runs == 0 ? Self.runsStandard : min(Int(settings.runs), 10_000)
        let perRun = recorded.perKey * 2 * Double(runs) * (effect == nil ? 1 : 2)
        let affordable = playedMax.map { Int64(clampingRounded: (Double($0) / perRun).rounded(.down)) } ?? .max
        units =
            settings.units == 0
            ? min(max(1, recorded.keyCount / 2), Self.unitsStandardMax, max(1, Int(affordable)))
            : min(Int(settings.units), 100_000)
        let drafted = plan.stages.first?.canaryPermille ?? permille
        let asked = settings.canaryPermille == 0 ? drafted : settings.canaryPermille
        share = asked == 0 ? 0.5 : Double(min(asked, 500)) / 1_000
        values = recorded.outcomes.map { RolloutPlan.values(of: $0, for: judgePlan) }
        guard settings.units == 0 || Int64(units) <= affordable else {
            throw Self.invalid(
                "settings.units",
                "\(runs) rollouts of \(units) keys an arm play too many outcomes for one call: ask for at most "
                    + "\(affordable) keys or for fewer runs, or simulate a file with --local")
        }
    }

    /// What is found.
    package func simulation() async -> RolloutSimulation { await simulation(check: {}) }

    /// What is found.
    ///
    /// - Parameter check: is called before each rollout; what it throws ends the simulation.
    package func simulation(check: () async throws -> Void) async rethrows -> RolloutSimulation {
        var found = RolloutSimulation(
            outcomeCount: UInt64(recorded.outcomes.count), isCut: recorded.isCut,
            keyCount: UInt64(recorded.keyCount), hasArms: recorded.hasArms,
            plannedFalseRollbackRate: judge.plan.alpha)
        guard let first = recorded.outcomes.first, let last = recorded.outcomes.last else {
            found.verdict = .tooLittle
            return found
        }
        (found.firstTime, found.lastTime) = (first.createTime, last.createTime)
        found.recorded = replay(with: nil)
        if let effect { found.recordedWithEffect = replay(with: effect) }
        if recorded.keyCount >= Self.keysMin {
            let unchanged = try await tally(with: nil, check)
            found.unchanged = unchanged.message(self)
            found.triggers = triggers(fired: unchanged.fired)
            if let effect { found.changed = try await tally(with: effect, check).message(self) }
        }
        found.verdict = verdict(of: found)
        return found
    }

    private func verdict(of found: RolloutSimulation) -> SimulationVerdict {
        if found.recorded?.rolledBackBy.isEmpty == false { return .rollsBack }
        guard let unchanged = found.unchanged, found.recorded?.decision != .invalid else { return .tooLittle }
        // Few runs may show a higher rate by chance: only one that is surely higher counts.
        return unchanged.rateLower > found.plannedFalseRollbackRate ? .tooManyFalse : .sound
    }

    // MARK: Replay

    /// The recorded outcomes in their order, until something rolls back.
    private func replay(with effect: CanaryEffect?) -> SimulatedReplay {
        var rollout = PlayedRollout(judge, plan.triggers)
        var random = SplitMixNumbers(seed: seed)
        for (place, outcome) in recorded.outcomes.enumerated() where rollout.isOpen {
            guard let arm = arm(of: outcome, place) else { continue }
            play(&rollout, place, arm, key: outcome.keyDigest, micros: outcome.micros, effect, &random)
        }
        return rollout.replay
    }

    /// The arm of a recorded outcome. Where there are no arms, half of the keys of the stable version are the canary.
    private func arm(of outcome: RouteOutcome, _ place: Int) -> JudgeArm? {
        guard !recorded.hasArms else {
            return switch outcome.arm {
            case .canary: .canary
            case .baseline: .baseline
            case .stable: .stable
            case .unspecified, .unrecognized: nil
            }
        }
        guard outcome.arm != .canary else { return nil }
        let key = outcome.keyDigest == 0 ? UInt64(place) : outcome.keyDigest
        var numbers = SplitMixNumbers(seed: seed ^ key)
        return numbers.next() >> 63 == 0 ? .canary : .baseline
    }

    private func play(
        _ rollout: inout PlayedRollout, _ place: Int, _ arm: JudgeArm, key: UInt64, micros: Int64,
        _ effect: CanaryEffect?, _ random: inout SplitMixNumbers
    ) {
        let outcome = recorded.outcomes[place]
        if arm == .canary, let effect, let changed = effect.changed(outcome, chance: effectChance, &random) {
            rollout.add(changed, arm, key: key, micros: micros)
        } else {
            rollout.add(outcome, arm, key: key, micros: micros, values: values[place])
        }
    }

    // MARK: Simulation

    private func tally(
        with effect: CanaryEffect?, _ check: () async throws -> Void
    ) async rethrows -> RolloutTally {
        var tally = RolloutTally(triggerCount: plan.triggers.count)
        let showsBefore = judge.plan.metrics.contains(where: \.isAdjusted)
        for run in 0..<runs {
            try await check()
            // A seed of its own for each rollout, the same with and without the effect.
            var random = SplitMixNumbers(seed: seed &+ UInt64(run) &* 0xD134_2543_DE82_EF95)
            let drawn = DrawnRollout(
                of: recorded, units: units, share: share, showsBefore: showsBefore, &random)
            var rollout = PlayedRollout(judge, plan.triggers)
            for event in drawn.events where rollout.isOpen {
                play(&rollout, event.place, event.arm, key: event.key, micros: event.micros, effect, &random)
            }
            tally.add(rollout, startMicros: recorded.firstMicros)
        }
        return tally
    }

    fileprivate var size: (runs: Int, units: Int) { (runs, units) }

    private func triggers(fired: [Int]) -> [SimulatedTrigger] {
        let stable = recorded.outcomes.filter { $0.arm != .canary }
        let played = Int(Int64(clampingRounded: Double(units) * recorded.perKey))
        return zip(plan.triggers, fired).map { trigger, fired in
            let chance = trigger.windowChance(stable)
            let windows = played / TriggerWatch.window(of: trigger)
            return SimulatedTrigger(
                kind: trigger.kind, metric: trigger.metric, fired: UInt32(fired), windowChance: chance ?? 0,
                rolloutChance: TriggerRates.ever(
                    chance: chance ?? 0, consecutive: max(1, Int(trigger.consecutive)), windows: windows))
        }
    }
}

extension RolloutTrigger {
    /// Chance that a window fires though nothing has changed; nil where it has none.
    fileprivate func windowChance(_ outcomes: [RouteOutcome]) -> Double? {
        let samples = TriggerWatch.window(of: self)
        let metric: OutcomeMetric? = kind == .sigma ? OutcomeMetric(rawValue: self.metric) : .schemaValidRate
        guard let metric, kind == .sigma || kind == .schemaValidDrop else { return nil }
        let threshold = TriggerWatch.threshold(of: self)
        guard metric != .p95Latency else { return TriggerRates.sigma(threshold: threshold) }
        let values = outcomes.compactMap(metric.value)
        guard !values.isEmpty else { return nil }
        let mean = min(max(values.reduce(0, +) / Double(values.count), 0), 1)
        let rate = metric.isBetterWhenHigher ? mean : 1 - mean
        return kind == .sigma
            ? TriggerRates.sigma(threshold: threshold, samples: samples, rate: rate)
            : TriggerRates.drop(threshold: threshold, samples: samples, rate: rate)
    }
}

/// How simulated rollouts ended.
private struct RolloutTally {
    private var rolledBack: [(outcomes: Int, seconds: Double)] = []
    private var promoted = 0
    private var invalid = 0
    private var exposed = 0.0
    private var count = 0
    /// By trigger, the rollouts in which it fired.
    private(set) var fired: [Int]

    init(triggerCount: Int) { fired = [Int](repeating: 0, count: triggerCount) }

    mutating func add(_ rollout: PlayedRollout, startMicros: Int64) {
        count += 1
        exposed += Double(rollout.canaryCount)
        for (place, hasFired) in rollout.hasFired.enumerated() where hasFired { fired[place] += 1 }
        if !rollout.rolledBackBy.isEmpty {
            let seconds = (Double(rollout.rollbackMicros) - Double(startMicros)) / 1e6
            rolledBack.append((rollout.canaryCount, max(0, seconds)))
        } else if rollout.judge.decision == .promote {
            promoted += 1
        } else if rollout.judge.decision == .invalid {
            invalid += 1
        }
    }

    func message(_ simulator: RolloutSimulator) -> SimulatedRollouts {
        var message = SimulatedRollouts(
            runs: UInt32(count), units: UInt32(simulator.size.units), rolledBack: UInt32(rolledBack.count),
            promoted: UInt32(promoted), invalid: UInt32(invalid))
        guard count > 0 else { return message }
        func bound(_ side: ConfidenceBounds.Side) -> Double {
            ConfidenceBounds.wilson(
                successes: rolledBack.count, trials: count, side, confidence: RolloutSimulator.confidence)
        }
        message.rate = Double(rolledBack.count) / Double(count)
        (message.rateLower, message.rateUpper) = (bound(.lower), bound(.upper))
        message.exposedOutcomes = exposed / Double(count)
        let (outcomes, seconds) = (rolledBack.map(\.outcomes).sorted(), rolledBack.map(\.seconds).sorted())
        message.medianOutcomes = quantile(0.5, of: outcomes).map(UInt64.init)
        message.p90Outcomes = quantile(0.9, of: outcomes).map(UInt64.init)
        message.medianSeconds = quantile(0.5, of: seconds)
        message.p90Seconds = quantile(0.9, of: seconds)
        return message
    }

    /// The nearest-rank quantile over all rollouts, of which those that were not rolled back come last.
    private func quantile<Value>(_ q: Double, of sorted: [Value]) -> Value? {
        let rank = Int((q * Double(count)).rounded(.up))
        return rank >= 1 && rank <= sorted.count ? sorted[rank - 1] : nil
    }
}
