/// A width of buckets of time, whose bounds are whole multiples of it since 1970, UTC.
package struct TimeBucket: Hashable, Sendable {
    /// The narrowest bucket: a minute, which is the step of the aggregates kept in memory.
    package static let widthMicrosMin: Int64 = 60_000_000

    /// Width in microseconds, at least `widthMicrosMin`.
    package let widthMicros: Int64

    /// Makes a width; nil for one below the minimum.
    package init?(widthMicros: Int64) {
        guard widthMicros >= Self.widthMicrosMin else { return nil }
        self.widthMicros = widthMicros
    }

    /// Begin of the bucket that has a time, in microseconds since 1970; nil where it is before the first time that
    /// can be written.
    package func begin(of timeMicros: Int64) -> Int64? {
        let remainder = timeMicros % widthMicros
        let below = remainder < 0 ? remainder + widthMicros : remainder
        let (begin, isBelow) = timeMicros.subtractingReportingOverflow(below)
        return isBelow ? nil : begin
    }
}
