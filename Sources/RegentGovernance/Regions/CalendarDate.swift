import RegentMessages

/// A date of the proleptic Gregorian calendar, years 1 to 9999, without a time zone.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let day: Int64

    /// The first and the last day of the years 1 to 9999.
    package static let days: ClosedRange<Int64> = -719_162...2_932_896

    /// The date of a day; nil outside the years 1 to 9999.
    package init?(day: Int64) {
        guard Self.days.contains(day) else { return nil }
        self.day = day
    }

    /// The date of a text such as "2026-03-29"; nil for any other text, and for a day that the month does not have.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ (UInt8(ascii: "-")...0x39).contains($0) }),
            let numbers = Optional(parts.compactMap { Int64(String(decoding: $0, as: UTF8.self)) }), numbers.count == 3
        else { return nil }
        self.init(numbers[0], numbers[1], numbers[2])
    }

    /// The date of a year, month and day of the month; nil where there is none.
    package init?(_ year: Int64, _ month: Int64, _ date: Int64) {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(date) else { return nil }
        let day = Timestamp.day(year, month, date)
        guard Timestamp.civil(day: day) == (year, month, date) else { return nil }
        self.day = day
    }

    /// Its year.
    package var year: Int64 { Timestamp.civil(day: day).0 }

    /// So many days later; nil outside the years 1 to 9999.
    package func adding(days: Int64) -> CalendarDate? {
        let (sum, isOver) = day.addingReportingOverflow(days)
        return isOver ? nil : CalendarDate(day: sum)
    }

    /// Whether it comes before another date.
    package static func < (one: CalendarDate, other: CalendarDate) -> Bool { one.day < other.day }

    /// For example "2026-03-29".
    package var description: String {
        let (year, month, date) = Timestamp.civil(day: day)
        func padded(_ value: Int64, _ width: Int) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))"
    }
}
