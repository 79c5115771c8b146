import Foundation

/// How often a raw trigger fires though nothing has changed.
///
/// - Source: docs/algorithms.md, "Raw triggers".
package enum TriggerRates {
    /// Samples of a window, at most.
    package static let samplesMax = 20_000

    /// Chance that a rate of the canary is below that of the baseline by more than `threshold` in one window, exactly;
    /// nil where a number is outside its range.
    ///
    /// - Parameters:
    ///   - samples: outcomes of each arm in a window, 1 to 20,000.
    ///   - rate: the true rate of both, in [0, 1].
    ///   - hasFixedBaseline: whether the canary is held against the true rate instead of a sample.
    package static func drop(
        threshold: Double, samples: Int, rate: Double, hasFixedBaseline: Bool = false
    ) -> Double? {
        guard (1...samplesMax).contains(samples), threshold >= 0, threshold < 1, rate >= 0, rate <= 1
        else { return nil }
        let chances = binomial(samples, rate)
        let gap = threshold * Double(samples)
        if hasFixedBaseline {
            return chances.indices.reduce(0) {
                exceeds(rate * Double(samples) - Double($1), gap) ? $0 + chances[$1] : $0
            }
        }
        // tails[k] = P(X ≥ k).
        var tails = [Double](repeating: 0, count: samples + 2)
        for k in chances.indices.reversed() { tails[k] = tails[k + 1] + chances[k] }
        let least = leastWhole(above: gap)
        return chances.indices.reduce(0) { $0 + chances[$1] * tails[min($1 + least, samples + 1)] }
    }

    /// Chance that a rate in one window is below its mean by more than so many of its standard deviations, exactly; nil
    /// where a number is outside its range.
    package static func sigma(threshold: Double, samples: Int, rate: Double) -> Double? {
        guard (1...samplesMax).contains(samples), threshold > 0, threshold.isFinite, rate >= 0, rate <= 1
        else { return nil }
        let (mean, deviation) = (rate * Double(samples), (rate * (1 - rate) * Double(samples)).squareRoot())
        let chances = binomial(samples, rate)
        return chances.indices.reduce(0) {
            exceeds(mean - Double($1), threshold * deviation) ? $0 + chances[$1] : $0
        }
    }

    /// The same for the mean of many values: that of the normal distribution.
    package static func sigma(threshold: Double) -> Double { Distributions.normalCDF(-threshold) }

    /// Chance that a trigger fires at all in so many windows, where it takes `consecutive` of them in a row.
    ///
    /// - Parameter chance: of one window; windows are independent.
    package static func ever(chance: Double, consecutive: Int, windows: Int) -> Double {
        guard chance > 0, windows > 0, consecutive > 0, consecutive <= min(windows, 1_000) else { return 0 }
        let chance = min(chance, 1)
        // By number of windows in a row that hold so far; whatever fired leaves.
        var streaks = [Double](repeating: 0, count: consecutive)
        streaks[0] = 1
        var fired = 0.0
        for _ in 0..<min(windows, 1_000_000) {
            let quiet = streaks.reduce(0, +) * (1 - chance)
            fired += streaks[consecutive - 1] * chance
            for place in stride(from: consecutive - 1, to: 0, by: -1) {
                streaks[place] = streaks[place - 1] * chance
            }
            streaks[0] = quiet
        }
        return min(fired, 1)
    }

    /// P(X = k) of the binomial for every k.
    private static func binomial(_ n: Int, _ rate: Double) -> [Double] {
        guard rate > 0 else { return [1] + [Double](repeating: 0, count: n) }
        guard rate < 1 else { return [Double](repeating: 0, count: n) + [1] }
        let whole = Distributions.logGamma(Double(n) + 1)
        return (0...n).map { k in
            let (x, y) = (Double(k), Double(n - k))
            let ways = whole - Distributions.logGamma(x + 1) - Distributions.logGamma(y + 1)
            return exp(ways + x * log(rate) + y * log1p(-rate))
        }
    }

    /// Whether a difference of counts exceeds another one, where only rounding separates equal ones.
    private static func exceeds(_ difference: Double, _ limit: Double) -> Bool { difference - limit > 1e-9 }

    private static func leastWhole(above limit: Double) -> Int { Int((limit + 1e-9).rounded(.down)) + 1 }
}
