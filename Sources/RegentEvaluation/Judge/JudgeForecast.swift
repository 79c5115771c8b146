/// What a judge can be expected to find, and when.
///
/// An operator states how many false rollbacks a year are accepted and by how much a canary may be worse; everything
/// else follows. The figures are simulated with a fixed seed, so the same plan has the same forecast.
package struct JudgeForecast: Sendable, Hashable {
    /// A guardrail as it is expected to be.
    package struct Guardrail: Sendable, Hashable {
        /// Its name, for people.
        package let name: String
        /// Mean harm of the baseline, in [0, 1]: 0.03 of a rate of 0.97 that is better when higher.
        package let harm: Double
        /// Harm of the canary less that of the baseline.
        package let effect: Double
        /// By how much the canary may be worse, in [0, 1).
        package let margin: Double

        package init(_ name: String, harm: Double, effect: Double = 0, margin: Double) {
            (self.name, self.harm, self.effect, self.margin) = (name, harm, effect, margin)
        }
    }

    /// How soon something is decided.
    package struct Detection: Sendable, Hashable {
        /// Share of the runs that decide within the pairs.
        package let power: Double
        /// Pairs of one unit of each arm until half of the runs have decided; nil where they have not.
        package let medianPairs: Int?
        /// Pairs until nine tenths of the runs have decided; nil where they have not.
        package let p90Pairs: Int?
    }

    /// What several guardrails come to together.
    package struct Joint: Sendable, Hashable {
        /// Share of the runs in which the guardrail is proven, by guardrail.
        package let each: [Double]
        /// Share of the runs in which all are: PROMOTE.
        package let all: Double
        /// Share of the runs that end in a rollback.
        package let rollBack: Double
        /// Pairs after which all are proven with the power that was asked for, where each guardrail takes its part of
        /// the chance to fail; nil where that is later than the simulation lasts.
        package let pairsForPower: Int?
    }

    /// Simulated runs: a share is within 2 points with a confidence of 95 %.
    package static let runCount = 2_401
    /// Pairs of a simulated run, at most.
    package static let pairsMax = 100_000

    /// Chance of a false rollback of one rollout.
    package let alpha: Double
    /// Chance of a false promotion of one rollout.
    package let promotionAlpha: Double
    /// Seed of the simulation.
    package var seed: UInt64 = 0x6A75_6467_65

    /// With chances in (0, 1); nil otherwise.
    package init?(alpha: Double, promotionAlpha: Double) {
        guard alpha > 0, alpha < 1, promotionAlpha > 0, promotionAlpha < 1 else { return nil }
        (self.alpha, self.promotionAlpha) = (alpha, promotionAlpha)
    }

    /// From the false rollbacks a year that are accepted; nil unless both numbers are positive.
    ///
    /// Each rollout takes its part, and at most one half.
    package init?(falseRollbacksPerYear: Double, rolloutsPerYear: Double, promotionAlpha: Double = 0.05) {
        guard falseRollbacksPerYear > 0, rolloutsPerYear > 0, rolloutsPerYear.isFinite else { return nil }
        self.init(alpha: min(max(falseRollbacksPerYear / rolloutsPerYear, 1e-12), 0.5), promotionAlpha: promotionAlpha)
    }

    /// How soon a rollback is decided.
    ///
    /// - Complexity: runs · pairs.
    package func rollBack(_ guardrail: Guardrail, pairs: Int, runs: Int = runCount) -> Detection {
        detection(of: .rollBack, guardrail, pairs: pairs, runs: runs)
    }

    /// How soon the guardrail is proven not to be worse.
    package func promotion(_ guardrail: Guardrail, pairs: Int, runs: Int = runCount) -> Detection {
        detection(of: .promote, guardrail, pairs: pairs, runs: runs)
    }

    /// The least harm above the margin that is found within the pairs with the power, to a thousandth; nil where none
    /// is.
    package func detectableEffect(
        harm: Double, margin: Double, pairs: Int, power: Double = 0.8, runs: Int = 400
    ) -> Double? {
        func isFound(_ thousandths: Int) -> Bool {
            let guardrail = Guardrail("", harm: harm, effect: Double(thousandths) / 1_000, margin: margin)
            return rollBack(guardrail, pairs: pairs, runs: runs).power >= power
        }
        var (low, high) = (0, Int(((1 - harm) * 1_000).rounded(.down)))
        guard high > 0, isFound(high) else { return nil }
        while high - low > 1 {
            let middle = (low + high) / 2
            if isFound(middle) { high = middle } else { low = middle }
        }
        return Double(high) / 1_000
    }

    /// What the guardrails come to together, where they do not depend on each other.
    ///
    /// The chance of a false promotion is not divided among them, since all must err; the chance to miss a promotion
    /// is.
    package func joint(_ guardrails: [Guardrail], pairs: Int, power: Double = 0.8, runs: Int = runCount) -> Joint {
        let pairs = min(max(pairs, 1), Self.pairsMax)
        let share = 1 / Double(max(1, guardrails.count))
        var proofs = guardrails.map { _ in [Int]() }
        var (all, rollBacks) = (0, 0)
        var random = SplitMixNumbers(seed: seed)
        for _ in 0..<runs {
            var run = JointRun(guardrails, self, share: share)
            run.play(pairs: pairs, &random)
            for (place, proof) in run.proofs.enumerated() { proofs[place].append(proof ?? pairs + 1) }
            if run.isRolledBack { rollBacks += 1 } else if run.proofs.allSatisfy({ $0 != nil }) { all += 1 }
        }
        let count = Double(max(1, runs))
        let part = 1 - (1 - power) / Double(max(1, guardrails.count))
        let needed = proofs.map { Self.quantile(part, of: $0.sorted()) ?? pairs + 1 }.max() ?? pairs + 1
        return Joint(
            each: proofs.map { Double($0.count { $0 <= pairs }) / count }, all: Double(all) / count,
            rollBack: Double(rollBacks) / count, pairsForPower: needed <= pairs ? needed : nil)
    }

    private func detection(
        of decision: BettingTest.Decision, _ guardrail: Guardrail, pairs: Int, runs: Int
    ) -> Detection {
        let pairs = min(max(pairs, 1), Self.pairsMax)
        var random = SplitMixNumbers(seed: seed)
        let stops = (0..<runs).map { _ in
            stop(decision, guardrail, pairs: pairs, &random) ?? pairs + 1
        }.sorted()
        func found(_ q: Double) -> Int? {
            Self.quantile(q, of: stops).flatMap { $0 <= pairs ? $0 : nil }
        }
        return Detection(
            power: Double(stops.count { $0 <= pairs }) / Double(max(1, runs)), medianPairs: found(0.5),
            p90Pairs: found(0.9))
    }

    private func stop(
        _ decision: BettingTest.Decision, _ guardrail: Guardrail, pairs: Int, _ random: inout SplitMixNumbers
    ) -> Int? {
        guard var test = test(guardrail) else { return nil }
        for pair in 1...pairs {
            _ = test.add(guardrail.difference(&random))
            let isReached =
                decision == .promote
                ? test.mirror.hasReached(alpha: promotionAlpha) : test.harm.hasReached(alpha: alpha)
            if isReached { return pair }
        }
        return nil
    }

    fileprivate func test(_ guardrail: Guardrail) -> BettingTest? {
        BettingTest(margin: guardrail.margin, alpha: alpha, promotionAlpha: promotionAlpha)
    }

    private static func quantile(_ q: Double, of sorted: [Int]) -> Int? {
        guard !sorted.isEmpty else { return nil }
        return sorted[min(max(Int((q * Double(sorted.count)).rounded(.up)) - 1, 0), sorted.count - 1)]
    }
}

