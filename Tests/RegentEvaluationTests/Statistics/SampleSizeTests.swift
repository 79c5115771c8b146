import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Sample sizes")
struct SampleSizeTests {
    @Test("A maximum needs as many samples as the minimum of the complement")
    func complement() {
        for (threshold, rate) in [(0.95, 0.97), (0.5, 0.6), (0.9, 0.999)] {
            let least = SampleSize.rate(threshold: threshold, true: rate, .lower, power: 0.9)
            // 1 − 0.95 is not 0.05 in binary; the sizes need not be equal to the last one.
            let most = SampleSize.rate(threshold: 1 - threshold, true: 1 - rate, .upper, power: 0.9)
            #expect(least != nil && most != nil)
            #expect(abs((least ?? 0) - (most ?? 0)) * 20 <= (least ?? 0))
        }
    }

    @Test("More power, more confidence or a smaller difference needs more samples; what cannot pass has no number")
    func sizes() throws {
        func rate(_ threshold: Double, _ rate: Double, _ confidence: Double, _ power: Double) -> Int? {
            SampleSize.rate(threshold: threshold, true: rate, confidence: confidence, power: power)
        }
        let usual = try #require(rate(0.95, 0.97, 0.95, 0.9))
        #expect(try #require(rate(0.95, 0.97, 0.95, 0.95)) > usual)
        #expect(try #require(rate(0.95, 0.97, 0.99, 0.9)) > usual)
        #expect(try #require(rate(0.95, 0.965, 0.95, 0.9)) > usual)
        // Beyond the exact sizes, the normal approximation.
        #expect(try #require(rate(0.95, 0.9505, 0.95, 0.9)) > SampleSize.exactCountMax)
        for (threshold, share, confidence, power) in [
            (0.95, 0.95, 0.95, 0.9), (0.95, 0.9, 0.95, 0.9), (0, 0.5, 0.95, 0.9), (1, 1, 0.95, 0.9),
            (0.5, 0.6, 1, 0.9), (0.5, 0.6, 0.95, 1), (0.5, 0.500_001, 0.95, 0.9), (.nan, 0.9, 0.95, 0.9),
            (0.5, .nan, 0.95, 0.9),
        ] {
            #expect(rate(threshold, share, confidence, power) == nil)
        }
        #expect(SampleSize.pairedRates(margin: 0, onlyCandidate: 0.1, onlyBaseline: 0.1, power: 0.9) == nil)
        #expect(SampleSize.pairedRates(margin: -0.02, onlyCandidate: 0.6, onlyBaseline: 0.6, power: 0.9) == nil)
        #expect(SampleSize.mean(margin: 0, difference: 0, deviation: 1, power: 0.9) == nil)
        // (1.645 + 1.282)² / 0.25 + 1.353.
        #expect(SampleSize.mean(margin: 0, difference: 0.5, deviation: 1, power: 0.9) == 36)
        #expect(SampleSize.designEffect(clusterSize: 5, correlation: 0.25) == 2)
        #expect(SampleSize.designEffect(clusterSize: 0, correlation: 3) == 1)
    }

    @Test("The planned number of pairs has the planned power", arguments: [(0.0, 0.10, 0.05), (-0.02, 0.04, 0.04)])
    func pairedPower(margin: Double, up: Double, down: Double) throws {
        let count = try #require(
            SampleSize.pairedRates(margin: margin, onlyCandidate: up, onlyBaseline: down, power: 0.8))
        var random = SplitMix64(seed: 5)
        var passed = 0
        for _ in 0..<1_000 {
            var (ups, downs) = (0, 0)
            for _ in 0..<count {
                let place = random.unit()
                if place < up { ups += 1 } else if place < up + down { downs += 1 }
            }
            let pairs = PairedProportionsTests.pairs(ups, downs, count - ups - downs)
            if try #require(pairs.tangoBound(.lower, confidence: 0.95)) > margin { passed += 1 }
        }
        #expect(abs(Double(passed) / 1_000 - 0.8) < 0.06)
    }
}
