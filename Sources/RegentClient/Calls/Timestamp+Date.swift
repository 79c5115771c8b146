public import Foundation
public import RegentMessages

extension Timestamp {
    /// The point in time of a date, in whole microseconds; clamped to what fits.
    public init(_ date: Date) {
        let micros = (date.timeIntervalSince1970 * 1_000_000).rounded()
        self.init(microseconds: Int64(exactly: micros) ?? (micros < 0 ? .min : .max))
    }

    /// Now, by the clock of this machine.
    public static var now: Timestamp { Timestamp(Date.now) }

    /// The date.
    public var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }

    /// The point in time a duration later, in whole microseconds; clamped to what fits.
    public func advanced(by duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        let limit = duration < .zero ? Int64.min : .max
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (coarse, isTooFar) = microseconds.addingReportingOverflow(whole)
        let (fine, isTooFine) = coarse.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        return Timestamp(microseconds: overflow || isTooFar || isTooFine ? limit : fine)
    }

    /// The time from another point in time to this one.
    public func duration(since other: Timestamp) -> Duration {
        .microseconds(microseconds) - .microseconds(other.microseconds)
    }
}
