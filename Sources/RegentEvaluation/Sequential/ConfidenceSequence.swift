import Foundation

/// Intervals that are valid at every look: over all looks together they miss the truth with a chance of at most
/// 1 − confidence.
///
/// They depend on counts and sums only, so the order in which samples arrive does not matter.
/// - Source: docs/algorithms.md, "Confidence sequences".
package enum ConfidenceSequence {
    /// Two-sided interval of a rate; [0, 1] of no trials.
    ///
    /// - Parameter confidence: of the interval, in (0, 1); [0, 1] at any other.
    /// - Source: H. Robbins, Annals of Mathematical Statistics 41:1397–1409 (1970), with a Beta(½, ½) mixture.
    package static func rate(successes: Int, trials: Int, confidence: Double) -> ClosedRange<Double> {
        guard trials > 0, successes >= 0, successes <= trials else { return 0...1 }
        return share(Double(successes), Double(trials), confidence)
    }

    /// Two-sided interval of the mean of values in a range; the range itself where its width is 0 or not finite.
    ///
    /// The mixture is that of a rate, which is valid for any values between the ends because a likelihood ratio is
    /// convex in the value; it is wide where the values vary little.
    package static func boundedMean(
        _ moments: Moments, range: ClosedRange<Double>, confidence: Double
    ) -> ClosedRange<Double> {
        let width = range.upperBound - range.lowerBound
        let count = Double(moments.count)
        guard width > 0, width.isFinite, moments.mean.isFinite else { return range }
        let part = min(max((moments.mean - range.lowerBound) / width, 0), 1)
        let interval = share(part * count, count, confidence)
        func scaled(_ part: Double) -> Double {
            min(max(range.lowerBound + part * width, range.lowerBound), range.upperBound)
        }
        return scaled(interval.lowerBound)...scaled(interval.upperBound)
    }

    /// Two-sided interval of the mean of values without a range, valid for many values; nil below two values, without
    /// spread, or beyond the range of a double.
    ///
    /// - Parameter tightestAt: number of values at which it is narrowest, about.
    /// - Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. Kennedy and A. Ramdas, "Time-uniform central limit theory and
    ///   asymptotic confidence sequences", Annals of Statistics (2024), theorem 2.2.
    package static func mean(
        _ moments: Moments, confidence: Double, tightestAt: Int = 1_000
    ) -> ClosedRange<Double>? {
        guard moments.count >= 2, moments.squaredDeviations > 0, confidence > 0, confidence < 1 else { return nil }
        let count = Double(moments.count)
        let deviation = (moments.squaredDeviations / count).squareRoot() * moments.unit
        let level = -2 * naturalLog(1 - confidence)
        // ρ², which is the paper's choice for the number at which it is to be narrow.
        let scale = (level + naturalLog(1 + level)) / Double(max(1, tightestAt))
        let grown = count * scale + 1
        let reach = deviation * (grown / scale * (naturalLog(grown) + level)).squareRoot() / count
        let (lower, upper) = (moments.mean - reach, moments.mean + reach)
        return lower.isFinite && upper.isFinite ? lower...upper : nil
    }

    /// The shares p with B(k + ½, n − k + ½) / (B(½, ½)·pᵏ·(1 − p)ⁿ⁻ᵏ) < 1 / (1 − confidence).
    private static func share(_ k: Double, _ n: Double, _ confidence: Double) -> ClosedRange<Double> {
        guard confidence > 0, confidence < 1 else { return 0...1 }
        let rest = n - k
        // ln B(½, ½) = ln π.
        let mixture =
            Distributions.logGamma(k + 0.5) + Distributions.logGamma(rest + 0.5) - Distributions.logGamma(n + 1)
            - naturalLog(Double.pi)
        let limit = -naturalLog(1 - confidence)
        /// Wealth against p, above the limit where p is refused.
        func excess(_ p: Double) -> Double {
            let one = k > 0 ? k * naturalLog(p) : 0
            let other = rest > 0 ? rest * log1p(-p) : 0
            return mixture - one - other - limit
        }
        let estimate = min(max(k / n, 0), 1)
        // Falling below the estimate, rising above it.
        let lower = k > 0 ? Distributions.bisect(0, in: 0...estimate) { -excess($0) } : 0
        let upper = rest > 0 ? Distributions.bisect(0, in: estimate...1) { excess($0) } : 1
        return min(lower, upper)...max(lower, upper)
    }
}
