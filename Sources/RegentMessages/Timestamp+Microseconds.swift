extension Timestamp {
    /// The point in time this many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        let borrow: Int64 = rest < 0 ? 1 : 0
        self.init(seconds: seconds - borrow, nanos: Int32((rest + borrow * 1_000_000) * 1_000))
    }

    /// Whole microseconds since 1970-01-01T00:00:00Z, rounded down; clamped to what Int64 holds.
    public var microseconds: Int64 {
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        let part = Int64(nanos / 1_000) - (nanos % 1_000 < 0 ? 1 : 0)
        let (sum, tooFar) = whole.addingReportingOverflow(part)
        return tooFar ? (seconds < 0 ? .min : .max) : sum
    }
}
