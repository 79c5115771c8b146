/// How far the clocks of a time zone are ahead of UTC, at every instant: the content of a TZif file.
///
/// It is read from the system's files, so that dates agree with every other program of the machine, and from bytes, so
/// that it is the same on every machine and in tests.
/// - Source: RFC 9636
package struct TimeZoneRules: Sendable, Hashable {
    /// An instant at which the clocks are set.
    struct OffsetChange: Sendable, Hashable {
        /// Seconds since 1970, UTC.
        let at: Int64
        /// Seconds ahead of UTC from then on.
        let offset: Int64
    }

    /// Before the first change.
    let firstOffset: Int64
    /// In order.
    let changes: [OffsetChange]
    /// After the last change; nil = as it left the clocks.
    let yearly: YearlyClockRule?

    /// UTC, which needs no file.
    package static let utc = TimeZoneRules(firstOffset: 0, changes: [], yearly: nil)

    /// Seconds that clocks are ahead of UTC at an instant, in seconds since 1970.
    package func offset(at instant: Int64) -> Int64 {
        if let yearly, instant >= changes.last?.at ?? .min { return yearly.offset(at: instant) }
        return changes[..<firstIndex(after: instant)].last?.offset ?? firstOffset
    }

    /// The offset at an instant, and those from each later instant on at which clocks are set, up to a last one;
    /// instants in seconds since 1970.
    package func offsets(from: Int64, to: Int64) -> (first: Int64, changes: [(at: Int64, offset: Int64)]) {
        (offset(at: from), changes(after: from, upTo: to).map { ($0.at, $0.offset) })
    }

    /// The date that clocks show at an instant, in microseconds since 1970; nil outside the years 1 to 9999.
    package func date(at micros: Int64) -> CalendarDate? {
        let instant = Self.floor(micros, by: 1_000_000)
        guard
            (CalendarDate.days.lowerBound * 86_400 - 86_400...CalendarDate.days.upperBound * 86_400 + 172_800)
                .contains(instant)
        else { return nil }
        return CalendarDate(day: Self.floor(instant + offset(at: instant), by: 86_400))
    }

    /// The instants at which a date begins and ends, in microseconds since 1970; the next date begins at its end.
    ///
    /// A date begins at the first instant at which the clocks show its midnight or later, so it has 23 or 25 hours
    /// where they are set, begins at 01:00 where they are set forward at midnight, and is empty where it was left out,
    /// as 2011-12-30 was in Samoa. Where clocks are set back over midnight, the first midnight counts.
    package func interval(of date: CalendarDate) -> Range<Int64> {
        let begin = beginning(ofDay: date.day)
        return begin..<max(begin, beginning(ofDay: date.day + 1))
    }

    private func beginning(ofDay day: Int64) -> Int64 {
        let midnight = day * 86_400
        // No clock was ever further from UTC than a day and a bit.
        let (from, to) = (midnight - 100_000, midnight + 100_000)
        var segment = OffsetChange(at: from, offset: offset(at: from))
        for next in changes(after: from, upTo: to) {
            let instant = max(segment.at, midnight - segment.offset)
            if instant < next.at { return instant * 1_000_000 }
            segment = next
        }
        return max(segment.at, midnight - segment.offset) * 1_000_000
    }

    /// The changes between two instants, in order.
    private func changes(after from: Int64, upTo to: Int64) -> [OffsetChange] {
        let listed = changes[firstIndex(after: from)...].prefix { $0.at <= to }
        guard let yearly else { return Array(listed) }
        let last = changes.last?.at ?? .min
        return listed + yearly.changes(from: from, to: to).filter { $0.at > max(from, last) && $0.at <= to }
    }

    /// The place of the first change after an instant.
    private func firstIndex(after instant: Int64) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    static func floor(_ value: Int64, by unit: Int64) -> Int64 {
        let quotient = value / unit
        return value % unit < 0 ? quotient - 1 : quotient
    }
}

extension TimeZoneRules {
    /// Whether a text can be the name of a zone, and so of a file within the folder of zones: words of letters,
    /// digits, `_`, `+` and `-`, at most three. The copies of zones and the machine's own setting, which lie there
    /// too, are not names.
    package static func isName(_ text: String) -> Bool {
        let words = text.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = words.allSatisfy { word in
            !word.isEmpty
                && word.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "_+-".utf8.contains(byte)
                }
        }
        guard isPlain, words.count <= 3, let first = words.first else { return false }
        return !["posix", "right", "localtime", "posixrules", "Factory"].contains(first)
    }
}
