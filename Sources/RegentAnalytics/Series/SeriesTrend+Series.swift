package import RegentMessages
package import RegentModel

extension SeriesTrend {
    /// The trend of a series as an answer has it.
    ///
    /// - Throws: `Refusal` `SERIES_INVALID` for a season that does not fit the buckets.
    package init(of queried: QueriedSeries, _ request: GetMetricTrendRequest) throws(Refusal) {
        self.init(dimensions: queried.dimensions, state: .noData, points: queried.points)
        let series = queried.series
        (valueCount, gapCount) = (UInt32(series.valueCount), UInt32(series.gapCount))
        let season = try queried.season(seconds: request.seasonSeconds)
        guard let trend = MeasuredTrend(series, season: season) else { return }
        state = .ok
        seasonBuckets = UInt32(trend.season ?? 0)
        direction = TrendDirection(trend.direction)
        (slope, slopeLower, slopeUpper) = (trend.line.slope, trend.line.lower, trend.line.upper)
        (tau, pValue) = (trend.kendall?.tau, trend.kendall?.pValue)
        changes = trend.changes.map { place in
            LevelChange(
                bucketTime: Timestamp(microseconds: series.times[place.index]), before: place.before,
                after: place.after)
        }
        week = trend.week.map { week in
            WeekComparison(
                last: week.last, before: week.before, buckets: UInt32(week.pairs), relativeChange: week.relativeChange)
        }
    }
}

extension TrendDirection {
    /// As an answer has it.
    init(_ direction: MeasuredTrend.Direction) {
        switch direction {
        case .steady: self = .steady
        case .rising: self = .rising
        case .falling: self = .falling
        }
    }
}
