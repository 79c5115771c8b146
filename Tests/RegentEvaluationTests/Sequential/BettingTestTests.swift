import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Betting tests")
struct BettingTestTests {
    /// Simulated runs of each case; 10,000 in `make test-nightly`.
    static let count = ProcessInfo.processInfo.environment["REGENT_DATA_SETS"].flatMap { Int($0) } ?? 300

    /// Adds a difference that must be accepted.
    static func add(_ difference: Double, to process: inout BettingProcess) {
        let isAdded = process.add(difference)
        #expect(isAdded)
    }

    static func add(_ difference: Double, to test: inout BettingTest) {
        let isAdded = test.add(difference)
        #expect(isAdded)
    }

    /// The difference in harm of a pair, one unit of the candidate and one of the baseline, from their success rates.
    static func pair(_ candidate: Double, _ baseline: Double, _ random: inout SplitMix64) -> Double {
        (random.unit() >= candidate ? 1 : 0) - (random.unit() >= baseline ? 1 : 0)
    }

    /// Differences whose mean, given the past, never exceeds the margin: each gets its place and the sum so far.
    static let nulls: [(name: String, margin: Double, next: @Sendable (Int, Double, inout SplitMix64) -> Double)] = [
        ("equal rates", 0, { _, _, random in pair(0.97, 0.97, &random) }),
        ("rates at the margin", 0.01, { _, _, random in pair(0.96, 0.97, &random) }),
        (
            "a rate that drifts for both", 0,
            { place, _, random in
                let rate = 0.5 + 0.45 * sin(Double(place) / 50)
                return pair(rate, rate, &random)
            }
        ),
        ("the extremes", 0, { _, _, random in random.unit() < 0.5 ? 1 : -1 }),
        (
            "a fair game that doubles its stake after losses", 0,
            { _, sum, random in
                let stake = sum < 0 ? 1.0 : 0.5
                return random.unit() < 0.5 ? stake : -stake
            }
        ),
        ("rare harm, mostly none", 0.2, { _, _, random in random.unit() < 0.2 ? 1 : 0 }),
    ]

    @Test("Where there is no harm above the margin, wealth ever reaches 1/alpha in at most alpha of the runs")
    func falseAlarms() throws {
        let alpha = 0.05
        for (index, null) in Self.nulls.enumerated() {
            var random = SplitMix64(seed: UInt64(index))
            var alarms = 0
            for _ in 0..<Self.count {
                var process = try #require(BettingProcess(margin: null.margin))
                var sum = 0.0
                for place in 0..<1_000 where !process.hasReached(alpha: alpha) {
                    let difference = null.next(place, sum, &random)
                    sum += difference
                    Self.add(difference, to: &process)
                }
                if process.hasReached(alpha: alpha) { alarms += 1 }
            }
            let share = Double(alarms) / Double(Self.count)
            print("betting test at 0.05 over \(Self.count) runs of 1,000: \(share) false alarms, \(null.name)")
            #expect(share <= alpha + 4 * (alpha * (1 - alpha) / Double(Self.count)).squareRoot(), "\(null.name)")
        }
    }

    /// Pairs until a decision, in ascending order; `lookMax` + 1 where there is none.
    static func looks(
        _ candidate: Double, margin: Double, lookMax: Int, decision: BettingTest.Decision, seed: UInt64
    ) throws -> [Int] {
        var random = SplitMix64(seed: seed)
        return try (0..<301).map { _ in
            var test = try #require(BettingTest(margin: margin))
            for look in 1...lookMax {
                Self.add(pair(candidate, 0.97, &random), to: &test)
                if test.decision == decision { return look }
            }
            return lookMax + 1
        }.sorted()
    }

    @Test("The number of pairs to a rollback is that of the design, within a quarter")
    func power() throws {
        for (index, (candidate, median)) in [(0.90, 354), (0.77, 72)].enumerated() {
            let looks = try Self.looks(
                candidate, margin: 0.01, lookMax: 3_000, decision: .rollBack, seed: UInt64(index))
            print("betting test, 0.97 to \(candidate): median \(looks[150]), p90 \(looks[270])")
            #expect(abs(looks[150] - median) * 4 <= median)
            // All of them end.
            #expect(looks[300] <= 3_000)
        }
        // 65 % of the runs end within 3,000 pairs.
        let small = try Self.looks(0.94, margin: 0.01, lookMax: 3_000, decision: .rollBack, seed: 7)
        let share = Double(small.count { $0 <= 3_000 }) / 301
        #expect(abs(share - 0.65) < 0.1)
    }

