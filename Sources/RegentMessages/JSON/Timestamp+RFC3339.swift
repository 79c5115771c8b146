/// Points in time as text (RFC 3339).
extension Timestamp {
    /// The latest second of the year 9999 and the first of the year 1: what RFC 3339 can write.
    private static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// For example "2026-01-02T03:04:05.000006Z": microseconds, or nanoseconds where there are any.
    ///
    /// nil for a point outside the years 1 to 9999 or with nanoseconds outside their range.
    public var rfc3339: String? {
        guard Self.secondsRange.contains(seconds), (0..<1_000_000_000).contains(nanos) else {
            return nil
        }
        let second = (seconds % 86_400 + 86_400) % 86_400
        let day = (seconds - second) / 86_400
        let (year, month, date) = Self.civil(day: day)
        let fraction =
            nanos % 1_000 == 0
            ? Self.padded(Int64(nanos / 1_000), 6) : Self.padded(Int64(nanos), 9)
        let dateText = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(date, 2))"
        let hour = Self.padded(second / 3_600, 2)
        let minute = Self.padded(second / 60 % 60, 2)
        return "\(dateText)T\(hour):\(minute):\(Self.padded(second % 60, 2)).\(fraction)Z"
    }

    /// The point in time of a text such as "2026-01-02T03:04:05Z" or "2026-01-02T03:04:05.5+02:00".
    ///
    /// nil if it is not one; a leap second (":60") is not, because POSIX time has no place for it.
    public init?(rfc3339 text: String) {
        var rest = Array(text.utf8)[...]
        guard let year = Self.number(&rest, 4), Self.take(&rest, "-"),
            let month = Self.number(&rest, 2), Self.take(&rest, "-"),
            let date = Self.number(&rest, 2), Self.take(&rest, "Tt "),
            let hour = Self.number(&rest, 2), Self.take(&rest, ":"),
            let minute = Self.number(&rest, 2), Self.take(&rest, ":"),
            let second = Self.number(&rest, 2), let nanos = Self.fraction(&rest),
            let offset = Self.offset(&rest), rest.isEmpty, hour < 24, minute < 60, second < 60
        else { return nil }
        let day = Self.day(year, month, date)
        guard (1...12).contains(month), date >= 1, Self.civil(day: day) == (year, month, date) else {
            return nil
        }
        let seconds = day * 86_400 + hour * 3_600 + minute * 60 + second - offset
        guard Self.secondsRange.contains(seconds) else { return nil }
        self.init(seconds: seconds, nanos: nanos)
    }

    /// Day of a date of the proleptic Gregorian calendar, 0 = 1970-01-01. A year begins in March
    /// here, so that the leap day is its last; an era has 400 years and 146,097 days. Right from March
    /// of the year 0 on; `secondsRange` keeps what is earlier out.
    package static func day(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + date - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Date of a day; the inverse of `day`.
    package static func civil(day: Int64) -> (Int64, Int64, Int64) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, _ width: Int) -> Int64? {
        guard rest.count >= width else { return nil }
        var value: Int64 = 0
        for byte in rest.prefix(width) {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        rest = rest.dropFirst(width)
        return value
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ allowed: String) -> Bool {
        guard let first = rest.first, allowed.utf8.contains(first) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Nanoseconds of an optional fraction of 1 to 9 digits.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int32? {
        guard take(&rest, ".") else { return 0 }
        let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
        guard (1...9).contains(digits), var value = number(&rest, digits) else { return nil }
        for _ in digits..<9 { value *= 10 }
        return Int32(value)
    }

    /// Seconds east of Greenwich: "Z" or "+hh:mm".
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        if take(&rest, "Zz") { return 0 }
        let isWest = rest.first == UInt8(ascii: "-")
        guard take(&rest, "+-"), let hour = number(&rest, 2), take(&rest, ":"),
            let minute = number(&rest, 2), hour < 24, minute < 60
        else { return nil }
        return (isWest ? -1 : 1) * (hour * 3_600 + minute * 60)
    }
}
