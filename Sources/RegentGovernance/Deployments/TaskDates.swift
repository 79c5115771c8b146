/// The moments of a task that has a date: by the clocks of its region.
package struct TaskDates: Sendable, Hashable {
    /// Days before the date within which a task is due soon.
    package static let soonDays: Int64 = 7

    /// The date.
    package let date: CalendarDate
    /// When it is due soon, microseconds since 1970.
    package let soon: Int64
    /// When it is overdue: the end of the date.
    package let over: Int64

    /// - Parameter text: the date; nil for a text that is none.
    package init?(_ text: String, in zone: TimeZoneRules) {
        guard let date = CalendarDate(text) else { return nil }
        self.date = date
        over = zone.interval(of: date).upperBound
        soon = date.adding(days: -Self.soonDays).map { zone.interval(of: $0).lowerBound } ?? .min
    }

    /// When something of an open task is reported next, at a time.
    func next(at now: Int64) -> Int64 { now < over ? soon : over }

    /// The end of the day that is today at a time; nil outside the years 1 to 9999.
    static func endOfDay(at now: Int64, in zone: TimeZoneRules) -> Int64? {
        guard let today = zone.date(at: now) else { return nil }
        let end = zone.interval(of: today).upperBound
        if end > now { return end }
        // Clocks were set back over midnight: the date is there twice, and its end is that of the first.
        return today.adding(days: 1).map { zone.interval(of: $0).upperBound }.flatMap { $0 > now ? $0 : nil }
    }

    /// Days from today to the date, negative when it is over; nil for a time outside the years 1 to 9999.
    package func daysUntilDue(at now: Int64, in zone: TimeZoneRules) -> Int64? {
        zone.date(at: now).map { date.day - $0.day }
    }
}
