import Foundation

/// The regularised incomplete beta function, from which binomial intervals, Student's t and posteriors of rates come.
package enum IncompleteBeta {
    /// I_x(a, b): P(X ≤ x) of a Beta(a, b), for a and b above 0.
    ///
    /// - Source: DLMF 8.17.22 (continued fraction) and 8.17.4 (symmetry), evaluated by Lentz's
    ///   method; 1e-30 stands in for zero denominators.
    package static func value(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        if x > (a + 1) / (a + b + 2) { return 1 - value(1 - x, b, a) }
        let logFront =
            Foundation.lgamma(a + b) - Foundation.lgamma(a) - Foundation.lgamma(b) + a * log(x) + b * log1p(-x)
        return exp(logFront) / a * continuedFraction(x, a, b)
    }

    /// The continued fraction of I_x(a, b), without what stands before it.
    package static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        func guarded(_ value: Double) -> Double { abs(value) < 1e-30 ? 1e-30 : value }
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var fraction = d
        // Convergence takes O(√max(a, b)) steps.
        for m in 1...max(1_000, Int(8 * max(a, b).squareRoot())) {
            let m = Double(m)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / guarded(1 + even * d)
            c = guarded(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / guarded(1 + odd * d)
            c = guarded(1 + odd / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return fraction
    }
}
