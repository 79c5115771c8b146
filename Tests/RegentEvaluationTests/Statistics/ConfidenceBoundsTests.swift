import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Confidence bounds")
struct ConfidenceBoundsTests {
    @Test(
        "Wilson's bounds are SciPy's",
        arguments: [
            (52, 52, 0.95, 0.950543522954567, 1.0), (51, 51, 0.95, 0.9496226407911138, 1.0),
            (268, 268, 0.95, 0.9900055853324105, 1.0),
            (7, 10, 0.975, 0.39677814746114526, 0.892208732593699),
            (0, 5, 0.95, 0, 0.35111650076510126),
            (940, 1_000, 0.95, 0.9264196124925074, 0.9512059334565034),
        ])
    func wilson(k: Int, n: Int, confidence: Double, lower: Double, upper: Double) {
        func bound(_ side: ConfidenceBounds.Side) -> Double {
            ConfidenceBounds.wilson(successes: k, trials: n, side, confidence: confidence)
        }
        #expect(abs(bound(.lower) - lower) < 1e-12)
        #expect(abs(bound(.upper) - upper) < 1e-12)
    }

    @Test(
        "The upper bound of a percentile exists from the size the theory gives",
        arguments: [(0.95, 59), (0.99, 299), (0.999, 2_995)])
    func leastSize(quantile: Double, n: Int) {
        func rank(_ n: Int) -> Int? {
            ConfidenceBounds.quantileRank(quantile, count: n, .upper, confidence: 0.95)
        }
        #expect(rank(n - 1) == nil)
        #expect(rank(n) == n)
    }

    @Test("Ranks bracket the quantile with the requested probability", arguments: [10, 60, 100, 1_000])
    func ranks(n: Int) {
        for quantile in [0.5, 0.9, 0.95] {
            for confidence in [0.8, 0.95, 0.975] {
                let upper = ConfidenceBounds.quantileRank(
                    quantile, count: n, .upper, confidence: confidence)
                let lower = ConfidenceBounds.quantileRank(
                    quantile, count: n, .lower, confidence: confidence)
                func below(_ r: Int) -> Double {
                    Distributions.binomialCDF(r - 1, trials: n, probability: quantile)
                }
                if let upper {
                    #expect(below(upper) >= confidence)
                    #expect(upper == 1 || below(upper - 1) < confidence)
                }
                if let lower {
                    #expect(1 - below(lower) >= confidence)
                    #expect(1 - below(lower + 1) < confidence)
                }
            }
        }
    }

