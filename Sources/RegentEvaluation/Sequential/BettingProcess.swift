import Foundation

/// Evidence that differences in [−1, 1] have a mean above a margin, valid at every look.
///
/// A bettor starts with 1 and bets a part of the wealth on each difference before it is seen; the payoff is the
/// difference less the margin. Where its mean is at most 0, whatever the past, the wealth ever reaches 1/α with a
/// chance of at most α (Ville's inequality). The state is five numbers, which any store can keep.
/// - Source: I. Waudby-Smith and A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B (2024);
///   J. Ville (1939); docs/algorithms.md, "Betting tests".
package struct BettingProcess: Sendable, Hashable {
    /// The margin of the mean, in (−1, 1).
    package let margin: Double
    /// Differences seen.
    package private(set) var count = 0.0
    /// The sum of the payoffs.
    package private(set) var sum = 0.0
    /// The sum of the squares of the payoffs.
    package private(set) var sumOfSquares = 0.0
    /// Natural logarithm of the wealth.
    package private(set) var logWealth = 0.0
    /// The highest `logWealth` so far.
    package private(set) var logWealthPeak = 0.0

    /// No difference yet; nil unless the margin is in (−1, 1).
    package init?(margin: Double) {
        guard margin > -1, margin < 1 else { return nil }
        self.margin = margin
    }

    /// Continues from stored numbers; nil where they cannot be those of a process.
    package init?(
        margin: Double, count: Double, sum: Double, sumOfSquares: Double, logWealth: Double, logWealthPeak: Double
    ) {
        self.init(margin: margin)
        // A payoff is between −3 and 3. No count is larger than 2^53, up to which each number has its own double.
        guard count >= 0, count <= 0x1p53, count.rounded() == count, abs(sum) <= 3 * count, sumOfSquares >= 0,
            sumOfSquares <= 9 * count, logWealth.isFinite, logWealthPeak.isFinite, logWealthPeak >= 0,
            logWealthPeak >= logWealth
        else { return nil }
        (self.count, self.sum, self.sumOfSquares) = (count, sum, sumOfSquares)
        (self.logWealth, self.logWealthPeak) = (logWealth, logWealthPeak)
    }

    /// The part of the wealth that is bet on the next difference, from the past ones only.
    ///
    /// Mean over mean square is near the bet with the fastest growth; 0.1 keeps the first bets small, and the cap
    /// leaves at least half of the wealth after any difference in [−1, 1].
    package var bet: Double { bet(reach: 1) }

    /// The same for a difference that is at most `reach` from 0; a twentieth of the wealth is left after any.
    private func bet(reach: Double) -> Double {
        guard count > 0 else { return 0 }
        let mean = sum / count
        let variance = (sumOfSquares + 0.1) / count
        let cap = min(0.5 / (1 + margin), 0.95 / (reach + margin))
        return min(max(mean / (variance + mean * mean), 0), cap)
    }

    /// Adds a difference; false, and nothing is added, unless it is in [−reach, reach].
    ///
    /// - Parameter reach: in [1, 2], known before the difference is; more than 1 where something that is known before
    ///   is taken off a difference in [−1, 1].
    package mutating func add(_ difference: Double, reach: Double = 1) -> Bool {
        guard reach >= 1, reach <= 2, difference >= -reach, difference <= reach else { return false }
        let payoff = difference - margin
        logWealth += log1p(bet(reach: reach) * payoff)
        logWealthPeak = max(logWealthPeak, logWealth)
        count += 1
        sum += payoff
        sumOfSquares += payoff * payoff
        return true
    }

    /// p value that is valid at every look: 1 / the highest wealth.
    package var pValue: Double { exp(-logWealthPeak) }

    /// Whether the wealth has ever reached 1/α; never unless α is in (0, 1).
    package func hasReached(alpha: Double) -> Bool {
        alpha > 0 && alpha < 1 && logWealthPeak >= -naturalLog(alpha)
    }
}
