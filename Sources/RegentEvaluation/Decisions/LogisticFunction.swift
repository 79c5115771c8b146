import Foundation

/// The logistic function and what belongs to it, from elementary operations where a decision depends on it.
package enum LogisticFunction {
    /// ln 2 in two parts, the first with 21 zero bits at its end, so that its product with a small integer is exact.
    private static let (log2High, log2Low) = (0x1.62e42fee00000p-1, 0x1.a39ef35793c76p-33)
    private static let log2OfE = 0x1.71547652b82fep+0
    /// 1 / n! for n = 13 … 0: beyond them the terms are below half a unit in the last place.
    private static let series: [Double] = [
        1 / 6_227_020_800, 1 / 479_001_600, 1 / 39_916_800, 1 / 3_628_800, 1 / 362_880, 1 / 40_320, 1 / 5_040,
        1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1,
    ]
    /// Beyond it a probability is 0 or 1 to a double.
    private static let logitMax = 709.0

    /// 1 / (1 + exp(−logit)): 0 … 1, and 0 for what is not a number.
    ///
    /// Products and sums alone, each rounded: every machine gives the same bits, which no library's exp promises.
    package static func probability(_ logit: Double) -> Double {
        guard !logit.isNaN else { return 0 }
        let bounded = min(max(logit, -logitMax), logitMax)
        // The smaller of e^t and e^-t, so that nothing overflows.
        let power = exponential(-abs(bounded))
        return bounded >= 0 ? 1 / (1 + power) : power / (1 + power)
    }

    /// e^t for t from −709 to 0.
    private static func exponential(_ t: Double) -> Double {
        let k = (t * log2OfE).rounded(.toNearestOrEven)
        let high = t - k * log2High
        let r = high - k * log2Low
        var sum = 0.0
        for term in series {
            let product = sum * r
            sum = product + term
        }
        return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
    }

    /// ln(1 + exp(t)), which is −ln of the probability of what came true for t = ∓logit.
    package static func softplus(_ t: Double) -> Double { max(t, 0) + log1p(exp(-abs(t))) }
}
