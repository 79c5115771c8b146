package import RegentModel

/// The buckets of a range of time, each from its begin to the next one.
///
/// They begin where clocks of the zone show a whole multiple of the width since 1970: a bucket of a day has 23 or 25
/// hours where clocks are set. Where clocks pass a multiple twice, narrow buckets begin twice, and days at the first
/// time.
package struct TimeBuckets: Sendable, Hashable {
    /// Begins, microseconds since 1970, in order; the first may lie before the range.
    package let begins: [Int64]
    /// Width in microseconds where every bucket has it; nil where clocks are set meanwhile.
    private let evenWidth: Int64?

    /// The buckets of a range that is not empty.
    ///
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    package init(of times: Range<Int64>, widthSeconds: UInt32, in zone: ZoneOffsets = .utc) throws(Refusal) {
        try Self.check(times, widthSeconds: widthSeconds)
        let width = Int64(widthSeconds) * 1_000_000
        if zone.changes.isEmpty {
            let first = Self.floor(times.lowerBound, by: width, offset: zone.first * 1_000_000)
            begins = Array(stride(from: first, to: times.upperBound, by: Int(width)))
            evenWidth = width
        } else {
            begins = Self.begins(times, width, zone)
            evenWidth = nil
        }
    }

    /// Refuses more buckets than the bound.
    ///
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    static func check(_ times: Range<Int64>, widthSeconds: UInt32) throws(Refusal) {
        let (span, isTooLong) = times.upperBound.subtractingReportingOverflow(times.lowerBound)
        guard !isTooLong, span / (Int64(widthSeconds) * 1_000_000) < Int64(QueryBound.buckets.limit) else {
            throw .queryTooLarge(.buckets, "widen the buckets, or narrow the time")
        }
    }

    /// The place of the bucket that has a time of the range.
    package func place(of time: Int64) -> Int {
        if let evenWidth { return Int((time - begins[0]) / evenWidth) }
        var (low, high) = (0, begins.count)
        while low < high {
            let middle = (low + high) / 2
            if begins[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Begins in a zone whose clocks are set, in parts between which they are.
    private static func begins(_ times: Range<Int64>, _ width: Int64, _ zone: ZoneOffsets) -> [Int64] {
        // A bucket that has the first time may begin before clocks were set.
        let (from, _) = times.lowerBound.subtractingReportingOverflow(width + 100_000_000_000)
        let isNarrow = width < 86_400_000_000
        var begins: [Int64] = []
        var (start, offset) = (from, zone.first * 1_000_000)
        var highest = Int64.min
        let last = ZoneOffsets.Change(at: .max / 1_000_000, offset: 0)
        for change in zone.changes + [last] {
            let end = change.at * 1_000_000
            if start < end, start < times.upperBound {
                // Clocks that were set forward over a multiple show the first time after it.
                let shown = Self.multiple(start + offset, width)
                if highest != .min, shown > highest {
                    begins.append(start)
                    highest = shown
                }
                var begin = Self.floor(start, by: width, offset: offset)
                if begin < start { begin += width }
                while begin < min(end, times.upperBound) {
                    let number = Self.multiple(begin + offset, width)
                    if begins.last != begin, isNarrow || number > highest { begins.append(begin) }
                    highest = max(highest, number)
                    begin += width
                }
                start = end
            }
            offset = change.offset * 1_000_000
        }
        let first = begins.lastIndex { $0 <= times.lowerBound } ?? 0
        return Array(begins[first...])
    }

    /// How many widths clocks show.
    private static func multiple(_ shown: Int64, _ width: Int64) -> Int64 {
        let quotient = shown / width
        return shown % width < 0 ? quotient - 1 : quotient
    }

    /// The last time at or before one at which clocks show a multiple of the width.
    private static func floor(_ time: Int64, by width: Int64, offset: Int64) -> Int64 {
        multiple(time + offset, width) * width - offset
    }
}
