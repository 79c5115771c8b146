/// A rate of two runs over the samples that both have, in four counts.
package struct PairedProportions: Sendable, Hashable {
    /// True in both runs.
    package let bothTrue: Int
    /// True in the candidate only.
    package let onlyCandidate: Int
    /// True in the baseline only.
    package let onlyBaseline: Int
    /// False in both.
    package let bothFalse: Int

    /// - Precondition: no count is negative.
    package init(bothTrue: Int, onlyCandidate: Int, onlyBaseline: Int, bothFalse: Int) {
        (self.bothTrue, self.onlyCandidate) = (bothTrue, onlyCandidate)
        (self.onlyBaseline, self.bothFalse) = (onlyBaseline, bothFalse)
    }

    /// Pairs.
    package var count: Int { bothTrue + onlyCandidate + onlyBaseline + bothFalse }

    /// Rate of the candidate − rate of the baseline; nil without a pair.
    package var difference: Double? {
        count == 0 ? nil : Double(onlyCandidate - onlyBaseline) / Double(count)
    }

    /// Tango's score bound of the difference; nil without a pair.
    ///
    /// It exists for any number of pairs, also where no pair differs.
    /// - Parameter confidence: one-sided, in [0.5, 1).
    /// - Source: T. Tango, Statistics in Medicine 17:891–908 (1998); docs/algorithms.md, "Paired comparisons".
    package func tangoBound(_ side: ConfidenceBounds.Side, confidence: Double) -> Double? {
        guard count > 0 else { return nil }
        let z = Distributions.normalQuantile(confidence)
        let (n, up, down) = (Double(count), Double(onlyCandidate), Double(onlyBaseline))
        // The lower bound is the upper bound of the runs exchanged, with the sign changed; there is no negative 0.
        return switch side {
        case .upper: Self.tangoUpper(n, up, down, z)
        case .lower: 0 - Self.tangoUpper(n, down, up, z)
        }
    }

    /// The least difference, to the last bit, that the score test refuses at z for being too high; 1 if there is none.
    private static func tangoUpper(_ n: Double, _ up: Double, _ down: Double, _ z: Double) -> Double {
        let estimate = (up - down) / n
        guard z > 0, estimate < 1 else { return estimate }
        var (low, high) = (estimate, 1.0)
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return high }
            let distance = n * middle - (up - down)
            if distance * distance >= z * z * n * scoreVariance(n, up, down, middle) {
                high = middle
            } else {
                low = middle
            }
        }
    }

    /// n times the variance of the estimated difference where the true one is `difference`.
    ///
    /// With q the most likely share of pairs that only the baseline has true, the other share is q + difference.
    static func scoreVariance(_ n: Double, _ up: Double, _ down: Double, _ difference: Double) -> Double {
        let a = 2 * n
        let b = (2 * n - up + down) * difference - up - down
        let c = -down * difference * (1 - difference)
        let root = max(0, b * b - 4 * a * c).squareRoot()
        // The larger root of a·q² + b·q + c, in the form in which nothing cancels.
        let q = b <= 0 ? (root - b) / (2 * a) : -2 * c / (b + root)
        return max(0, 2 * q + difference * (1 - difference))
    }

    /// Exact two-sided p value of McNemar's test of no difference; 1 where no pair differs.
    ///
    /// - Source: Q. McNemar (1947); the exact form is the binomial test of the pairs that differ against ½.
    package var mcNemarPValue: Double {
        let differing = onlyCandidate + onlyBaseline
        let tail = Distributions.fairBinomialCDF(min(onlyCandidate, onlyBaseline), trials: differing)
        return min(1, 2 * tail)
    }
}
