/// Forecasts of values that are known, made from those before them only.
///
/// An origin is a place in the series: what comes before is all that a method sees, and its forecasts are compared
/// with what came after (rolling origin). Both methods see the same origins.
/// - Source: L. J. Tashman, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting
///   16:437–450 (2000); R. J. Hyndman and A. B. Koehler, "Another look at measures of forecast accuracy", same journal
///   22:679–688 (2006), for MASE.
package struct Backtest: Sendable, Hashable {
    /// Origins at most: each fits the weights again.
    package static let originsMax = 60

    /// One method.
    package struct Result: Sendable, Hashable {
        /// Absolute errors of forecasts of step 1, step 2, …, each in the order of the origins.
        package let errors: [[Double]]
        /// Mean absolute error of all steps over that of repeating the season within the series; nil where the latter
        /// is 0.
        package let mase: Double?
        /// Mean absolute error of all steps; nil where no forecast had a value to compare with.
        package let mae: Double?

        init(errors: [[Double]], scale: Double?) {
            self.errors = errors
            let all = errors.flatMap(\.self)
            mae = all.isEmpty ? nil : all.reduce(0) { $0 + $1 / Double(all.count) }
            mase = mae.flatMap { mae in scale.map { mae / $0 } }
        }
    }

    /// Places from which forecasts were made.
    package let origins: [Int]
    /// Damped Holt–Winters.
    package let holtWinters: Result
    /// The season repeated.
    package let seasonalNaive: Result

    /// Both methods over a series.
    ///
    /// - Parameters:
    ///   - values: the first is not a gap.
    ///   - season: buckets of a season, of which there are two; nil = none.
    ///   - steps: steps that are forecast, 1 or more.
    init(_ values: [Double?], season: Int?, steps: Int) {
        origins = Self.origins(values.count, season: season, steps: steps)
        var (smooth, naive) = ([[Double]](repeating: [], count: steps), [[Double]](repeating: [], count: steps))
        var known: HoltWinters.Weights?
        for origin in origins {
            let past = values[..<origin]
            let model = HoltWintersFit(past, season: season).model(startingAt: known)
            known = model.weights
            let future = values[origin...].prefix(steps)
            Self.compare(model.forecasts(future.count), with: future, into: &smooth)
            let repeated = SeasonalNaive.forecasts(past, season: season, steps: future.count)
            Self.compare(repeated, with: future, into: &naive)
        }
        let scale = SeasonalNaive.scale(values[...], season: season)
        holtWinters = Result(errors: smooth, scale: scale)
        seasonalNaive = Result(errors: naive, scale: scale)
    }

    /// The better of both; the simpler one where they are alike.
    package var better: Forecaster {
        guard let smooth = holtWinters.mae, let naive = seasonalNaive.mae, smooth < naive else { return .seasonalNaive }
        return .holtWinters
    }

    /// The result of a method.
    package func result(of method: Forecaster) -> Result {
        method == .holtWinters ? holtWinters : seasonalNaive
    }

    /// Evenly spread places up to the last value, in the later half of the series where it is long enough.
    ///
    /// Before each are ten values and two seasons; fewer seasons, but one, where that would leave fewer than 20 places.
    private static func origins(_ count: Int, season: Int?, steps: Int) -> [Int] {
        let length = season ?? 1
        let least = min(max(length, min(2 * length, count - 20), 10), count - 1)
        let first = max(least, min(count / 2, count - steps - 20))
        let stride = max(1, (count - first + originsMax - 1) / originsMax)
        return Array(Swift.stride(from: count - 1, through: first, by: -stride).reversed())
    }

    private static func compare(
        _ forecasts: [Double], with future: ArraySlice<Double?>, into errors: inout [[Double]]
    ) {
        for (step, value) in future.enumerated() {
            if let value { errors[step].append(abs(value - forecasts[step])) }
        }
    }
}
