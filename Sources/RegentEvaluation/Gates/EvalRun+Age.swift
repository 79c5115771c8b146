import RegentMessages

extension EvalRun {
    /// Seconds since the run was sealed, 0 if that lies ahead; nil where nobody knows when it was.
    ///
    /// A time so early that it can only be damage is older than every limit.
    /// - Parameter nowMicros: microseconds since 1970.
    package func ageSeconds(nowMicros: Int64) -> UInt64? {
        sealTime.map { time in
            let (age, isBeyond) = (nowMicros / 1_000_000).subtractingReportingOverflow(time.seconds)
            return isBeyond ? .max : UInt64(max(0, age))
        }
    }
}
