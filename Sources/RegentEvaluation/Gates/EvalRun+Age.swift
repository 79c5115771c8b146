import RegentMessages

extension EvalRun {
    /// Seconds by which a seal may lie ahead of the clock and count as made now.
    package static let clockLeadMaxSeconds: Int64 = 300

    /// Seconds since the run was sealed; nil where nobody knows when it was.
    ///
    /// A time a little ahead is that of a clock that was set back, and the age 0. One farther ahead says nothing of
    /// the age, and one so early that it can only be damage is older than every limit.
    /// - Parameter nowMicros: microseconds since 1970.
    package func ageSeconds(nowMicros: Int64) -> UInt64? {
        guard let sealed = sealTime?.seconds else { return nil }
        let (age, isBeyond) = (nowMicros / 1_000_000).subtractingReportingOverflow(sealed)
        guard !isBeyond else { return sealed < 0 ? .max : nil }
        return age >= -Self.clockLeadMaxSeconds ? UInt64(max(0, age)) : nil
    }
}