    @Test("The mirror promotes a candidate without harm where the margin is wide, and not where it is narrow")
    func promotion() throws {
        let wide = try Self.looks(0.97, margin: 0.05, lookMax: 2_000, decision: .promote, seed: 1)
        #expect(wide[290] <= 2_000)
        let narrow = try Self.looks(0.97, margin: 0, lookMax: 2_000, decision: .promote, seed: 2)
        #expect(Double(narrow.count { $0 <= 2_000 }) / 301 <= 0.05 + 4 * (0.05 * 0.95 / 301).squareRoot())
    }

    @Test("The mirror is the test of the negated differences, and a bet does not depend on what it is made on")
    func mirror() throws {
        var random = SplitMix64(seed: 3)
        var test = try #require(BettingTest(margin: 0.1))
        var negated = try #require(BettingTest(margin: -0.1))
        for _ in 0..<500 {
            let difference = random.unit() * 2 - 1
            let (bet, wealth) = (test.harm.bet, test.harm.logWealth)
            Self.add(difference, to: &test)
            Self.add(-difference, to: &negated)
            #expect(test.harm == negated.mirror)
            #expect(test.mirror == negated.harm)
            #expect(abs(test.harm.logWealth - wealth - log(1 + bet * (difference - 0.1))) < 1e-12)
        }
    }

    @Test("A process continues from its five numbers with the same bits")
    func restored() throws {
        var random = SplitMix64(seed: 4)
        var process = try #require(BettingProcess(margin: 0.01))
        for _ in 0..<200 {
            Self.add(Self.pair(0.8, 0.9, &random), to: &process)
            let stored = process
            process = try #require(
                BettingProcess(
                    margin: stored.margin, count: stored.count, sum: stored.sum, sumOfSquares: stored.sumOfSquares,
                    logWealth: stored.logWealth, logWealthPeak: stored.logWealthPeak))
            #expect(process == stored)
        }
    }

    @Test("What reached its limit once stays decided")
    func latched() throws {
        var test = try #require(BettingTest(margin: 0))
        for _ in 0..<100 { Self.add(1, to: &test) }
        #expect(test.decision == .rollBack)
        for _ in 0..<10_000 { Self.add(-1, to: &test) }
        #expect(test.decision == .rollBack)
        #expect(test.harm.logWealth < test.harm.logWealthPeak - 10)
        #expect(test.harm.pValue < 0.01)
    }

    @Test("Nothing outside its range is accepted, and no number traps")
    func anyNumber() throws {
        var test = try #require(BettingTest(margin: 0))
        for difference in [Double.nan, .infinity, -.infinity, 1.0.nextUp, (-1.0).nextDown, 1e300] {
            let before = test
            let isAdded = test.add(difference)
            #expect(!isAdded)
            #expect(test == before)
        }
        for margin in [-1, 1, .nan, .infinity] { #expect(BettingProcess(margin: margin) == nil) }
        #expect(BettingTest(margin: 0, alpha: 0) == nil)
        #expect(BettingTest(margin: 0, promotionAlpha: .nan) == nil)
        #expect(!test.harm.hasReached(alpha: 2))
        var random = SplitMix64(seed: announcedSeed("BettingTests.anyNumber"))
        for _ in 0..<20_000 {
            func any() -> Double { Double(bitPattern: random.next()) }
            let restored = BettingProcess(
                margin: random.unit() * 2 - 1, count: any(), sum: any(), sumOfSquares: any(), logWealth: any(),
                logWealthPeak: any())
            guard var process = restored else { continue }
            for _ in 0..<20 { _ = process.add(random.next() & 1 == 0 ? any() : random.unit() * 2 - 1) }
            #expect(process.bet >= 0)
            #expect(!process.logWealth.isNaN)
            _ = (process.pValue, process.hasReached(alpha: any()))
        }
    }

    @Test("Wealth never ends, even after the worst differences at the highest bet")
    func neverRuined() throws {
        for margin in [(-1.0).nextUp, -0.5, 0, 0.5, 1.0.nextDown] {
            var process = try #require(BettingProcess(margin: margin))
            for place in 0..<4_000 { Self.add(place % 400 < 200 ? 1 : -1, to: &process) }
            #expect(process.logWealth.isFinite)
            #expect(process.bet.isFinite)
        }
    }
}
