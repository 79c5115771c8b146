/// The hypotheses that are refused so that of those refused, the expected share of true ones is at most alpha.
///
/// A set of hypotheses R may be refused if for every set S of hypotheses, the mean of its e-values is at least the
/// share of R that lies in S, divided by alpha. It refuses whatever e-BH refuses, and sometimes more.
/// - Source: Z. Xu, A. Solari, L. Fischer, R. de Heide, A. Ramdas and J. Goeman, "Bringing closure to FDR control",
///   arXiv 2504.11759 (2025).
package enum ClosedEBH {
    /// Places of the refused hypotheses, ascending: those with the largest e-values, as many as possible.
    ///
    /// - Parameter logEValues: natural logarithms; NaN counts as no evidence.
    /// - Complexity: O(n³).
    package static func refused(logEValues: [Double], alpha: Double) -> [Int] {
        guard alpha > 0, alpha < 1 else { return [] }
        let logs = logEValues.map { $0.isNaN ? -.infinity : $0 }
        let order = logs.indices.sorted { (logs[$1], $0) < (logs[$0], $1) }
        // A mean of this many e-values is large enough if its greatest is: larger ones change nothing.
        let values = order.map { min(LogSum.exponential(logs[$0]), 1e200) }
        for count in stride(from: values.count, to: 0, by: -1) where isRefusable(count, values, alpha) {
            return order.prefix(count).sorted()
        }
        return []
    }

    /// Whether the `count` largest of descending e-values may be refused: among the sets with j of them and i others,
    /// the one with the least mean has the j and the i smallest.
    private static func isRefusable(_ count: Int, _ values: [Double], _ alpha: Double) -> Bool {
        let (inside, outside) = (values[..<count], values[count...])
        var insideSum = 0.0
        for (j, value) in inside.reversed().enumerated() {
            insideSum += value
            var sum = insideSum
            let least = Double(j + 1) / (Double(count) * alpha)
            if sum / Double(j + 1) < least { return false }
            for (i, other) in outside.reversed().enumerated() {
                sum += other
                if sum / Double(j + i + 2) < least { return false }
            }
        }
        return true
    }
}
