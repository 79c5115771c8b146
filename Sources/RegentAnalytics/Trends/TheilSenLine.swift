import RegentEvaluation

/// The line whose slope is the median of the slopes of all pairs of points.
///
/// Up to 29 % of the points may be wrong by any amount before it is. The interval of the slope is the pair of order
/// statistics that Kendall's distribution gives.
/// - Source: H. Theil (1950); P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA
///   63:1379–1389 (1968), sections 3 and 4; docs/forecasts.md, "Slope".
package struct TheilSenLine: Sendable, Hashable {
    /// Change of y per 1 of x.
    package let slope: Double
    /// Median of y less slope × median of x.
    package let intercept: Double
    /// Ends of the interval of the slope.
    package let lower: Double
    /// The upper one.
    package let upper: Double

    /// The line through points, with the interval of its slope.
    ///
    /// - Parameters:
    ///   - x: ascending, all different.
    ///   - y: finite; as many as x.
    ///   - confidence: of the interval, in (0, 1), both sides.
    /// - Returns: nil of fewer than two points, or of arguments outside their range.
    /// - Complexity: O(n² log n); memory for n²/2 slopes.
    package init?(x: [Double], y: [Double], confidence: Double = 0.95) {
        guard x.count == y.count, x.count >= 2, confidence > 0, confidence < 1,
            zip(x, x.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        let slopes = Self.slopes(x, y)
        slope = Median.of(sorted: slopes)
        intercept = Median.of(sorted: y.sorted()) - slope * Median.of(sorted: x)
        let z = Distributions.normalQuantile(0.5 + confidence / 2)
        let reach = z * RankTies(y).varianceOfS.squareRoot()
        let count = Double(slopes.count)
        // Ranks from 0 up: of M₁ = (N − C) / 2 and M₂ + 1 = (N + C) / 2 + 1, which count from 1.
        let low = ((count - reach) / 2).rounded(.toNearestOrEven) - 1
        let high = ((count + reach) / 2).rounded(.toNearestOrEven)
        lower = slopes[Int(max(low, 0))]
        upper = slopes[Int(min(max(high, 0), count - 1))]
    }

    private static func slopes(_ x: [Double], _ y: [Double]) -> [Double] {
        var slopes: [Double] = []
        slopes.reserveCapacity(x.count * (x.count - 1) / 2)
        for later in x.indices {
            for earlier in 0..<later { slopes.append((y[later] - y[earlier]) / (x[later] - x[earlier])) }
        }
        slopes.sort()
        return slopes
    }
}

/// The value in the middle.
package enum Median {
    /// The middle one, or the mean of the two in the middle; of values in ascending order, at least one.
    package static func of(sorted values: [Double]) -> Double {
        let middle = values.count / 2
        guard values.count.isMultiple(of: 2) else { return values[middle] }
        // Halves first: the sum of two large values may be no double.
        return values[middle - 1] / 2 + values[middle] / 2
    }

    /// The same of values in any order; nil of none.
    package static func of(_ values: [Double]) -> Double? { values.isEmpty ? nil : of(sorted: values.sorted()) }
}
