package import RegentMessages
package import RegentModel

/// The series in the answer to a query of one measure in buckets of time: one per group.
package struct QueriedSeries: Sendable, Hashable {
    /// Series of an answer at most; each costs a backtest.
    package static let seriesMax = 20

    /// Values of the dimensions, in their order.
    package let dimensions: [String]
    /// A bucket for every whole bucket of the answer.
    package let series: BucketSeries

    /// All series, in the order of their dimensions.
    ///
    /// Every series has the buckets of all of them, so that one that ended early has gaps at its end.
    /// - Throws: `Refusal` `SERIES_INVALID` for an answer without buckets or with several measures, `QUERY_TOO_LARGE`
    ///   for too many groups or buckets.
    package static func all(of answer: QueryMetricsResponse) throws(Refusal) -> [QueriedSeries] {
        guard answer.columns.count == 1 else {
            throw Refusal(
                .seriesInvalid, "the query has \(answer.columns.count) measures; name one", ["field": "query.measures"])
        }
        guard let step = stepMicros(of: answer) else {
            throw Refusal(
                .seriesInvalid, "the query has no buckets of time; add for example `every 1h`",
                ["field": "query.bucket_seconds"])
        }
        let whole = (from: answer.fromTime?.microseconds ?? .min, to: answer.toTime?.microseconds ?? .max)
        var groups: [[String]: [Int64: Double?]] = [:]
        var begins: Set<Int64> = []
        for row in answer.rows {
            guard let begin = row.bucketTime?.microseconds, isWhole(begin, step, in: whole) else { continue }
            begins.insert(begin)
            groups[row.dimensions, default: [:]][begin] = row.values.first?.value
        }
        guard groups.count <= seriesMax else {
            throw Refusal(
                .queryTooLarge, "\(groups.count) series are more than \(seriesMax); filter them, or group by less",
                ["field": "query.dimensions", "limit": "\(seriesMax)"])
        }
        let times = try filled(begins.sorted(), step)
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { dimensions, values in
            BucketSeries(times: times, stepMicros: step, values: times.map { values[$0] ?? nil })
                .map { QueriedSeries(dimensions: dimensions, series: $0) }
        }
    }

    private static func stepMicros(of answer: QueryMetricsResponse) -> Int64? {
        let seconds = answer.query?.bucketSeconds ?? 0
        return seconds > 0 ? Int64(seconds) * 1_000_000 : nil
    }

    /// Whether a bucket lies in the range of the answer; one that does so in part counts only part of its rows.
    private static func isWhole(_ begin: Int64, _ step: Int64, in range: (from: Int64, to: Int64)) -> Bool {
        let (end, isFar) = begin.addingReportingOverflow(step)
        return begin >= range.from && !isFar && end <= range.to
    }

    /// The buckets, and those between them that the answer leaves out.
    private static func filled(_ times: [Int64], _ step: Int64) throws(Refusal) -> [Int64] {
        var all: [Int64] = []
        for time in times {
            // A day of 23 or 25 hours is no whole number of steps, and nothing is left out beside it.
            if let last = all.last, (time - last).isMultiple(of: step) {
                let missing = (time - last) / step - 1
                guard missing <= Int64(BucketSeries.countMax) else { throw tooLong }
                for place in 0..<missing { all.append(last + (place + 1) * step) }
            }
            all.append(time)
            guard all.count <= BucketSeries.countMax else { throw tooLong }
        }
        return all
    }

    private static var tooLong: Refusal {
        Refusal(
            .queryTooLarge, "the series has more than \(BucketSeries.countMax) buckets; take wider ones, or less time",
            ["field": "query.bucket_seconds", "limit": "\(BucketSeries.countMax)"])
    }

    /// Buckets of a season.
    ///
    /// - Parameter seconds: its length; 0 = the usual one.
    /// - Throws: `Refusal` `SERIES_INVALID` where that is not a whole number of buckets, two or more.
    package func season(seconds: UInt32) throws(Refusal) -> Int? {
        guard seconds > 0 else { return SeasonLength.usual(stepMicros: series.stepMicros) }
        guard let season = SeasonLength.count(of: Int64(seconds) * 1_000_000, stepMicros: series.stepMicros) else {
            throw Refusal(
                .seriesInvalid, "a season of \(seconds) s is not two or more whole buckets",
                ["field": "season_seconds", "value": "\(seconds)"])
        }
        return season
    }

    /// Buckets of a horizon.
    ///
    /// - Parameters:
    ///   - seconds: its length, rounded up; 0 = a season, a tenth of the series where it has none.
    ///   - season: buckets of a season.
    /// - Throws: `Refusal` `SERIES_INVALID` beyond `FittedForecast.stepsMax`.
    package func steps(seconds: UInt32, season: Int?) throws(Refusal) -> Int {
        let most = FittedForecast.stepsMax
        let usual = season.flatMap { 2 * $0 <= series.values.count ? $0 : nil } ?? max(1, series.values.count / 10)
        guard seconds > 0 else { return min(usual, most) }
        let steps = (Int64(seconds) * 1_000_000 - 1) / series.stepMicros + 1
        guard steps <= Int64(most) else {
            throw Refusal(
                .seriesInvalid, "the horizon has \(steps) buckets; \(most) is the most",
                ["field": "horizon_seconds", "limit": "\(most)"])
        }
        return Int(steps)
    }

    /// The buckets as an answer has them.
    var points: [SeriesPoint] {
        zip(series.times, series.values).map { SeriesPoint(bucketTime: Timestamp(microseconds: $0), value: $1) }
    }
}
