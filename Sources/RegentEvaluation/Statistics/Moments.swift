import Foundation

/// Count, mean and spread of a column of values, independent of its order.
package struct Moments: Sendable, Hashable {
    /// Values, the filled-in ones too.
    package let count: Int
    /// The exact sum, rounded once and divided once; finite where the values are.
    package let mean: Double
    /// Σ ((x − mean) / unit)², summed exactly; finite where the values are.
    package let squaredDeviations: Double
    /// The unit of deviations: 1, or 2^600 if their squares exceed the range of a double.
    ///
    /// Dividing by a power of two loses nothing of a large deviation, and a small one does not count beside it.
    package let unit: Double

    /// Moments of the values together with `fillCount` times `fill`; nil of nothing.
    ///
    /// - Parameter countsRounding: whether the rounding of the mean of equal values counts as spread, as it did in
    ///   earlier releases.
    package init?(of values: [Double], fill: Double = 0, fillCount: Int = 0, countsRounding: Bool = false) {
        self.init(of: values, fills: [(fill, fillCount)], countsRounding: countsRounding)
    }

    /// Moments of the values together with each fill as often as its count; nil of nothing.
    init?(of values: [Double], fills: [(value: Double, count: Int)], countsRounding: Bool = false) {
        count = fills.reduce(values.count) { $0 + $1.count }
        guard count > 0 else { return nil }
        var sum = ExactSum()
        for value in values { sum.add(value) }
        for fill in fills { sum.add(fill.value, count: fill.count) }
        let mean = sum.divided(by: count)
        func squares(inUnitsOf unit: Double) -> Double {
            let centre = mean / unit
            func square(_ value: Double) -> Double {
                let deviation = value / unit - centre
                return deviation * deviation
            }
            var squares = ExactSum()
            for value in values { squares.add(square(value)) }
            for fill in fills { squares.add(square(fill.value), count: fill.count) }
            return squares.value
        }
        self.mean = mean
        // The mean of equal values may differ from them in its last bit, which must not pass for spread.
        let plain = !countsRounding && Self.areEqual(values, fills) ? 0 : squares(inUnitsOf: 1)
        unit = plain.isFinite ? 1 : Self.unitOfHuge
        squaredDeviations = plain.isFinite ? plain : squares(inUnitsOf: Self.unitOfHuge)
    }

    /// Moments that were found in several readings of the values.
    init(count: Int, mean: Double, squaredDeviations: Double, unit: Double) {
        (self.count, self.mean, self.squaredDeviations, self.unit) = (count, mean, squaredDeviations, unit)
    }

    private static func areEqual(_ values: [Double], _ fills: [(value: Double, count: Int)]) -> Bool {
        let fills = fills.filter { $0.count > 0 }
        guard let first = values.first ?? fills.first?.value else { return true }
        return values.allSatisfy { $0 == first } && fills.allSatisfy { $0.value == first }
    }

    /// Standard deviation of the mean; nil below two values, infinite beyond the range of a double.
    package var standardError: Double? {
        guard count > 1 else { return nil }
        return (squaredDeviations / Double(count - 1) / Double(count)).squareRoot() * unit
    }

    /// Deviations below 2^1025 are below 2^425 of it, and 2^63 of their squares below 2^913.
    static let unitOfHuge = 0x1p600
}

/// Natural logarithm, named so that callers need no Foundation.
func naturalLog(_ value: Double) -> Double { log(value) }
