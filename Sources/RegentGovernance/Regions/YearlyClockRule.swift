import RegentMessages

/// On which days of every year the clocks of a time zone are set: the last line of a TZif file, for example
/// "CET-1CEST,M3.5.0,M10.5.0/3".
///
/// - Source: POSIX.1-2017, "Environment Variables", TZ; RFC 9636, section 3.3.1, for hours from -167 to 167
struct YearlyClockRule: Sendable, Hashable {
    /// Seconds ahead of UTC in winter.
    let standard: Int64
    /// In summer, with its first and last instant; nil = there is no summer time.
    let summer: Summer?

    struct Summer: Sendable, Hashable {
        /// Seconds ahead of UTC.
        let offset: Int64
        let begin: ClockDay
        let end: ClockDay
    }

    /// A day of every year, with the seconds after its midnight, by the clocks that are set then.
    struct ClockDay: Sendable, Hashable {
        enum Day: Sendable, Hashable {
            /// 1 to 365; 29 February is not counted.
            case withoutLeapDay(Int64)
            /// 0 to 365.
            case withLeapDay(Int64)
            /// Month, its first to fourth or last (5) week, day of the week (0 = Sunday).
            case weekday(month: Int64, week: Int64, day: Int64)
        }

        let day: Day
        let seconds: Int64

        /// Its midnight in a year, in seconds since 1970 as if the clocks showed UTC, and the seconds after it.
        func instant(in year: Int64) -> Int64 {
            let newYear = Timestamp.day(year, 1, 1)
            let dayNumber: Int64
            switch day {
            case .withoutLeapDay(let number):
                let isLeap = Timestamp.day(year + 1, 1, 1) - newYear == 366
                dayNumber = newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
            case .withLeapDay(let number): dayNumber = newYear + number
            case .weekday(let month, let week, let wanted):
                let first = Timestamp.day(year, month, 1)
                let next = month == 12 ? Timestamp.day(year + 1, 1, 1) : Timestamp.day(year, month + 1, 1)
                // 1970-01-01 was a Thursday.
                let weekday = ((first + 4) % 7 + 7) % 7
                var found = first + (wanted - weekday + 7) % 7 + (week - 1) * 7
                while found >= next { found -= 7 }
                dayNumber = found
            }
            return dayNumber * 86_400 + seconds
        }
    }

    /// Seconds ahead of UTC at an instant.
    func offset(at instant: Int64) -> Int64 {
        // A rule of more than a day's seconds moves a change into a neighbouring year, never further.
        let found = changes(from: instant - 400 * 86_400, to: instant).last { $0.at <= instant }
        return found?.offset ?? standard
    }

    /// The changes of the years that an interval touches, in order, some of them outside it.
    func changes(from: Int64, to: Int64) -> [TimeZoneRules.OffsetChange] {
        guard let summer else { return [] }
        func year(_ instant: Int64) -> Int64 {
            Timestamp.civil(day: TimeZoneRules.floor(instant, by: 86_400)).0
        }
        let years = (year(from) - 1)...(year(to) + 1)
        return years.flatMap { year in
            [
                TimeZoneRules.OffsetChange(at: summer.begin.instant(in: year) - standard, offset: summer.offset),
                TimeZoneRules.OffsetChange(at: summer.end.instant(in: year) - summer.offset, offset: standard),
            ]
        }.sorted { $0.at < $1.at }
    }
}
