import RegentMessages

/// Minutes in UTC at which something is due: minute, hour, day of the month, month and day of the week.
///
/// The text is that of crontab(5): `*`, numbers, ranges, lists and steps, names of months and days in any case, 7 for
/// Sunday, and names such as `@daily`. Where both days are restricted, that is where neither field begins with `*`,
/// a day that matches either of them matches; else it must match both.
/// - Source: crontab(5) of cronie.
package struct CronExpression: Sendable, Hashable {
    private let minutes: CronField
    private let hours: CronField
    private let dates: CronField
    private let months: CronField
    private let weekdays: CronField

    private static let dayMinutes: Int64 = 1_440
    private static let minuteMicros: Int64 = 60_000_000

    private static let names = [
        "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
        "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
    ]
    private static let units = [
        CronField.Unit(word: "minute", range: 0...59, every: 0...59),
        CronField.Unit(word: "hour", range: 0...23, every: 0...23),
        CronField.Unit(word: "day of the month", range: 1...31, every: 1...31),
        CronField.Unit(
            word: "month", range: 1...12, every: 1...12,
            names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        CronField.Unit(
            word: "day of the week", range: 0...7, every: 0...6,
            names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ]

    /// The expression of a text.
    ///
    /// - Throws: `CronError` where a field breaks its rule, and for dates that no year has, for example 30 February.
    package init(_ text: String) throws(CronError) {
        let said = text.first == "@" ? Self.names[text.lowercased()] : text
        guard let said else {
            throw CronError("\(text) is no name; write @hourly, @daily, @weekly, @monthly, @yearly or five fields")
        }
        let fields = said.split { $0 == " " || $0 == "\t" }
        guard fields.count == Self.units.count else {
            throw CronError(
                "it has \(fields.count) fields; write minute, hour, day of the month, month and day of the week")
        }
        minutes = try CronField(fields[0], Self.units[0])
        hours = try CronField(fields[1], Self.units[1])
        dates = try CronField(fields[2], Self.units[2])
        months = try CronField(fields[3], Self.units[3])
        var weekdays = try CronField(fields[4], Self.units[4])
        weekdays.fold(7, into: 0)
        self.weekdays = weekdays
        guard isEverMatched else {
            throw CronError("none of its months has one of its days of the month; change one of the two")
        }
    }

    /// The first time after another one that it matches, both in microseconds since 1970; nil: there is none up to the
    /// end of the year 9999.
    ///
    /// - Complexity: at most some two thousand steps: the longest gap is the 40 years between a 29 February on a day of
    ///   the week and the next one, over a year such as 2100.
    package func next(after micros: Int64) -> Int64? {
        var minute = Self.floor(micros, Self.minuteMicros) + 1
        minute = max(minute, CalendarDate.days.lowerBound * Self.dayMinutes)
        var day = Self.floor(minute, Self.dayMinutes)
        var isFirst = true
        while day <= CalendarDate.days.upperBound {
            let (year, month, date) = Timestamp.civil(day: day)
            guard months.contains(Int(month)) else {
                day = month == 12 ? Timestamp.day(year + 1, 1, 1) : Timestamp.day(year, month + 1, 1)
                isFirst = false
                continue
            }
            let begin = isFirst ? Int(minute - day * Self.dayMinutes) : 0
            if isDayMatched(day, date), let found = timeOfDay(from: begin) {
                return (day * Self.dayMinutes + Int64(found)) * Self.minuteMicros
            }
            day += 1
            isFirst = false
        }
        return nil
    }

    /// The first minute of a day that it matches, from one on.
    private func timeOfDay(from begin: Int) -> Int? {
        let (hour, minute) = begin.quotientAndRemainder(dividingBy: 60)
        if hours.contains(hour), let found = minutes.first(from: minute) { return hour * 60 + found }
        guard let later = hours.first(from: hour + 1), let found = minutes.first(from: 0) else { return nil }
        return later * 60 + found
    }

    private func isDayMatched(_ day: Int64, _ date: Int64) -> Bool {
        // 1970-01-01 was a Thursday; days before it are negative.
        let weekday = Int(((day + 4) % 7 + 7) % 7)
        let (isDate, isWeekday) = (dates.contains(Int(date)), weekdays.contains(weekday))
        return dates.isStar || weekdays.isStar ? isDate && isWeekday : isDate || isWeekday
    }

    /// Whether a year has such a day: every date, 29 February too, is each day of the week in some year.
    private var isEverMatched: Bool {
        if !dates.isStar, !weekdays.isStar { return true }
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return lengths.enumerated().contains { place, length in
            months.contains(place + 1) && dates.first(from: 1).map { $0 <= length } == true
        }
    }

    private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
        return rest < 0 ? quotient - 1 : quotient
    }
}
