import Foundation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// Dates of tasks by the clocks of their regions.
@Suite("Dates of deployment tasks")
struct TaskDatesTests {
    static let hour: Int64 = 3_600_000_000
    static let day = 24 * hour

    /// Clocks that are always so many hours ahead of UTC.
    static func fixed(hours: Int) -> TimeZoneRules {
        // The sign of these names is that of POSIX.
        let name = "Etc/GMT\(hours > 0 ? "-" : "+")\(abs(hours))"
        return rules(name)
    }

    static func rules(_ name: String) -> TimeZoneRules {
        let bytes = try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))
        return bytes.flatMap { TimeZoneRules(Array($0)) } ?? .utc
    }

    static func micros(_ text: String) throws -> Int64 {
        try #require(Timestamp(rfc3339: text)).microseconds
    }

    @Test(
        "A date on the night on which clocks are set ends when its region says so",
        arguments: [
            // Forward by an hour at 02:00, and back at 03:00.
            ("Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z"),
            ("Europe/Berlin", "2026-10-25", "2026-10-25T23:00:00Z"),
            // Forward at 02:00, and back at 02:00, behind UTC.
            ("America/New_York", "2026-03-08", "2026-03-09T04:00:00Z"),
            ("America/New_York", "2026-11-01", "2026-11-02T05:00:00Z"),
            // Half an hour only.
            ("Australia/Lord_Howe", "2026-04-05", "2026-04-05T13:30:00Z"),
            ("Australia/Lord_Howe", "2026-10-04", "2026-10-04T13:00:00Z"),
            // Forward at midnight: the date begins at 01:00.
            ("America/Asuncion", "2023-10-01", "2023-10-02T03:00:00Z"),
        ])
    func clockChanges(zone: String, date: String, end: String) throws {
        let rules = Self.rules(zone)
        let dates = try #require(TaskDates(date, in: rules))
        #expect(dates.over == (try Self.micros(end)))
        #expect(dates.daysUntilDue(at: dates.over - 1, in: rules) == 0)
        #expect(dates.daysUntilDue(at: dates.over, in: rules) == -1)
        // A week before, by its own clocks.
        #expect(dates.daysUntilDue(at: dates.soon, in: rules) == TaskDates.soonDays)
        #expect(dates.daysUntilDue(at: dates.soon - 1, in: rules) == TaskDates.soonDays + 1)
    }

    @Test("Days until a date differ between regions at one moment")
    func regions() throws {
        let now = try Self.micros("2026-05-10T11:00:00Z")
        let rows: [(Int, Int64)] = [(14, 0), (0, 1), (-12, 2)]
        for (hours, days) in rows {
            let zone = Self.fixed(hours: hours)
            #expect(try #require(TaskDates("2026-05-11", in: zone)).daysUntilDue(at: now, in: zone) == days)
        }
        #expect(TaskDates("2026-5-11", in: .utc) == nil && TaskDates("", in: .utc) == nil)
    }
}
