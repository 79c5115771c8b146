/// Holm's correction for several tests of which any may refuse.
///
/// - Source: S. Holm, Scandinavian Journal of Statistics 6:65–70 (1979); docs/algorithms.md, "Several tests".
package enum Holm {
    /// The p values, corrected, in the order given: at most 1 − confidence is a refusal.
    ///
    /// A p value that is not a number counts as 1.
    package static func adjusted(_ pValues: [Double]) -> [Double] {
        let p = pValues.map { $0.isNaN ? 1 : min(max($0, 0), 1) }
        let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
        var adjusted = p
        var highest = 0.0
        for (place, index) in order.enumerated() {
            highest = max(highest, min(1, Double(p.count - place) * p[index]))
            adjusted[index] = highest
        }
        return adjusted
    }

    /// The p value of a threshold from bounds: 1 − the greatest confidence at which the bound excludes it.
    ///
    /// - Parameters:
    ///   - refusals: what the p value is for; nil = itself. Each further bit takes a bound, so it is found no closer
    ///     than to decide as the exact one does.
    ///   - excludes: whether the bound at this one-sided confidence, in [0.5, 1), lies beyond the threshold; true up
    ///     to some confidence and false above it.
    /// - Returns: 1 where even the bound at 0.5 does not exclude the threshold; at least 2⁻⁵³.
    package static func pValue(
        for refusals: Refusals? = nil, whereBound excludes: (_ confidence: Double) -> Bool
    ) -> Double {
        guard excludes(0.5) else { return 1 }
        var (low, high) = (0.5, 1.0)
        while true {
            if let refusals, refusals.isSame(1 - high, 1 - low) { return 1 - low }
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return 1 - low }
            if excludes(middle) { low = middle } else { high = middle }
        }
    }
    /// The refusals of tests at one level.
    ///
    /// Each p value is compared with the level divided by a number of tests, and nothing else: between two such
    /// quotients all p values have the same refusals.
    package struct Refusals {
        private let level: Double
        private let count: Double

        /// - Parameter count: of all tests.
        package init(level: Double, count: Int) { (self.level, self.count) = (level, Double(count)) }

        /// Whether two p values, ascending, are between the same quotients, and not so near to one that rounding
        /// could tell them apart.
        fileprivate func isSame(_ least: Double, _ greatest: Double) -> Bool {
            quotients(from: least * (1 - 1e-9)) == quotients(from: greatest * (1 + 1e-9))
        }

        /// Quotients that are at least as great.
        private func quotients(from p: Double) -> Double { p > 0 ? min(count, (level / p).rounded(.down)) : count }
    }
}
