import RegentMessages
import RegentModel

/// When a job runs: at the minutes of a cron expression, or each time an interval is over.
///
/// Times are microseconds since 1970, UTC, so no change of a local clock moves them.
package struct JobSchedule: Sendable, Hashable {
    private enum Recurrence: Sendable, Hashable {
        case cron(CronExpression)
        /// Microseconds from one run to the next.
        case interval(Int64)
    }

    /// Shortest interval, seconds: each run is an entry of the ledger.
    package static let intervalSecondsMin: UInt32 = 10
    /// Times beyond the year 9999 cannot be stored.
    private static let end = (CalendarDate.days.upperBound + 1) * 86_400_000_000

    private let recurrence: Recurrence
    private let start: Int64

    /// The schedule at the minutes of an expression; nothing is due before `start`.
    package init(cron: CronExpression, start: Int64 = .min) {
        recurrence = .cron(cron)
        self.start = start
    }

    /// The schedule of an interval that counts from `start`.
    ///
    /// - Parameter seconds: at least 1.
    package init(everySeconds seconds: UInt32, from start: Int64) {
        precondition(seconds > 0, "an interval has a length")
        recurrence = .interval(Int64(seconds) * 1_000_000)
        self.start = start
    }

    /// The first time that is later than another one; nil: there is none up to the end of the year 9999.
    ///
    /// However much later that other one is than the last run, one time is given: runs that were missed are one run.
    package func next(after time: Int64) -> Int64? {
        let next: Int64?
        switch recurrence {
        case .cron(let expression): next = expression.next(after: start > time ? start - 1 : time)
        case .interval(let length): next = start > time ? start : Self.next(after: time, from: start, each: length)
        }
        return next.flatMap { $0 < Self.end ? $0 : nil }
    }

    private static func next(after time: Int64, from start: Int64, each length: Int64) -> Int64? {
        let (passed, isBeyond) = time.subtractingReportingOverflow(start)
        guard !isBeyond else { return nil }
        let (next, isOver) = time.addingReportingOverflow(length - passed % length)
        return isOver ? nil : next
    }
}

extension Job {
    /// When it runs.
    ///
    /// - Parameter created: where its interval counts from unless it says so.
    /// - Throws: `Refusal` JOB_INVALID with the field.
    func schedule(created: Int64) throws(Refusal) -> JobSchedule {
        let start = startTime?.microseconds
        if let start, CalendarDate(day: start / 86_400_000_000) == nil {
            throw Self.invalid("a job starts within the years 1 to 9999", "start_time")
        }
        if cron.isEmpty {
            guard intervalSeconds >= JobSchedule.intervalSecondsMin else {
                throw intervalSeconds == 0
                    ? Self.invalid("a job needs a schedule; set cron or interval_seconds", "cron")
                    : Self.invalid(
                        "\(intervalSeconds) is too short; an interval has at least \(JobSchedule.intervalSecondsMin) "
                            + "seconds", "interval_seconds")
            }
            return JobSchedule(everySeconds: intervalSeconds, from: start ?? created)
        }
        guard intervalSeconds == 0 else {
            throw Self.invalid("a job has either cron or interval_seconds; reset one of them", "interval_seconds")
        }
        do { return JobSchedule(cron: try CronExpression(cron), start: start ?? .min) } catch {
            throw Self.invalid(error.message, "cron")
        }
    }

    static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.jobInvalid, message, ["field": "job.\(field)"])
    }
}
