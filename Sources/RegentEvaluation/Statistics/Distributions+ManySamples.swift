import Foundation
import RegentModel

/// Chances over many samples. The general functions take differences of ln Γ, which has few digits left of a large
/// number; these take what such a difference comes to.
extension Distributions {
    /// Up to here the general functions keep ten digits.
    private static let countMax = 10_000

    /// P(X ≤ k) of the binomial with n trials of probability ½.
    ///
    /// - Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000), for the chance of k; DLMF
    ///   8.17.22 for the tail beside it.
    package static func fairBinomialCDF(_ k: Int, trials n: Int) -> Double {
        // A quarter of so many trials or less has no chance that a double could hold.
        guard n > countMax, k > n / 4, 2 * k < n else { return binomialCDF(k, trials: n, probability: 0.5) }
        let (all, some, rest) = (Double(n), Double(k), Double(n - k))
        let skew = Double(n - 2 * k) / all
        let deviance = all / 2 * ((1 - skew) * log1p(-skew) + (1 + skew) * log1p(skew))
        let correction = stirlingError(all) - stirlingError(some) - stirlingError(rest)
        let chance = (all / (2 * Double.pi * some * rest)).squareRoot() * exp(correction - deviance)
        return chance / 2 * IncompleteBeta.continuedFraction(0.5, rest, some + 1)
    }

    /// ln Γ(z + 1) less Stirling's formula, for z above 1,000.
    private static func stirlingError(_ z: Double) -> Double { (1 - 1 / (30 * z * z)) / (12 * z) }

    /// P(|T| > |t|) of Student's t with `degrees` degrees of freedom.
    ///
    /// - Source: DLMF 5.11.13 for Γ(a + ½) / Γ(a), otherwise as `studentCDF`.
    package static func studentTwoSided(_ t: Double, degrees: Double) -> Double {
        guard degrees > Double(countMax) else { return 2 * studentCDF(-abs(t), degrees: degrees) }
        let (square, a) = (t * t, degrees / 2)
        guard square > 0 else { return t.isNaN ? t : 1 }
        guard square.isFinite else { return 0 }
        let away = square / (degrees + square)
        let logFront = (log(a) - log(Double.pi) + log(away)) / 2 - 1 / (8 * a) - a * log1p(square / degrees)
        // Each form converges on its side of the mean of the beta distribution.
        return square < 3
            ? 1 - 2 * exp(logFront) * IncompleteBeta.continuedFraction(away, 0.5, a)
            : exp(logFront) / a * IncompleteBeta.continuedFraction(degrees / (degrees + square), a, 0.5)
    }
}
