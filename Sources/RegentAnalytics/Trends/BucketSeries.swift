/// The values of one measure in buckets of time that follow each other.
///
/// A bucket without a value is a gap, never a zero. The distance of two buckets is counted in buckets, so that a day
/// of 23 hours is as long as any other day.
package struct BucketSeries: Sendable, Hashable {
    /// Buckets a series has at most: trends look at every pair of them.
    package static let countMax = 2_000
    /// A value further from 0 counts as missing: its square must be a double.
    package static let valueMax = 1e150

    /// Begin of each bucket in microseconds since 1970, ascending.
    package let times: [Int64]
    /// The usual width of a bucket in microseconds, 1 or more.
    package let stepMicros: Int64
    /// A value or a gap per bucket.
    package let values: [Double?]

    /// A series without the gaps before its first value.
    ///
    /// Values that are not finite, or further from 0 than `valueMax`, are gaps.
    /// - Returns: nil where times do not ascend, there is not one value or gap per time, the step is below 1, or there
    ///   are more than `countMax` buckets.
    package init?(times: [Int64], stepMicros: Int64, values: [Double?]) {
        guard times.count == values.count, stepMicros >= 1, times.count <= Self.countMax,
            zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        let kept = values.map { value in value.flatMap { abs($0) <= Self.valueMax ? $0 : nil } }
        let first = kept.firstIndex { $0 != nil } ?? kept.count
        (self.times, self.values) = (Array(times[first...]), Array(kept[first...]))
        self.stepMicros = stepMicros
    }

    /// Buckets with a value.
    package var valueCount: Int { values.count { $0 != nil } }

    /// Buckets without a value, after the first one that has one.
    package var gapCount: Int { values.count - valueCount }

    /// The places of buckets that have a value, and the values.
    package var present: (places: [Int], values: [Double]) {
        let places = values.indices.filter { values[$0] != nil }
        return (places, places.compactMap { values[$0] })
    }

    /// Begin of the bucket `steps` after the last one, in microseconds since 1970; nil after the last time that can be
    /// written, or of a series without buckets.
    package func time(after steps: Int) -> Int64? {
        guard let last = times.last, let count = Int64(exactly: steps) else { return nil }
        let (way, isFar) = stepMicros.multipliedReportingOverflow(by: count)
        let (time, isAfter) = last.addingReportingOverflow(way)
        return isFar || isAfter ? nil : time
    }
}

/// After how many buckets a series repeats itself.
package enum SeasonLength {
    private static let (dayMicros, weekMicros): (Int64, Int64) = (86_400_000_000, 604_800_000_000)

    /// The season that a width of buckets suggests: a day of buckets that divide it, a week of days; nil of others.
    package static func usual(stepMicros: Int64) -> Int? {
        guard stepMicros >= 1 else { return nil }
        if stepMicros == dayMicros { return 7 }
        return stepMicros < dayMicros ? count(of: dayMicros, stepMicros: stepMicros) : nil
    }

    /// Buckets in a length of time that holds a whole number of them, at least 2; else nil.
    package static func count(of micros: Int64, stepMicros: Int64) -> Int? {
        guard stepMicros >= 1, micros % stepMicros == 0, micros / stepMicros >= 2 else { return nil }
        return Int(exactly: micros / stepMicros)
    }

    /// Buckets in a week; nil where a week is not a whole number of them.
    package static func week(stepMicros: Int64) -> Int? {
        guard stepMicros >= 1, weekMicros % stepMicros == 0 else { return nil }
        return Int(exactly: weekMicros / stepMicros)
    }
}
