import Foundation
import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// Probabilities against libm's exp, decisions against comparisons, every target against scalar.
    @Suite("Score")
    struct ScoreKernel {
        static func logits(_ count: Int, seed: UInt64) -> [Float] {
            var generator = SplitMix64(seed: seed)
            let special: [Float] = [
                0, -0.0, .infinity, -.infinity, .nan, .leastNormalMagnitude / 1024,
                3e38, -3e38, 103, -103, -104, -110,
            ]
            return (0..<count).map { _ in
                Int.random(in: 0..<20, using: &generator) == 0
                    ? special.randomElement(using: &generator) ?? 0 : .random(in: -40..<40, using: &generator)
            }
        }

        static let calibrations: [Calibration] = [.identity, .temperature(1.7), .platt(a: -0.83, b: 0.31)]

        @Test("probabilities are those of exp to a unit in the last place", arguments: KernelTarget.available)
        func accuracy(target: KernelTarget) {
            let logits = Self.logits(20_000, seed: 1)
            for calibration in Self.calibrations {
                let scored = withTarget(target) {
                    Kernels.score(logits.span, calibration: calibration, autoMin: 0.9, askMin: 0.5)
                }
                for (logit, found) in zip(logits, scored.probabilities) {
                    let exact = 1 / (1 + exp(-(calibration.slope * Double(logit) + calibration.offset)))
                    let distance = abs(Double(found) - exact)
                    #expect(exact.isNaN ? found.isNaN : distance <= 0.51 * Double(Float(exact).ulp), "\(logit)")
                }
            }
        }

        @Test("decisions compare the probability with the limits, and their counts add up")
        func decisions() {
            let logits = Self.logits(5_000, seed: 2)
            let scored = Kernels.score(logits.span, calibration: .identity, autoMin: 0.9, askMin: 0.25)
            var counts: [ScoreDecision: Int] = [:]
            for (index, p) in scored.probabilities.enumerated() {
                let expected: ScoreDecision = Double(p) >= 0.9 ? .auto : Double(p) >= 0.25 ? .ask : .escalate
                #expect(scored.decision(at: index) == expected, "\(logits[index])")
                counts[expected, default: 0] += 1
            }
            for decision in ScoreDecision.allCases { #expect(scored.count(of: decision) == counts[decision]) }
        }

        @Test("the edges: no number escalates, infinities are certain, limits are inclusive, AUTO goes first")
        func edges() {
            let logits: [Float] = [.nan, .infinity, -.infinity, 0]
            let scored = Kernels.score(logits.span, calibration: .identity, autoMin: 0.5, askMin: 0.75)
            #expect(scored.probabilities[0].isNaN && scored.probabilities[1...] == [1, 0, 0.5])
            #expect(logits.indices.map(scored.decision) == [.escalate, .auto, .escalate, .auto])
            let never = Kernels.score(logits.span, calibration: .identity, autoMin: .nan, askMin: .nan)
            #expect(never.count(of: .escalate) == 4)
        }

        @Test(
            "every length equals scalar, bit for bit, before a page that cannot be read",
            arguments: KernelTarget.available)
        func everyLength(target: KernelTarget) {
            let logits = Self.logits(4096, seed: 3)
            let guarded = GuardedColumn<Float>(capacity: 4096)
            let whole = withTarget(.scalar) {
                Kernels.score(logits.span, calibration: .platt(a: 1.3, b: -0.2), autoMin: 0.8, askMin: 0.4)
            }
            let bits = whole.probabilities.map(\.bitPattern)
            withTarget(target) {
                for count in 0...4096 {
                    let scored = guarded.with(logits[..<count]) {
                        Kernels.score($0, calibration: .platt(a: 1.3, b: -0.2), autoMin: 0.8, askMin: 0.4)
                    }
                    #expect(scored.probabilities.map(\.bitPattern)[...] == bits[..<count], "seed 3, count \(count)")
                    let sum = ScoreDecision.allCases.map(scored.count).reduce(0, +)
                    #expect(sum == count)
                    #expect((0..<count).allSatisfy { scored.decision(at: $0) == whole.decision(at: $0) })
                }
            }
        }
    }
}
