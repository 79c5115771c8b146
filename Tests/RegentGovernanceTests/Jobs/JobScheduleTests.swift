import RegentGovernance
import RegentMessages
import Testing

@Suite("Schedules of jobs")
struct JobScheduleTests {
    static let second: Int64 = 1_000_000

    @Test(
        "An interval counts from its start, and what was missed is one run",
        arguments: [
            // Start, seconds; time; next time.
            (100, 60, 0, 100), (100, 60, 99, 100), (100, 60, 100, 160), (100, 60, 159, 160), (100, 60, 160, 220),
            (100, 60, 100_000, 100_060), (100, 60, 100_059, 100_060), (-100, 60, -100, -40), (-100, 60, 0, 20),
            (0, 31_622_400, 1, 31_622_400),
        ] as [(Int64, UInt32, Int64, Int64)])
    func interval(start: Int64, length: UInt32, time: Int64, next: Int64) {
        let schedule = JobSchedule(everySeconds: length, from: start * Self.second)
        #expect(schedule.next(after: time * Self.second) == next * Self.second)
    }

    @Test("A cron expression gives nothing before the start, and the start itself where it matches")
    func start() throws {
        let day = 86_400 * Self.second
        let daily = try CronExpression("0 0 * * *")
        #expect(JobSchedule(cron: daily, start: 3 * day).next(after: 0) == 3 * day)
        #expect(JobSchedule(cron: daily, start: 3 * day + 1).next(after: 0) == 4 * day)
        #expect(JobSchedule(cron: daily, start: 3 * day).next(after: 3 * day) == 4 * day)
        #expect(JobSchedule(cron: daily).next(after: 3 * day - 1) == 3 * day)
    }

    @Test("No sum overflows, and there is no time after the year 9999")
    func bounds() throws {
        let end = try #require(Timestamp(rfc3339: "9999-12-31T23:59:59Z")).microseconds
        let schedule = JobSchedule(everySeconds: 10, from: 0)
        #expect(schedule.next(after: end - 10 * Self.second) ?? .max <= end)
        for time in [end, .max, .max - 1] { #expect(schedule.next(after: time) == nil) }
        #expect(JobSchedule(everySeconds: .max, from: -1).next(after: .max) == nil)
        #expect(JobSchedule(everySeconds: 10, from: .max).next(after: 0) == nil)
        #expect(JobSchedule(everySeconds: 10, from: .min).next(after: .max) == nil)
        let later = JobSchedule(everySeconds: 10, from: 0).next(after: .min)
        #expect(later == 0)
    }
}
