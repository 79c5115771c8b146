package import RegentMessages
package import RegentModel

extension SeriesForecast {
    /// The forecast of a series as an answer has it.
    ///
    /// - Throws: `Refusal` `SERIES_INVALID` for a season or a horizon that does not fit the buckets.
    package init(of queried: QueriedSeries, _ request: ForecastMetricsRequest) throws(Refusal) {
        self.init(dimensions: queried.dimensions, state: .noData, points: queried.points)
        let series = queried.series
        (valueCount, gapCount) = (UInt32(series.valueCount), UInt32(series.gapCount))
        let season = try queried.season(seconds: request.seasonSeconds)
        let steps = try queried.steps(seconds: request.horizonSeconds, season: season)
        guard let fitted = FittedForecast(series, season: season, steps: steps) else { return }
        state = .ok
        seasonBuckets = UInt32(fitted.season ?? 0)
        method = ForecastMethod(fitted.method)
        backtest = [Forecaster.holtWinters, .seasonalNaive].map { ForecastBacktest(fitted.backtest, of: $0) }
        confidence = FittedForecast.confidence
        forecast = fitted.points.enumerated().map { step, point in
            ForecastPoint(
                bucketTime: Self.time(series, step + 1), value: point.value, lower: point.lower, upper: point.upper,
                extrapolated: point.lower != nil && step >= fitted.calibratedSteps)
        }
        guard let limit = request.limit, let crossing = fitted.crossing(of: limit, in: series) else { return }
        self.crossing = ForecastCrossing(
            limit: limit, aboveNow: crossing.isAbove, time: crossing.step.flatMap { Self.time(series, $0) },
            earliestTime: crossing.earliest.flatMap { Self.time(series, $0) },
            latestTime: crossing.latest.flatMap { Self.time(series, $0) })
    }

    private static func time(_ series: BucketSeries, _ steps: Int) -> Timestamp? {
        series.time(after: steps).map(Timestamp.init(microseconds:))
    }
}

extension ForecastMethod {
    /// As an answer has it.
    init(_ forecaster: Forecaster) {
        switch forecaster {
        case .holtWinters: self = .holtWinters
        case .seasonalNaive: self = .seasonalNaive
        }
    }
}

extension ForecastBacktest {
    /// One method of a backtest.
    init(_ backtest: Backtest, of forecaster: Forecaster) {
        let result = backtest.result(of: forecaster)
        self.init(
            method: ForecastMethod(forecaster), origins: UInt32(backtest.origins.count), mae: result.mae,
            mase: result.mase)
    }
}
