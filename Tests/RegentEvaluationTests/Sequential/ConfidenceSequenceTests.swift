import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Confidence sequences")
struct ConfidenceSequenceTests {
    /// Simulated runs of each case; 10,000 in `make test-nightly`.
    static let count = ProcessInfo.processInfo.environment["REGENT_DATA_SETS"].flatMap { Int($0) } ?? 300

    /// Looks of a run: every value at first, then ever fewer.
    static let looks: [Int] = {
        var looks = [1]
        while looks[looks.count - 1] < 2_000 {
            let last = looks[looks.count - 1]
            looks.append(max(last + 1, last + last / 20))
        }
        return looks
    }()

    /// Share of the runs with an interval that misses the truth at any look.
    static func misses(seed: UInt64, _ missesAtAnyLook: (inout SplitMix64) throws -> Bool) rethrows -> Double {
        var random = SplitMix64(seed: seed)
        var missed = 0
        for _ in 0..<count where try missesAtAnyLook(&random) { missed += 1 }
        return Double(missed) / Double(count)
    }

    static func tolerance(_ share: Double) -> Double { 4 * (share * (1 - share) / Double(count)).squareRoot() }

    @Test("The intervals of a rate hold at all looks together as often as they say")
    func rate() {
        for (index, rate) in [0.5, 0.9, 0.99, 0.02].enumerated() {
            var known: [[Int]: ClosedRange<Double>] = [:]
            let share = Self.misses(seed: UInt64(index)) { random in
                var (successes, trials) = (0, 0)
                for look in Self.looks {
                    while trials < look {
                        trials += 1
                        if random.unit() < rate { successes += 1 }
                    }
                    let interval =
                        known[[successes, trials]]
                        ?? ConfidenceSequence.rate(
                            successes: successes, trials: trials, confidence: 0.9)
                    known[[successes, trials]] = interval
                    if !interval.contains(rate) { return true }
                }
                return false
            }
            print("confidence sequence at 0.9 over \(Self.count) runs: \(share) missed, rate \(rate)")
            #expect(share <= 0.1 + Self.tolerance(0.1), "rate \(rate)")
        }
    }

    @Test("The interval of a rate has its counts in it, is wider than Wilson's and narrows")
    func width() {
        var last = 1.0
        for trials in [10, 40, 160, 640, 10_000, 1_000_000, 1_000_000_000] {
            let successes = trials / 10 * 7
            let interval = ConfidenceSequence.rate(successes: successes, trials: trials, confidence: 0.95)
            #expect(interval.contains(0.7))
            func wilson(_ side: ConfidenceBounds.Side) -> Double {
                ConfidenceBounds.wilson(successes: successes, trials: trials, side, confidence: 0.975)
            }
            #expect(interval.lowerBound < wilson(.lower))
            #expect(interval.upperBound > wilson(.upper))
            let width = interval.upperBound - interval.lowerBound
            #expect(width < last)
            last = width
        }
        for trials in [1, 10, 1_000] {
            #expect(ConfidenceSequence.rate(successes: 0, trials: trials, confidence: 0.95).lowerBound == 0)
            #expect(ConfidenceSequence.rate(successes: trials, trials: trials, confidence: 0.95).upperBound == 1)
        }
    }

    @Test("The intervals of a mean in a range hold at all looks together as often as they say")
    func boundedMean() throws {
        let share = try Self.misses(seed: 11) { random in
            var values: [Double] = []
            // The smaller of two uniform numbers in 0...3 is 1 on average.
            for look in [1, 2, 5, 10, 30, 100, 300] {
                while values.count < look { values.append(3 * min(random.unit(), random.unit())) }
                let moments = try #require(Moments(of: values))
                let interval = ConfidenceSequence.boundedMean(moments, range: 0...3, confidence: 0.9)
                if !interval.contains(1) { return true }
            }
            return false
        }
        #expect(share <= 0.1 + Self.tolerance(0.1))
    }

    @Test("The interval of a mean in 0...1 of flags is that of their rate")
    func flags() throws {
        let values = [1.0, 0, 1, 1, 1, 0, 1, 1]
        let moments = try #require(Moments(of: values))
        let rate = ConfidenceSequence.rate(successes: 6, trials: 8, confidence: 0.95)
        #expect(ConfidenceSequence.boundedMean(moments, range: 0...1, confidence: 0.95) == rate)
        let scaled = try #require(Moments(of: values.map { $0 * 4 - 2 }))
        let wide = ConfidenceSequence.boundedMean(scaled, range: -2...2, confidence: 0.95)
        #expect(abs(wide.lowerBound - (rate.lowerBound * 4 - 2)) < 1e-12)
        #expect(abs(wide.upperBound - (rate.upperBound * 4 - 2)) < 1e-12)
    }

    @Test("The asymptotic intervals of a mean miss rarely from a hundred values on")
    func mean() throws {
        let share = try Self.misses(seed: 12) { random in
            var values: [Double] = []
            for look in [100, 150, 250, 400, 700] {
                while values.count < look { values.append(-log(1 - random.unit())) }
                let moments = try #require(Moments(of: values))
                let interval = try #require(
                    ConfidenceSequence.mean(moments, confidence: 0.9, tightestAt: 300))
                if !interval.contains(1) { return true }
            }
            return false
        }
        print("asymptotic confidence sequence at 0.9 over \(Self.count) runs: \(share) missed")
        #expect(share <= 0.1)
    }

    @Test("There is an interval of nothing for a rate and none for a mean, and no number traps")
    func anyNumber() throws {
        #expect(ConfidenceSequence.rate(successes: 0, trials: 0, confidence: 0.95) == 0...1)
        for confidence in [0, 1, -1, 2, Double.nan] {
            #expect(ConfidenceSequence.rate(successes: 3, trials: 4, confidence: confidence) == 0...1)
        }
        let level = try #require(Moments(of: [0.5, 0.5, 0.5]))
        #expect(ConfidenceSequence.mean(level, confidence: 0.95) == nil)
        #expect(ConfidenceSequence.boundedMean(level, range: 0.5...0.5, confidence: 0.95) == 0.5...0.5)
        var random = SplitMix64(seed: announcedSeed("ConfidenceSequenceTests.anyNumber"))
        for _ in 0..<2_000 {
            func any() -> Double { Double(bitPattern: random.next()) }
            func count() -> Int { Int(truncatingIfNeeded: random.next()) >> Int(random.next() % 64) }
            let rate = ConfidenceSequence.rate(successes: count(), trials: count(), confidence: random.unit())
            #expect(rate.lowerBound >= 0)
            #expect(rate.upperBound <= 1)
            let moments = try #require(Moments(of: (0..<(1 + count() & 3)).map { _ in any() }))
            _ = ConfidenceSequence.mean(moments, confidence: any(), tightestAt: count())
            let (one, other) = (any(), any())
            guard one <= other else { continue }
            let interval = ConfidenceSequence.boundedMean(moments, range: one...other, confidence: any())
            #expect(interval.lowerBound >= one)
            #expect(interval.upperBound <= other)
        }
    }
}
