import Foundation

/// Places at which a series in time changes its level.
///
/// Pettitt's test finds the place that divides a series best by the ranks of its values, whatever their distribution;
/// each side of a place is searched again (binary segmentation), and each place once more between its neighbours. A
/// place is marked where the approximate p is below the significance, so a series needs 11 values before a change can
/// be found at 5 %.
/// - Source: A. N. Pettitt, "A non-parametric approach to the change-point problem", Applied Statistics 28:126–135
///   (1979), formula of p in section 2.3; A. J. Scott and M. Knott, Biometrics 30:507–512 (1974), for the segmentation;
///   J. Bai, "Estimating multiple breaks one at a time", Econometric Theory 13:315–352 (1997), for the repartition.
package enum ChangePoints {
    /// Name of the method.
    package static let method = "pettitt"
    /// A place is marked where p is below it.
    package static let significance = 0.05

    /// A place where the level changes.
    package struct Place: Sendable, Hashable {
        /// Index of the first value after the change.
        package let index: Int
        /// Approximate p of the test.
        package let pValue: Double
    }

    /// All places, ascending.
    ///
    /// - Complexity: O(n log n) for each place.
    package static func places(of values: [Double]) -> [Place] {
        var found: [Place] = []
        var open = [values.indices]
        while let range = open.popLast() {
            guard let place = place(in: values[range]) else { continue }
            found.append(place)
            open += [range.lowerBound..<place.index, place.index..<range.upperBound]
        }
        return repartitioned(found.sorted { $0.index < $1.index }, values)
    }

    /// Each place looked for again between its neighbours: the first search saw other changes beside it.
    private static func repartitioned(_ places: [Place], _ values: [Double]) -> [Place] {
        var found = places
        for number in places.indices {
            let start = number == 0 ? 0 : found[number - 1].index
            let end = number + 1 < places.count ? places[number + 1].index : values.count
            if start < found[number].index, let place = place(in: values[start..<end]) { found[number] = place }
        }
        return found
    }

    /// The place that divides the values best; nil where p is not below the significance.
    ///
    /// Of several that divide alike the first is taken.
    private static func place(in values: ArraySlice<Double>) -> Place? {
        guard values.count > 1 else { return nil }
        let count = values.count
        var (sum, best, index) = (0.0, 0.0, values.startIndex)
        for (place, rank) in doubledRanks(values).dropLast().enumerated() {
            // U(t) = 2·(sum of the first t ranks) − t·(n + 1).
            sum += rank
            let statistic = abs(sum - Double((place + 1) * (count + 1)))
            if statistic > best { (best, index) = (statistic, values.startIndex + place + 1) }
        }
        let n = Double(count)
        let pValue = min(1, 2 * exp(-6 * best * best / (n * n * n + n * n)))
        return pValue < significance ? Place(index: index, pValue: pValue) : nil
    }

    /// Twice the rank of each value; equal values share their mean rank.
    private static func doubledRanks(_ values: ArraySlice<Double>) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var first = 0
        for end in 1...order.count where end == order.count || values[order[end]] != values[order[first]] {
            for place in first..<end { ranks[order[place] - values.startIndex] = Double(first + 1 + end) }
            first = end
        }
        return ranks
    }
}
