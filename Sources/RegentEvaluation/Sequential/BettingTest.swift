/// Whether a candidate does more harm than its baseline by a margin, decided at any time.
///
/// Each difference is harm(candidate block) − harm(baseline block), of blocks of matured units drawn in arrival order.
/// One process bets on harm above the margin, its mirror on harm below it.
/// - Source: docs/algorithms.md, "Betting tests".
package struct BettingTest: Sendable, Hashable {
    /// What the evidence supports.
    package enum Decision: Sendable, Hashable {
        /// Neither process has reached its limit.
        case hold
        /// The mean harm exceeds the margin.
        case rollBack
        /// The mean harm is below the margin.
        case promote
    }

    /// Bets on harm above the margin.
    package private(set) var harm: BettingProcess
    /// Bets on harm below the margin.
    package private(set) var mirror: BettingProcess
    /// Chance of a false rollback, ever.
    package let alpha: Double
    /// Chance of a false promotion, ever.
    package let promotionAlpha: Double

    /// No difference yet; nil unless the margin is in (−1, 1) and both chances are in (0, 1).
    package init?(margin: Double, alpha: Double = 0.01, promotionAlpha: Double = 0.05) {
        guard let harm = BettingProcess(margin: margin), let mirror = BettingProcess(margin: -margin)
        else { return nil }
        self.init(harm: harm, mirror: mirror, alpha: alpha, promotionAlpha: promotionAlpha)
    }

    /// Continues from stored processes; nil where they do not belong together.
    package init?(harm: BettingProcess, mirror: BettingProcess, alpha: Double, promotionAlpha: Double) {
        guard harm.margin == -mirror.margin, harm.count == mirror.count, alpha > 0, alpha < 1, promotionAlpha > 0,
            promotionAlpha < 1
        else { return nil }
        (self.harm, self.mirror, self.alpha, self.promotionAlpha) = (harm, mirror, alpha, promotionAlpha)
    }

    /// Adds the difference of a block; false, and nothing is added, unless it is in [−reach, reach].
    ///
    /// - Parameter reach: in [1, 2], see `BettingProcess.add`.
    package mutating func add(_ difference: Double, reach: Double = 1) -> Bool {
        harm.add(difference, reach: reach) && mirror.add(-difference, reach: reach)
    }

    /// The decision; harm comes first where both processes have reached their limits.
    package var decision: Decision {
        if harm.hasReached(alpha: alpha) { return .rollBack }
        return mirror.hasReached(alpha: promotionAlpha) ? .promote : .hold
    }
}
