/// How values after a series are forecast.
package enum Forecaster: Sendable, Hashable {
    /// Damped Holt–Winters; without a season where there is none.
    case holtWinters
    /// The last value of the same place in the season; the last value of all where there is no season.
    case seasonalNaive
}

/// Repeats the last season.
///
/// - Source: R. J. Hyndman and G. Athanasopoulos, "Forecasting: principles and practice", 3rd edition, 5.2.
enum SeasonalNaive {
    /// The next values; a place without a value in the last season has that of the season before, and so on.
    ///
    /// - Parameter values: at least one is not a gap.
    static func forecasts(_ values: ArraySlice<Double?>, season: Int?, steps: Int) -> [Double] {
        let length = season ?? 1
        let last = values.last { $0 != nil } ?? nil
        let terms = (0..<length).map { phase -> Double in
            var place = values.endIndex - length + phase
            while place >= values.startIndex {
                if let value = values[place] { return value }
                place -= length
            }
            return last ?? 0
        }
        return (0..<steps).map { terms[$0 % length] }
    }

    /// Mean absolute one-season difference, by which errors of a forecast are measured; nil where it is 0 or there is
    /// no pair.
    static func scale(_ values: ArraySlice<Double?>, season: Int?) -> Double? {
        let length = season ?? 1
        let differences = values.indices.dropFirst(length).compactMap { place -> Double? in
            guard let value = values[place], let before = values[place - length] else { return nil }
            return abs(value - before)
        }
        guard !differences.isEmpty else { return nil }
        let mean = differences.reduce(0) { $0 + $1 / Double(differences.count) }
        return mean > 0 ? mean : nil
    }
}
