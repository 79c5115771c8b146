import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Rates of raw triggers")
struct TriggerRatesTests {
    @Test("The chances of the design: a drop of one point in 200, two standard deviations in 60 windows")
    func design() throws {
        let fixed = try #require(TriggerRates.drop(threshold: 0.01, samples: 200, rate: 0.97, hasFixedBaseline: true))
        #expect(abs(fixed - 0.150) < 0.0005)
        let sampled = try #require(TriggerRates.drop(threshold: 0.01, samples: 200, rate: 0.97))
        #expect(abs(sampled - 0.229) < 0.0005)
        let window = TriggerRates.sigma(threshold: 2)
        #expect(abs(window - 0.023) < 0.0005)
        #expect(abs(TriggerRates.ever(chance: window, consecutive: 1, windows: 60) - 0.75) < 0.005)
        let three = 1 - pow(1 - window, 3)
        #expect(abs(TriggerRates.ever(chance: three, consecutive: 1, windows: 60) - 0.98) < 0.005)
    }

    @Test("A drop fires as often as in a simulation of its windows")
    func simulated() throws {
        var random = SplitMix64(seed: 1)
        for (threshold, samples, rate) in [(0.05, 20, 0.8), (0, 7, 0.5), (0.1, 50, 0.9)] {
            var fired = 0
            for _ in 0..<4_000 {
                func count() -> Int { (0..<samples).count { _ in random.unit() < rate } }
                let gap = Double(count() - count())
                if gap > threshold * Double(samples) + 1e-9 { fired += 1 }
            }
            let chance = try #require(TriggerRates.drop(threshold: threshold, samples: samples, rate: rate))
            #expect(abs(Double(fired) / 4_000 - chance) < 4 * (chance / 4_000).squareRoot())
        }
    }

    @Test("Several windows in a row fire as often as counting every sequence says")
    func consecutive() {
        let chance = 0.3
        for (consecutive, windows) in [(1, 6), (2, 9), (3, 10), (4, 3)] {
            var sum = 0.0
            for sequence in 0..<(1 << windows) {
                var (streak, longest) = (0, 0)
                for place in 0..<windows {
                    streak = sequence >> place & 1 == 1 ? streak + 1 : 0
                    longest = max(longest, streak)
                }
                guard longest >= consecutive else { continue }
                let held = sequence.nonzeroBitCount
                sum += pow(chance, Double(held)) * pow(1 - chance, Double(windows - held))
            }
            let found = TriggerRates.ever(chance: chance, consecutive: consecutive, windows: windows)
            #expect(abs(found - sum) < 1e-12)
        }
    }

    @Test("Numbers outside their range have no chance, and the ends have the right one")
    func ends() throws {
        #expect(TriggerRates.drop(threshold: 0.01, samples: 0, rate: 0.9) == nil)
        #expect(TriggerRates.drop(threshold: .nan, samples: 10, rate: 0.9) == nil)
        #expect(TriggerRates.drop(threshold: 0.01, samples: 10, rate: 1.5) == nil)
        #expect(TriggerRates.sigma(threshold: 0, samples: 10, rate: 0.5) == nil)
        #expect(TriggerRates.drop(threshold: 0, samples: 100, rate: 1) == 0)
        #expect(TriggerRates.drop(threshold: 0, samples: 100, rate: 0) == 0)
        #expect(TriggerRates.sigma(threshold: 2, samples: 100, rate: 1) == 0)
        #expect(TriggerRates.ever(chance: 0, consecutive: 1, windows: 100) == 0)
        #expect(TriggerRates.ever(chance: 1, consecutive: 3, windows: 3) == 1)
        #expect(TriggerRates.ever(chance: 0.5, consecutive: 0, windows: 3) == 0)
    }
}
