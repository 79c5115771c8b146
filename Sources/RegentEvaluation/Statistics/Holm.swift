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
    /// - Parameter excludes: whether the bound at this one-sided confidence, in [0.5, 1), lies beyond the threshold;
    ///   true up to some confidence and false above it.
    /// - Returns: 1 where even the bound at 0.5 does not exclude the threshold; at least 2⁻⁵³.
    package static func pValue(whereBound excludes: (_ confidence: Double) -> Bool) -> Double {
        guard excludes(0.5) else { return 1 }
        var (low, high) = (0.5, 1.0)
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return 1 - low }
            if excludes(middle) { low = middle } else { high = middle }
        }
    }
}
