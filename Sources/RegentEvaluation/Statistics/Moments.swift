import Foundation

/// Count, mean and spread of a column of values, independent of its order.
package struct Moments: Sendable, Hashable {
    /// Values, the filled-in ones too.
    package let count: Int
    /// The exact sum, rounded once and divided once.
    package let mean: Double
    /// Σ (x − mean)², summed exactly.
    package let squaredDeviations: Double

    /// Moments of the values together with `fillCount` times `fill`; nil of nothing.
    package init?(of values: [Double], fill: Double = 0, fillCount: Int = 0) {
        count = values.count + fillCount
        guard count > 0 else { return nil }
        var sum = ExactSum()
        for value in values { sum.add(value) }
        sum.add(fill, count: fillCount)
        mean = sum.value / Double(count)
        var squares = ExactSum()
        for value in values { squares.add(Self.square(value - mean)) }
        squares.add(Self.square(fill - mean), count: fillCount)
        squaredDeviations = squares.value
    }

    /// Variance of the sample; 0 below two values.
    package var variance: Double { count > 1 ? squaredDeviations / Double(count - 1) : 0 }

    /// Saturates, so that values near the end of the range keep a finite sum.
    private static func square(_ value: Double) -> Double {
        min(value * value, .greatestFiniteMagnitude)
    }
}

/// Natural logarithm, named so that callers need no Foundation.
func naturalLog(_ value: Double) -> Double { log(value) }
