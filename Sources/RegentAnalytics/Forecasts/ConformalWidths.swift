/// How far from its forecast a value may be, step by step, from the errors of a backtest.
///
/// Of n errors of a step, the one of rank ⌈(n + 1)·confidence⌉ bounds the next error with at least the confidence where
/// errors are exchangeable (split conformal prediction). Steps with too few errors for that rank take the width of the
/// last step that has enough, growing with the square root of the step, as the errors of a random walk do.
/// - Source: V. Vovk, A. Gammerman and G. Shafer, "Algorithmic learning in a random world" (2005); J. Lei et al.,
///   "Distribution-free predictive inference for regression", JASA 113:1094–1111 (2018).
package struct ConformalWidths: Sendable, Hashable {
    /// Half the width of the interval of step 1, step 2, …; empty where not even step 1 has enough errors.
    package let widths: [Double]
    /// Steps whose width is that of their own errors; later ones are extrapolated.
    package let calibratedSteps: Int

    /// Widths of errors by step.
    ///
    /// - Parameter confidence: in (0, 1).
    package init(errors: [[Double]], confidence: Double) {
        let known = errors.prefix { Self.rank($0.count, confidence) <= $0.count }.map { errors in
            errors.sorted()[Self.rank(errors.count, confidence) - 1]
        }
        calibratedSteps = known.count
        guard let last = known.last else {
            widths = []
            return
        }
        let base = Double(known.count).squareRoot()
        widths = errors.indices.map { step in
            step < known.count ? known[step] : last * Double(step + 1).squareRoot() / base
        }
    }

    /// At least 1.
    private static func rank(_ count: Int, _ confidence: Double) -> Int {
        max(1, Int((Double(count + 1) * confidence).rounded(.up)))
    }
}
