/// One-sided confidence bounds, each at confidence c in [0.5, 1).
///
/// A two-sided interval at 95 % is the pair of one-sided bounds at 97.5 %.
package enum ConfidenceBounds {
    /// Which end.
    package enum Side: Sendable { case lower, upper }

    /// Wilson score bound of a rate.
    ///
    /// Where all trials agree, the bound on their side is exactly 0 or 1: a rounded one would contradict a threshold
    /// that every trial meets.
    /// - Parameter roundsEnds: whether it is the rounded one, as in earlier releases.
    /// - Source: E. B. Wilson (1927); docs/algorithms.md, "Confidence bounds".
    package static func wilson(
        successes: Int, trials: Int, _ side: Side, confidence: Double, roundsEnds: Bool = false
    ) -> Double {
        if !roundsEnds, side == .lower, successes == 0 { return 0 }
        if !roundsEnds, side == .upper, successes == trials { return 1 }
        let n = Double(trials)
        let p = Double(successes) / n
        let z = Distributions.normalQuantile(confidence)
        let centre = p + z * z / (2 * n)
        let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return switch side {
        case .lower: max(0, (centre - reach) / scale)
        case .upper: min(1, (centre + reach) / scale)
        }
    }

    /// Rank (from 1) of the order statistic that bounds the quantile q; nil where n is too small.
    ///
    /// The upper bound of p95 at 95 % exists from n = 59, of p99 from 299, of p99.9 from 2,995.
    /// - Source: exact binomial ranks; docs/algorithms.md, "Confidence bounds".
    package static func quantileRank(
        _ q: Double, count n: Int, _ side: Side, confidence: Double
    ) -> Int? {
        switch side {
        case .upper:
            // The least r with P(X ≤ r − 1) ≥ c.
            return firstRank(upTo: n) {
                Distributions.binomialCDF($0 - 1, trials: n, probability: q) >= confidence
            }
        case .lower:
            // The greatest r with P(X ≥ r) ≥ c: one before the least r that misses it.
            let miss = firstRank(upTo: n) {
                1 - Distributions.binomialCDF($0 - 1, trials: n, probability: q) < confidence
            }
            let rank = miss.map { $0 - 1 } ?? n
            return rank >= 1 ? rank : nil
        }
    }

    /// Ranks between which that of the bound is; nil where there may be no bound.
    ///
    /// For numbers that only records which were left out can make: the exact rank takes O(√n) steps.
    /// - Source: W. Hoeffding (1963), theorem 1; a median of the binomial is within one of n·q.
    static func quantileRankLimits(
        _ q: Double, count n: Int, _ side: Side, confidence: Double
    ) -> ClosedRange<Int>? {
        // Room for the median, and for the rounding of n·q.
        let room = 16.0
        let (middle, reach) = (q * Double(n), (Double(n) / 2 * naturalLog(1 / (1 - confidence))).squareRoot())
        let low = middle - (side == .lower ? reach : 0) - room
        let high = middle + (side == .upper ? reach : 0) + room
        guard low >= 1, high <= Double(n), high < 0x1p62 else { return nil }
        return Int(low)...Int(high)
    }

    /// Student's t bound of a mean; nil below two values.
    ///
    /// Equal values are not certainty, whatever their number: with a range they have the bound of `ofEqualValues`, and
    /// without one they have none. With a range the bound lies in it; without one it is infinite where it passes the
    /// range of a double.
    /// - Source: docs/algorithms.md, "Confidence bounds".
    package static func mean(
        _ moments: Moments, range: ClosedRange<Double>?, _ side: Side, confidence: Double
    ) -> Double? {
        guard moments.count >= 2 else { return nil }
        guard moments.squaredDeviations == 0 else {
            return studentBound(moments, range: range, side, confidence: confidence)
        }
        guard let range else { return nil }
        return ofEqualValues(
            moments.mean, count: Double(moments.count), range: range, side, confidence: confidence)
    }

    /// The same as summaries of earlier releases have it: 30 equal values were certain.
    static func meanOfEarlierRules(
        _ moments: Moments, range: ClosedRange<Double>?, _ side: Side, confidence: Double
    ) -> Double? {
        guard moments.count >= 2 else { return nil }
        guard moments.squaredDeviations == 0, moments.count < 30 else {
            return studentBound(moments, range: range, side, confidence: confidence)
        }
        guard let range else { return nil }
        let unit = (range.upperBound - range.lowerBound).isFinite ? 1 : Moments.unitOfHuge
        let width = range.upperBound / unit - range.lowerBound / unit
        let reach = width * (naturalLog(1 / (1 - confidence)) / (2 * Double(moments.count))).squareRoot()
        let mean = moments.mean / unit
        let bound = (side == .lower ? mean - reach : mean + reach) * unit
        return min(max(bound, range.lowerBound), range.upperBound)
    }

    private static func studentBound(
        _ moments: Moments, range: ClosedRange<Double>?, _ side: Side, confidence: Double
    ) -> Double {
        let n = Double(moments.count)
        let deviation = (moments.squaredDeviations / (n - 1)).squareRoot()
        // Both in units, so that huge values do not overflow on the way to a bound that is finite.
        let reach = student(count: moments.count, confidence: confidence) * deviation / n.squareRoot()
        let mean = moments.mean / moments.unit
        let bound = (side == .lower ? mean - reach : mean + reach) * moments.unit
        guard let range else { return bound }
        return min(max(bound, range.lowerBound), range.upperBound)
    }

    /// The bound of the mean of values, or of clusters, that are all equal: no spread is no certainty.
    ///
    /// At an end of the range each counts as one trial of Wilson's bound, inside it they take Hoeffding's.
    /// - Source: with all n values at an end of the range, Wilson's bound is at the share n / (n + z²) of the way;
    ///   W. Hoeffding (1963), theorem 2, with clusters of unequal weight.
    static func ofEqualValues(
        _ mean: Double, count: Double, range: ClosedRange<Double>, _ side: Side, confidence: Double
    ) -> Double {
        // Halves, so that the width of a range does not overflow.
        let halfWidth = range.upperBound / 2 - range.lowerBound / 2
        let share: Double
        if isEnd(mean, of: range) {
            let z = Distributions.normalQuantile(confidence)
            share = z * z / (count + z * z)
        } else {
            share = (naturalLog(1 / (1 - confidence)) / (2 * count)).squareRoot()
        }
        let half = side == .lower ? mean / 2 - halfWidth * share : mean / 2 + halfWidth * share
        return min(max(half * 2, range.lowerBound), range.upperBound)
    }

    /// Whether a mean is at an end of its range.
    static func isEnd(_ mean: Double, of range: ClosedRange<Double>) -> Bool {
        mean <= range.lowerBound || mean >= range.upperBound
    }

    /// Standard errors from a mean of `n` values, at least two, to its bound.
    static func student(count n: Int, confidence: Double) -> Double {
        Distributions.studentQuantile(confidence, degrees: Double(n) - 1)
    }

    /// The least rank in 1 ... n for which a condition that stays true becomes true.
    private static func firstRank(upTo n: Int, where condition: (Int) -> Bool) -> Int? {
        var (low, high) = (1, n + 1)
        while low < high {
            let middle = (low + high) / 2
            if condition(middle) { high = middle } else { low = middle + 1 }
        }
        return low <= n ? low : nil
    }
}
