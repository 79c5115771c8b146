import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Holm's correction")
struct HolmTests {
    @Test("Holm's values keep the order, are never below the raw ones, and one refusal needs the strictest level")
    func holm() {
        #expect(Holm.adjusted([]) == [])
        #expect(Holm.adjusted([.nan, 0.01]) == [1, 0.02])
        var random = SplitMix64(seed: announcedSeed("Holm"))
        for count in 1..<30 {
            let p = (0..<count).map { _ in random.unit() * random.unit() }
            let adjusted = Holm.adjusted(p)
            for (one, other) in zip(p, adjusted) { #expect(other >= one && other <= 1) }
            let order = p.indices.sorted { p[$0] < p[$1] }
            #expect(zip(order, order.dropFirst()).allSatisfy { adjusted[$0] <= adjusted[$1] })
            #expect(adjusted[order[0]] == min(1, p[order[0]] * Double(count)))
        }
    }

    @Test("The p value of a threshold from Wilson's bound is that of the score test")
    func pValueOfBound() {
        for (successes, trials, threshold) in [(90, 100, 0.8), (199, 200, 0.97), (55, 100, 0.5)] {
            let p = Holm.pValue { confidence in
                ConfidenceBounds.wilson(
                    successes: successes, trials: trials, .lower, confidence: confidence) > threshold
            }
            let (n, rate) = (Double(trials), Double(successes) / Double(trials))
            let z = (rate - threshold) / (threshold * (1 - threshold) / n).squareRoot()
            #expect(abs(p - Distributions.normalCDF(-z)) < 1e-9)
        }
        #expect(Holm.pValue { _ in false } == 1)
        #expect(Holm.pValue { _ in true } == 0x1p-53)
    }

    @Test("A p value that is as near as refusals need it has those of the exact one, and takes fewer bounds")
    func refusals() {
        var random = SplitMix64(seed: announcedSeed("Holm.refusals"))
        for (count, level) in [(1, 0.05), (7, 0.5), (40, 0.1), (1_000, 0.05)] as [(Int, Double)] {
            let refusals = Holm.Refusals(level: level, count: count)
            // Many lie near the quotients that they are compared with.
            var exact: [Double] = []
            for place in 0..<count {
                let scale: Double = place % 3 == 0 ? random.unit() : 0.9 + random.unit() / 5
                exact.append(min(0.5, scale * level / Double(1 + place)))
            }
            var bounds = 0
            var (near, full): ([Double], [Double]) = ([], [])
            for p in exact {
                near.append(
                    Holm.pValue(for: refusals) { confidence in
                        bounds += 1
                        return 1 - confidence >= p
                    })
                full.append(Holm.pValue { confidence in 1 - confidence >= p })
            }
            let found: [Bool] = Holm.adjusted(near).map { $0 > level }
            let expected: [Bool] = Holm.adjusted(full).map { $0 > level }
            #expect(found == expected)
            #expect(bounds < 32 * count)
        }
    }
}