    @Test("Where all trials agree Wilson's bound on their side is exact, and the other side does not reach it")
    func wilsonEnds() {
        for trials in Array(1...2_000) + [1 << 40, 1 << 53, .max] {
            for confidence in [0.8, 0.95, 0.975, 0.999] {
                func bound(_ successes: Int, _ side: ConfidenceBounds.Side) -> Double {
                    ConfidenceBounds.wilson(successes: successes, trials: trials, side, confidence: confidence)
                }
                #expect(bound(0, .lower) == 0 && bound(trials, .upper) == 1)
                #expect(bound(0, .upper) > 0 && bound(trials, .lower) <= 1)
                if trials < 1 << 50 { #expect(bound(trials, .lower) < 1) }
            }
        }
    }

    @Test("No spread is no certainty: few equal values fall back to the legal range")
    func noSpread() throws {
        let moments = try #require(Moments(of: Array(repeating: 0.5, count: 10)))
        let lower = ConfidenceBounds.mean(moments, range: 0...1, .lower, confidence: 0.95)
        #expect(try #require(lower) < 0.5)
        #expect(ConfidenceBounds.mean(moments, range: nil, .lower, confidence: 0.95) == nil)
        let one = try #require(Moments(of: [0.5]))
        #expect(ConfidenceBounds.mean(one, range: 0...1, .lower, confidence: 0.95) == nil)
    }

    @Test(
        "Equal values are never certain: at an end of the range they are as trials of a rate", arguments: [2, 52, 900])
    func equal(count: Int) throws {
        func bound(_ value: Double, _ side: ConfidenceBounds.Side) throws -> Double {
            let moments = try #require(Moments(of: Array(repeating: value, count: count)))
            return try #require(ConfidenceBounds.mean(moments, range: 0...1, side, confidence: 0.95))
        }
        #expect(try bound(0.5, .lower) < 0.5 && bound(0.5, .upper) > 0.5)
        let wilson = ConfidenceBounds.wilson(successes: count, trials: count, .lower, confidence: 0.95)
        #expect(abs(try bound(1, .lower) - wilson) < 1e-12)
        #expect(abs(try bound(0, .upper) - (1 - wilson)) < 1e-12)
        #expect(try bound(1, .upper) == 1 && bound(0, .lower) == 0)
    }

    @Test("Equal values have no spread, whatever their mean rounds to")
    func equalValues() throws {
        for count in 2..<30 {
            for value in (1...60).map({ Double($0) / 61 }) {
                let moments = try #require(Moments(of: Array(repeating: value, count: count)))
                #expect(moments.squaredDeviations == 0)
                #expect(ConfidenceBounds.mean(moments, range: nil, .lower, confidence: 0.95) == nil)
                let filled = try #require(Moments(of: [value], fill: value, fillCount: count))
                #expect(filled.squaredDeviations == 0)
            }
        }
        #expect(try #require(Moments(of: [1, 1, 1.0.nextUp])).squaredDeviations > 0)
    }

    @Test("Bounds of huge values are those of small ones, scaled: nothing overflows on the way")
    func scaled() throws {
        var random = SplitMix64(seed: announcedSeed("ConfidenceBounds.scaled"))
        let scale = 0x1p1000
        for count in 2...40 {
            let values = (0..<count).map { _ in Double.random(in: -2...2, using: &random) }
            let small = try #require(Moments(of: values, fill: 3, fillCount: count % 3))
            let huge = try #require(
                Moments(of: values.map { $0 * scale }, fill: 3 * scale, fillCount: count % 3))
            #expect(huge.mean == small.mean * scale)
            #expect(huge.standardError == (try #require(small.standardError)) * scale)
            for side in [ConfidenceBounds.Side.lower, .upper] {
                for range in [nil, -3.0...3.0] {
                    let wide = range.map { $0.lowerBound * scale...$0.upperBound * scale }
                    let expected = try #require(
                        ConfidenceBounds.mean(small, range: range, side, confidence: 0.95))
                    #expect(
                        ConfidenceBounds.mean(huge, range: wide, side, confidence: 0.95) == expected * scale)
                }
            }
        }
    }

    @Test("A range wider than a double has a bound of equal values inside it")
    func wideRange() throws {
        let greatest = Double.greatestFiniteMagnitude
        let moments = try #require(Moments(of: Array(repeating: 0, count: 25)))
        let lower = try #require(
            ConfidenceBounds.mean(moments, range: -greatest...greatest, .lower, confidence: 0.95))
        // 2·√(ln 20 / 50) of the range's upper half, by W. Hoeffding (1963), theorem 2.
        #expect(abs(lower / greatest + 0.489549) < 1e-5)
        let few = try #require(Moments(of: [0, 0]))
        #expect(
            ConfidenceBounds.mean(few, range: -greatest...greatest, .lower, confidence: 0.999) == -greatest)
    }

    @Test("The mean's bound is Student's")
    func student() throws {
        let moments = try #require(Moments(of: [1, 2, 3, 4, 5]))
        let upper = try #require(
            ConfidenceBounds.mean(moments, range: nil, .upper, confidence: 0.975))
        // 3 + t(0.975, 4)·√(2.5/5)
        #expect(abs(upper - 4.963243161477559) < 1e-9)
    }
}
