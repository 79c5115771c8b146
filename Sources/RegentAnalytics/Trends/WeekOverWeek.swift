/// The last week of a series beside the week before it.
///
/// Only buckets count that have a value in both weeks, so that a gap on one side moves neither mean.
package struct WeekOverWeek: Sendable, Hashable {
    /// Mean of the last seven days.
    package let last: Double
    /// Mean of the same buckets, seven days earlier.
    package let before: Double
    /// Pairs of buckets that both have a value.
    package let pairs: Int
    /// (last − before) / |before|; nil where that is not a number.
    package let relativeChange: Double?

    /// The two weeks that end with the series; nil where the series is shorter, a week is not a whole number of
    /// buckets, or no bucket has a value in both.
    package init?(_ series: BucketSeries) {
        guard let week = SeasonLength.week(stepMicros: series.stepMicros), week >= 1,
            week <= series.values.count / 2
        else { return nil }
        let pairs = series.values.indices.suffix(week).compactMap { index -> (Double, Double)? in
            guard let last = series.values[index], let before = series.values[index - week] else { return nil }
            return (last, before)
        }
        guard !pairs.isEmpty else { return nil }
        let count = Double(pairs.count)
        last = pairs.reduce(0) { $0 + $1.0 / count }
        before = pairs.reduce(0) { $0 + $1.1 / count }
        self.pairs = pairs.count
        let relative = (last - before) / abs(before)
        relativeChange = relative.isFinite ? relative : nil
    }
}