extension JudgeForecast.Guardrail {
    /// The difference in harm of a pair.
    fileprivate func difference(_ random: inout SplitMixNumbers) -> Double {
        let canary: Double = random.unit() < harm + effect ? 1 : 0
        let baseline: Double = random.unit() < harm ? 1 : 0
        return canary - baseline
    }
}

/// One simulated rollout of several guardrails.
private struct JointRun {
    private let guardrails: [JudgeForecast.Guardrail]
    private let share: Double
    private let logLimit: Double
    private let promotionAlpha: Double
    private var tests: [BettingTest]
    /// By guardrail the pair at which it was proven.
    private(set) var proofs: [Int?]
    private(set) var isRolledBack = false

    init(_ guardrails: [JudgeForecast.Guardrail], _ forecast: JudgeForecast, share: Double) {
        let tests = guardrails.compactMap { forecast.test($0) }
        // A guardrail whose margin is outside its range is never proven.
        self.guardrails = tests.count == guardrails.count ? guardrails : []
        (self.tests, self.share) = (tests, share)
        (logLimit, promotionAlpha) = (-naturalLog(forecast.alpha), forecast.promotionAlpha)
        proofs = guardrails.map { _ in nil }
    }

    mutating func play(pairs: Int, _ random: inout SplitMixNumbers) {
        for pair in 1...pairs where !isRolledBack {
            for place in guardrails.indices {
                _ = tests[place].add(guardrails[place].difference(&random))
                if proofs[place] == nil, tests[place].mirror.hasReached(alpha: promotionAlpha) { proofs[place] = pair }
            }
            // The mean of the wealth is at most the largest, which is cheaper to look at.
            guard let largest = tests.map(\.harm.logWealth).max(), largest >= logLimit else { continue }
            isRolledBack = LogSum.of(tests.map { $0.harm.logWealth + naturalLog(share) }) >= logLimit
        }
    }
}
