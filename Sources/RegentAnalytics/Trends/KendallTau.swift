import Foundation
import RegentEvaluation

/// Whether values rise or fall together with time: concordant less discordant pairs, over all that could be either.
///
/// - Source: M. G. Kendall, "A new measure of rank correlation" (1938) and "Rank Correlation Methods" (1948), tau-b and
///   its variance with ties; the exact distribution without ties by its recursion over n. docs/forecasts.md,
///   "Significance".
package struct KendallTau: Sendable, Hashable {
    /// In [−1, 1].
    package let tau: Double
    /// Chance of a tau at least as far from 0 where values do not depend on time, two-sided.
    package let pValue: Double

    /// Values without ties have the exact distribution up to here; the normal one is close enough above.
    private static let exactCountMax = 33

    /// The tau of values in the order of their times, which are all different.
    ///
    /// - Returns: nil of fewer than two values, of values that are all equal, and where one is not a number.
    /// - Complexity: O(n²).
    package init?(ordered values: [Double]) {
        guard values.count >= 2, values.allSatisfy({ !$0.isNaN }) else { return nil }
        let ties = RankTies(values)
        let pairs = values.count * (values.count - 1) / 2
        guard ties.pairs < pairs else { return nil }
        var (up, down) = (0, 0)
        for later in values.indices {
            for earlier in 0..<later {
                if values[later] > values[earlier] { up += 1 } else if values[later] < values[earlier] { down += 1 }
            }
        }
        let difference = Double(up - down)
        tau = min(max(difference / Double(pairs).squareRoot() / Double(pairs - ties.pairs).squareRoot(), -1), 1)
        let isExact = ties.pairs == 0 && (values.count <= Self.exactCountMax || min(up, down) <= 1)
        pValue =
            isExact
            ? Self.exact(values.count, rarer: min(up, down))
            : min(1, 2 * Distributions.normalCDF(-abs(difference) / ties.varianceOfS.squareRoot()))
    }

    /// Twice the chance of at most so many discordant pairs in an order drawn at random.
    private static func exact(_ count: Int, rarer: Int) -> Double {
        if 4 * rarer == count * (count - 1) { return 1 }
        // Shares of the orders of j values by their number of inversions, up to `rarer`.
        var shares = [Double](repeating: 0, count: rarer + 1)
        shares[0] = 1
        for size in 2...count {
            var next = shares
            var sum = 0.0
            for inversions in shares.indices {
                sum += shares[inversions]
                if inversions >= size { sum -= shares[inversions - size] }
                next[inversions] = sum / Double(size)
            }
            shares = next
        }
        return min(1, 2 * shares.reduce(0, +))
    }
}

/// Groups of equal values.
struct RankTies {
    /// Values.
    let count: Int
    /// Pairs of equal values.
    let pairs: Int
    /// Σ t·(t − 1)·(2·t + 5) over groups of t equal values.
    let weight: Double

    init(_ values: [Double]) {
        count = values.count
        let sorted = values.sorted()
        var (pairs, weight, first) = (0, 0.0, 0)
        for end in sorted.indices.map({ $0 + 1 }) where end == sorted.count || sorted[end] != sorted[first] {
            let size = end - first
            pairs += size * (size - 1) / 2
            weight += Double(size * (size - 1)) * Double(2 * size + 5)
            first = end
        }
        (self.pairs, self.weight) = (pairs, weight)
    }

    /// Variance of concordant less discordant pairs where values do not depend on time.
    var varianceOfS: Double {
        let all = Double(count * (count - 1)) * Double(2 * count + 5)
        return max(0, (all - weight) / 18)
    }
}
