import Foundation
import RegentGovernance
import RegentMessages
import RegentTestKit
import Testing

@Suite("Time zones")
struct TimeZoneRulesTests {
    static func bytes(_ zone: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(zone)")))
    }

    static func rules(_ zone: String) throws -> TimeZoneRules {
        try #require(TimeZoneRules(try bytes(zone)), "\(zone)")
    }

    /// A zone, a date, and the instants of its beginning and end.
    static let dateRows: [(zone: String, date: String, begin: String, end: String)] = [
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00", "2026-03-29T22:00"),
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00", "2026-10-25T23:00"),
        // The file's list of changes ends in 2037.
        ("Europe/Berlin", "2099-03-29", "2099-03-28T23:00", "2099-03-29T22:00"),
        ("America/New_York", "2026-03-08", "2026-03-08T05:00", "2026-03-09T04:00"),
        ("America/New_York", "2026-11-01", "2026-11-01T04:00", "2026-11-02T05:00"),
        // Half an hour.
        ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00", "2026-04-05T13:30"),
        ("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30", "2026-10-04T13:00"),
        // At midnight: the date before has it twice, and the date of the other change has none.
        ("America/Santiago", "2026-04-04", "2026-04-04T03:00", "2026-04-05T04:00"),
        ("America/Santiago", "2026-09-06", "2026-09-06T04:00", "2026-09-07T03:00"),
        // A date that was left out.
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00", "2011-12-31T10:00"),
        // One minute after midnight, back over it.
        ("America/St_Johns", "2006-10-29", "2006-10-29T02:30", "2006-10-30T03:30"),
        ("Asia/Kolkata", "2026-06-01", "2026-05-31T18:30", "2026-06-01T18:30"),
        ("UTC", "2026-06-01", "2026-06-01T00:00", "2026-06-02T00:00"),
    ]

    @Test(
        "A date begins and ends when the clocks of its zone show it, on nights when they are set too",
        arguments: dateRows)
    func dates(zone: String, date: String, begin: String, end: String) throws {
        let date = try #require(CalendarDate(date))
        let interval = try Self.rules(zone).interval(of: date)
        #expect(interval.lowerBound == Timestamp(rfc3339: begin + ":00Z")?.microseconds)
        #expect(interval.upperBound == Timestamp(rfc3339: end + ":00Z")?.microseconds)
    }

    @Test("At random instants offset and date are those of the system's calendar, and dates follow one another")
    func random() throws {
        var random = SplitMix64(seed: announcedSeed("time zones"))
        for zone in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"] {
            let rules = try Self.rules(zone)
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = try #require(TimeZone(identifier: zone))
            for _ in 0..<500 {
                // 1971 to 2037: what Foundation knows of a zone depends on its version before and after.
                let instant = Int64.random(in: 31_536_000...2_114_380_800, using: &random)
                let time = Date(timeIntervalSince1970: TimeInterval(instant))
                #expect(rules.offset(at: instant) == Int64(calendar.timeZone.secondsFromGMT(for: time)), "\(instant)")
                let parts = calendar.dateComponents([.year, .month, .day], from: time)
                let date = try #require(rules.date(at: instant * 1_000_000))
                #expect(
                    date == CalendarDate(Int64(parts.year ?? 0), Int64(parts.month ?? 0), Int64(parts.day ?? 0)))
                let interval = rules.interval(of: date)
                #expect(interval.contains(instant * 1_000_000))
                let next = try #require(date.adding(days: 1))
                #expect(rules.interval(of: next).lowerBound == interval.upperBound)
            }
        }
    }

    @Test("A file that ends early, and bytes that are none, are refused")
    func damaged() throws {
        let whole = try Self.bytes("Europe/Berlin")
        for count in 0..<whole.count { #expect(TimeZoneRules(Array(whole[..<count])) == nil, "\(count) bytes") }
        #expect(TimeZoneRules(Array("TZif".utf8) + [UInt8](repeating: 0xFF, count: 200)) == nil)
        #expect(TimeZoneRules(Array("# tzdb\n".utf8)) == nil)
    }

    @Test(
        "A name of a zone leads to no other file",
        arguments: [
            ("Europe/Berlin", true), ("America/Argentina/Buenos_Aires", true), ("Etc/GMT+5", true), ("UTC", true),
            ("", false), ("/etc/passwd", false), ("../localtime", false), ("Europe/../UTC", false), ("Europe/", false),
            ("tzdata.zi", false), ("localtime", false), ("posix/UTC", false), ("right/UTC", false), ("a/b/c/d", false),
            ("Europe/Berlin ", false), ("Éire", false),
        ])
    func names(name: String, isName: Bool) {
        #expect(TimeZoneRules.isName(name) == isName)
    }

    @Test(
        "A date is a day that the calendar has",
        arguments: [
            ("2026-03-29", 20_541), ("1970-01-01", 0), ("2024-02-29", 19_782), ("0001-01-01", -719_162),
            ("9999-12-31", 2_932_896), ("2026-02-29", nil), ("2026-13-01", nil), ("2026-1-01", nil),
            ("+026-01-01", nil), ("2026-01-01Z", nil), ("", nil), ("0000-12-31", nil), ("2026--1-01", nil),
        ] as [(String, Int64?)])
    func calendar(text: String, day: Int64?) {
        let date = CalendarDate(text)
        #expect(date?.day == day)
        #expect(date?.description == (day == nil ? nil : text))
    }

    @Test("Dates end with the years 1 and 9999")
    func ends() throws {
        #expect(try #require(CalendarDate("9999-12-31")).adding(days: 1) == nil)
        #expect(try #require(CalendarDate("0001-01-01")).adding(days: -1) == nil)
        #expect(try #require(CalendarDate("2026-01-01")).adding(days: .max) == nil)
        for instant in [Int64.min, .max] { #expect(TimeZoneRules.utc.date(at: instant) == nil) }
    }
}
