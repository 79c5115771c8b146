import Foundation
import RegentModel

/// Quantiles of the distributions that intervals need.
///
/// Quantiles are found by bisection of the distribution function: slow, short and monotone, and
/// the last bit is the same on every run.
package enum Distributions {
    /// P(Z ≤ z) of the standard normal.
    package static func normalCDF(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

    /// z with P(Z ≤ z) = p, for p in (0, 1).
    package static func normalQuantile(_ p: Double) -> Double {
        bisect(p, in: -40...40, normalCDF)
    }

    /// P(T ≤ t) of Student's t with `degrees` degrees of freedom.
    package static func studentCDF(_ t: Double, degrees: Double) -> Double {
        let tail = studentTail(t, degrees: degrees)
        return t < 0 ? tail : 1 - tail
    }

    /// P(T > |t|), which keeps its digits where P(T ≤ t) is rounded to 1.
    private static func studentTail(_ t: Double, degrees: Double) -> Double {
        0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
    }

    /// t with P(T ≤ t) = p, for p in [0.5, 1).
    package static func studentQuantile(_ p: Double, degrees: Double) -> Double {
        guard degrees <= expansionDegreesMin else { return expandedStudentQuantile(p, degrees) }
        let end = 1e9
        guard studentCDF(end, degrees: degrees) < p else {
            return bisect(p, in: 0...end) { studentCDF($0, degrees: degrees) }
        }
        // One degree of freedom and p near 1 pass the usual end. The square of 1e150 is still a double.
        var high = end
        while high < 1e150, studentTail(high, degrees: degrees) > 1 - p { high *= 2 }
        return bisect(p - 1, in: end...high) { -studentTail($0, degrees: degrees) }
    }

    /// Degrees of freedom from which on the expansion is as exact as a double. No run has so many samples, but one may
    /// report as many records that were left out, and the continued fraction takes O(√degrees) steps.
    private static let expansionDegreesMin = 1e8

    /// - Source: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.7.5.
    private static func expandedStudentQuantile(_ p: Double, _ degrees: Double) -> Double {
        let z = max(0, normalQuantile(p))
        let square = z * z
        return z + z * (square + 1) / (4 * degrees)
            + z * ((5 * square + 16) * square + 3) / (96 * degrees * degrees)
    }

    /// P(X ≤ k) of the binomial with n trials of probability q.
    ///
    /// - Source: DLMF 8.17.5.
    package static func binomialCDF(_ k: Int, trials n: Int, probability q: Double) -> Double {
        if k < 0 { return 0 }
        if k >= n { return 1 }
        return incompleteBeta(1 - q, Double(n - k), Double(k + 1))
    }

    /// I_x(a, b), the regularised incomplete beta function.
    package static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        IncompleteBeta.value(x, a, b)
    }

    /// ln Γ(x) for x > 0.
    static func logGamma(_ x: Double) -> Double { Foundation.lgamma(x) }

    /// The smallest x of the range, to the last bit, at which the rising `function` reaches `p`.
    static func bisect(
        _ p: Double, in range: ClosedRange<Double>, _ function: (Double) -> Double
    ) -> Double {
        var (low, high) = (range.lowerBound, range.upperBound)
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return high }
            if function(middle) >= p { high = middle } else { low = middle }
        }
    }
}
