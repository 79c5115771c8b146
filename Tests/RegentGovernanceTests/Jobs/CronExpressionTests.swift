import RegentGovernance
import RegentMessages
import Testing

@Suite("Cron expressions")
struct CronExpressionTests {
    /// An expression, and the times that come after another one.
    struct Times: Sendable, CustomTestStringConvertible {
        let expression: String
        let after: String
        let next: [String]

        init(_ expression: String, after: String, _ next: [String]) {
            (self.expression, self.after, self.next) = (expression, after, next)
        }

        var testDescription: String { "\(expression) after \(after)" }
    }

    /// Made by a program that tries every minute of a calendar.
    static let times: [Times] = [
        Times(
            "* * * * *", after: "2026-11-29T15:09:30Z",
            ["2026-11-29T15:10:00Z", "2026-11-29T15:11:00Z", "2026-11-29T15:12:00Z"]),
        Times(
            "*/15 * * * *", after: "2026-11-29T15:45:00Z",
            ["2026-11-29T16:00:00Z", "2026-11-29T16:15:00Z", "2026-11-29T16:30:00Z"]),
        Times(
            "7,3,5 * * * *", after: "2026-11-29T15:05:59Z",
            ["2026-11-29T15:07:00Z", "2026-11-29T16:03:00Z", "2026-11-29T16:05:00Z"]),
        Times(
            "10-20/5 8-18/10 * * *", after: "2026-11-29T08:12:00Z",
            ["2026-11-29T08:15:00Z", "2026-11-29T08:20:00Z", "2026-11-29T18:10:00Z"]),
        Times(
            "0 2 * * *", after: "2026-11-29T02:00:00Z",
            ["2026-11-30T02:00:00Z", "2026-12-01T02:00:00Z", "2026-12-02T02:00:00Z"]),
        Times(
            "59 23 31 12 *", after: "2026-12-31T23:59:00Z",
            ["2027-12-31T23:59:00Z", "2028-12-31T23:59:00Z", "2029-12-31T23:59:00Z"]),
        Times(
            "0 0 1 * *", after: "2026-12-01T00:00:00Z",
            ["2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z", "2027-03-01T00:00:00Z"]),
        Times(
            "0 0 31 * *", after: "2026-01-31T00:00:00Z",
            ["2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z", "2026-07-31T00:00:00Z"]),
        Times(
            "0 12 * * mon-fri", after: "2026-11-27T12:00:00Z",
            ["2026-11-30T12:00:00Z", "2026-12-01T12:00:00Z", "2026-12-02T12:00:00Z"]),
        Times(
            "0 12 * * FRI-SUN", after: "2026-11-26T12:00:00Z",
            ["2026-11-27T12:00:00Z", "2026-11-28T12:00:00Z", "2026-11-29T12:00:00Z"]),
        Times(
            "0 12 * * 7", after: "2026-11-29T12:00:00Z",
            ["2026-12-06T12:00:00Z", "2026-12-13T12:00:00Z", "2026-12-20T12:00:00Z"]),
        Times(
            "0 12 * * 5-7", after: "2026-11-29T12:00:00Z",
            ["2026-12-04T12:00:00Z", "2026-12-05T12:00:00Z", "2026-12-06T12:00:00Z"]),
        Times(
            "0 0 13 * fri", after: "2026-11-01T00:00:00Z",
            ["2026-11-06T00:00:00Z", "2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z"]),
        Times(
            "0 0 */2 * mon", after: "2026-11-01T00:00:00Z",
            ["2026-11-09T00:00:00Z", "2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z"]),
        Times(
            "0 0 1-7 * */2", after: "2026-11-30T00:00:00Z",
            ["2026-12-01T00:00:00Z", "2026-12-03T00:00:00Z", "2026-12-05T00:00:00Z"]),
        Times(
            "0 0 29 2 *", after: "2026-03-01T00:00:00Z",
            ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z", "2036-02-29T00:00:00Z"]),
        Times(
            "0 0 29 feb *", after: "2096-02-29T00:00:00Z",
            ["2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z", "2112-02-29T00:00:00Z"]),
        Times(
            "0 0 29 2 */6", after: "2072-03-01T00:00:00Z",
            ["2076-02-29T00:00:00Z", "2088-02-29T00:00:00Z", "2116-02-29T00:00:00Z"]),
        Times(
            "30 6 1 JAN,jul *", after: "2026-01-01T06:30:00Z",
            ["2026-07-01T06:30:00Z", "2027-01-01T06:30:00Z", "2027-07-01T06:30:00Z"]),
        Times(
            "0 0 * 2 *", after: "2027-02-28T00:00:00Z",
            ["2028-02-01T00:00:00Z", "2028-02-02T00:00:00Z", "2028-02-03T00:00:00Z"]),
        Times(
            "0 0 * 2 *", after: "2028-02-28T00:00:00Z",
            ["2028-02-29T00:00:00Z", "2029-02-01T00:00:00Z", "2029-02-02T00:00:00Z"]),
        Times(
            "0 0 * 3-11/4 sun", after: "2026-07-26T00:00:00Z",
            ["2026-11-01T00:00:00Z", "2026-11-08T00:00:00Z", "2026-11-15T00:00:00Z"]),
        Times(
            "5 4 * * 0", after: "1969-12-27T00:00:00Z",
            ["1969-12-28T04:05:00Z", "1970-01-04T04:05:00Z", "1970-01-11T04:05:00Z"]),
        Times(
            "0 0 30 4,6,9,11 *", after: "2026-04-30T00:00:00Z",
            ["2026-06-30T00:00:00Z", "2026-09-30T00:00:00Z", "2026-11-30T00:00:00Z"]),
        Times(
            "0-0/1 0 * * *", after: "2026-11-29T00:00:00Z",
            ["2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"]),
        Times(
            "00 02 01 01 *", after: "2026-01-01T01:59:59Z",
            ["2026-01-01T02:00:00Z", "2027-01-01T02:00:00Z", "2028-01-01T02:00:00Z"]),
    ]

    static func micros(_ text: String) throws -> Int64 { try #require(Timestamp(rfc3339: text)).microseconds }

    @Test("The next times are those of the calendar", arguments: times)
    func next(_ times: Times) throws {
        let expression = try CronExpression(times.expression)
        var time = try Self.micros(times.after)
        for expected in times.next {
            time = try #require(expression.next(after: time))
            #expect(try time == Self.micros(expected))
        }
    }

    @Test(
        "Names stand for expressions, in any case",
        arguments: [
            ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@Midnight", "0 0 * * *"), ("@WEEKLY", "0 0 * * 0"),
            ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"),
        ])
    func names(name: String, expression: String) throws {
        #expect(try CronExpression(name) == CronExpression(expression))
    }

    @Test(
        "Different texts of the same minutes have the same next times",
        arguments: [
            ("0 0 * * 7", "0 0 * * sun"), ("  0\t0  *  * 0 ", "0 0 * * SUN"), ("0 0 * * 6-7", "0 0 * * sat-sun"),
            ("0 0 * * fri-0", "0 0 * * 0,5,6"), ("0 0 * jan-dec *", "0 0 * 1-12 *"), ("0,0,1 * * * *", "0-1 * * * *"),
        ])
    func same(one: String, other: String) throws {
        let (one, other) = (try CronExpression(one), try CronExpression(other))
        var time: Int64 = 0
        for _ in 0..<50 {
            let next = try #require(one.next(after: time))
            #expect(next == other.next(after: time))
            time = next
        }
    }

    @Test(
        "What is no expression is refused",
        arguments: [
            "", " ", "*", "* * * *", "* * * * * *", "@", "@never", "@ daily", "60 * * * *", "-1 * * * *", "* 24 * * *",
            "* * 0 * *", "* * 32 * *", "* * * 0 *", "* * * 13 *", "* * * * 8", "a * * * *", "* * * foo *",
            "* * * * monday", "mon * * * *", "* * * mon *", "* * * * jan", "1, * * * *", ",1 * * * *", "1,,2 * * * *",
            "5-1 * * * *", "* * * dec-jan *", "* * * * sat-mon", "* * * * 3-0/8", "1- * * * *", "-5 * * * *",
            "1-2-3 * * * *", "*/0 * * * *", "*/60 * * * *", "5/2 * * * *", "1-5/ * * * *", "1-5/5 * * * *",
            "*/1/1 * * * *", "** * * * *", "*-5 * * * *", "+1 * * * *", "1.5 * * * *", "\u{0661} * * * *",
            "99999999999999999999 * * * *", "*/99999999999999999999 * * * *", "0-99999999999999999999 * * * *",
            "? * * * *", "* * L * *", "* * 1W * *", "* * * * 1#2", "0\n0 * * *",
        ])
    func refused(text: String) {
        #expect(throws: CronError.self) { _ = try CronExpression(text) }
    }

    @Test(
        "Dates that no year has are refused; a 29 February is not",
        arguments: [
            ("0 0 30 2 *", true), ("0 0 31 2,4,6,9,11 *", true), ("0 0 30-31 feb *", true), ("0 0 31 2 */2", true),
            ("0 0 29 2 *", false), ("0 0 31 2,3 *", false), ("0 0 30 2 mon", false), ("0 0 29 2 */6", false),
        ])
    func neverMatching(text: String, isRefused: Bool) {
        #expect(((try? CronExpression(text)) == nil) == isRefused)
    }

    @Test("At both ends of what an Int64 holds there is an answer, and no time after the year 9999")
    func bounds() throws {
        let expression = try CronExpression("0 0 1 1 *")
        let first = try #require(expression.next(after: .min))
        #expect(try first == Self.micros("0001-01-01T00:00:00Z"))
        #expect(expression.next(after: .max) == nil)
        let last = try Self.micros("9999-01-01T00:00:00Z")
        #expect(expression.next(after: last - 1) == last && expression.next(after: last) == nil)
        let minutely = try CronExpression("* * * * *")
        let end = try Self.micros("9999-12-31T23:59:00Z")
        #expect(minutely.next(after: end - 1) == end && minutely.next(after: end) == nil)
        // Before 1970 minutes are rounded down as later ones are.
        #expect(minutely.next(after: -1) == 0 && minutely.next(after: -60_000_000) == 0)
        #expect(minutely.next(after: -60_000_001) == -60_000_000)
    }
}
