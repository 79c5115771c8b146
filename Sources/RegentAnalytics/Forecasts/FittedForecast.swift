/// Values after a series, with intervals, and how well the same method forecast values that are known.
package struct FittedForecast: Sendable, Hashable {
    /// Fewer values say nothing.
    package static let valueCountMin = 20
    /// Steps at most.
    package static let stepsMax = 1_000
    /// Of the intervals, unless another is asked for.
    package static let confidence = 0.9

    /// The better method of the backtest.
    package let method: Forecaster
    /// Buckets of the season that was used; nil where there are fewer than two of them, or none was given.
    package let season: Int?
    /// Forecasts of both methods for known values.
    package let backtest: Backtest
    /// One per step.
    package let points: [ForecastStep]
    /// Steps whose interval is that of errors of the same step; later ones are extrapolated.
    package let calibratedSteps: Int

    /// The forecast of a series; nil where fewer than `valueCountMin` buckets have a value.
    ///
    /// - Parameters:
    ///   - season: buckets of a season; counts only where there are two of them.
    ///   - steps: 1 … `stepsMax`; taken to its ends.
    ///   - confidence: of the interval of each step, in (0, 1).
    /// - Complexity: O(values × origins) for the backtest.
    package init?(
        _ series: BucketSeries, season: Int?, steps: Int, confidence: Double = FittedForecast.confidence
    ) {
        guard series.valueCount >= Self.valueCountMin, confidence > 0, confidence < 1 else { return nil }
        let steps = min(max(steps, 1), Self.stepsMax)
        let season = season.flatMap { $0 >= 2 && series.values.count >= 2 * $0 ? $0 : nil }
        self.season = season
        backtest = Backtest(series.values, season: season, steps: steps)
        method = backtest.better
        let middle: [Double]
        switch method {
        case .holtWinters: middle = HoltWintersFit(series.values[...], season: season).model().forecasts(steps)
        case .seasonalNaive:
            middle = SeasonalNaive.forecasts(series.values[...], season: season, steps: steps)
        }
        let conformal = ConformalWidths(errors: backtest.result(of: method).errors, confidence: confidence)
        calibratedSteps = conformal.calibratedSteps
        points = middle.enumerated().map { step, value in
            ForecastStep(value: value, width: step < conformal.widths.count ? conformal.widths[step] : nil)
        }
    }

    /// When a limit is crossed.
    package func crossing(of limit: Double, in series: BucketSeries) -> LimitCrossing? {
        series.present.values.last.map { LimitCrossing(limit: limit, last: $0, points: points) }
    }
}
