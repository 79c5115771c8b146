/// Numbers of samples that a gate needs, for planning.
///
/// - Source: docs/algorithms.md, "Sample sizes".
package enum SampleSize {
    /// Largest number that is given; a plan that needs more has none.
    package static let countMax = 1_000_000_000
    /// Up to here the number is exact, beyond it is that of the normal approximation.
    package static let exactCountMax = 100_000

    /// Samples from which on Wilson's bound of a rate passes the threshold with the power; nil where the true rate does
    /// not pass it, or above `countMax`.
    ///
    /// The lower bound passes if it is at least the threshold, the upper one if it is at most the threshold.
    /// - Parameters:
    ///   - threshold: in (0, 1).
    ///   - rate: the true rate, in [0, 1].
    ///   - side: the bound of the gate: lower for a minimum, upper for a maximum.
    ///   - confidence: one-sided, in [0.5, 1).
    ///   - power: in [0.5, 1).
    package static func rate(
        threshold: Double, true rate: Double, _ side: ConfidenceBounds.Side = .lower, confidence: Double = 0.95,
        power: Double
    ) -> Int? {
        guard isShare(threshold), rate >= 0, rate <= 1, isLevel(confidence), isLevel(power) else { return nil }
        // A maximum of a rate is a minimum of its complement.
        let (threshold, rate) = side == .lower ? (threshold, rate) : (1 - threshold, 1 - rate)
        guard rate > threshold else { return nil }
        let z = Distributions.normalQuantile(confidence)
        let spread =
            z * (threshold * (1 - threshold)).squareRoot()
            + Distributions.normalQuantile(power) * (rate * (1 - rate)).squareRoot()
        let root = spread / (rate - threshold)
        guard let approximate = whole(root * root) else { return nil }
        guard approximate <= exactCountMax else { return approximate }
        // Power rises in teeth. Above the height where it can fall back there is no need to look.
        var n = approximate + 20 * Int(Double(approximate).squareRoot()) + 400
        while n > 1, self.power(n, threshold, rate, z) >= power { n -= 1 }
        return n + 1
    }

    /// Chance that Wilson's lower bound over n samples is at least the threshold.
    private static func power(_ n: Int, _ threshold: Double, _ rate: Double, _ z: Double) -> Double {
        let count = Double(n)
        // The bound is at least the threshold where (p − threshold)·√n ≥ z·√(threshold·(1 − threshold)).
        let least = count * threshold + z * (count * threshold * (1 - threshold)).squareRoot()
        let needed = Int(least.rounded(.up))
        guard needed <= n else { return 0 }
        // P(X ≥ needed) as P(n − X ≤ n − needed), which keeps its digits.
        return Distributions.binomialCDF(n - needed, trials: n, probability: 1 - rate)
    }

    /// Pairs from which on Tango's lower bound of the difference of paired rates exceeds the margin with the power,
    /// about; nil where the true difference does not.
    ///
    /// - Parameters:
    ///   - margin: difference, candidate − baseline, that must be exceeded; −0.02 allows two points less. In (−1, 1).
    ///   - onlyCandidate: true share of the pairs that only the candidate has true.
    ///   - onlyBaseline: true share of the pairs that only the baseline has true.
    /// - Source: J. Nam, Biometrics 53:1422–1430 (1997); for margin 0 R. J. Connor, Biometrics 43:207–211 (1987).
    package static func pairedRates(
        margin: Double, onlyCandidate: Double, onlyBaseline: Double, confidence: Double = 0.95, power: Double
    ) -> Int? {
        guard margin > -1, margin < 1, onlyCandidate >= 0, onlyBaseline >= 0, onlyCandidate + onlyBaseline <= 1,
            isLevel(confidence), isLevel(power), onlyCandidate - onlyBaseline > margin
        else { return nil }
        let difference = onlyCandidate - onlyBaseline
        let null = PairedProportions.scoreVariance(1, onlyCandidate, onlyBaseline, margin)
        let actual = max(0, onlyCandidate + onlyBaseline - difference * difference)
        let spread =
            Distributions.normalQuantile(confidence) * null.squareRoot()
            + Distributions.normalQuantile(power) * actual.squareRoot()
        let root = spread / (difference - margin)
        return whole(root * root)
    }

    /// Pairs, or samples, from which on the t bound of a mean exceeds the margin with the power, about; nil where the
    /// true mean does not.
    ///
    /// - Parameters:
    ///   - difference: the true mean, or mean difference.
    ///   - deviation: standard deviation of the values, or of the differences of the pairs.
    /// - Source: normal approximation with Guenther's correction z²/2: W. Guenther, American Statistician 35 (1981).
    package static func mean(
        margin: Double, difference: Double, deviation: Double, confidence: Double = 0.95, power: Double
    ) -> Int? {
        guard difference > margin, deviation > 0, isLevel(confidence), isLevel(power) else { return nil }
        let z = Distributions.normalQuantile(confidence)
        let root = (z + Distributions.normalQuantile(power)) * deviation / (difference - margin)
        return whole(max(2, root * root + z * z / 2))
    }

    /// How many times more samples clusters need: 1 + (size − 1)·correlation within a cluster.
    ///
    /// - Source: L. Kish, Survey Sampling (1965), 8.2.
    package static func designEffect(clusterSize: Double, correlation: Double) -> Double {
        1 + max(0, clusterSize - 1) * min(max(correlation, 0), 1)
    }

    private static func isShare(_ value: Double) -> Bool { value > 0 && value < 1 }

    private static func isLevel(_ value: Double) -> Bool { value >= 0.5 && value < 1 }

    private static func whole(_ value: Double) -> Int? {
        value <= Double(countMax) ? max(1, Int(value.rounded(.up))) : nil
    }
}
