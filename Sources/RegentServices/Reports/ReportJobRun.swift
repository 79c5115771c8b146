import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// The run of a claimed COMPLIANCE_REPORT job: a report of its model, of the last whole month before it was due.
///
/// The name tells the job and the month, so that a run that goes on after a restart makes no second one; nobody else
/// may take it.
struct ReportJobRun {
    private let job: Job
    private let context: ServiceContext
    private let now: Int64

    init(_ job: Job, _ context: ServiceContext, now: Int64) {
        (self.job, self.context, self.now) = (job, context, now)
    }

    /// Whether the report has findings.
    ///
    /// - Throws: why there is no report; `StorageError`.
    func finding() async throws -> JobFinding {
        let earlier = try await known()
        let report = if let earlier { earlier } else { try await made() }
        return report.findings == 0
            ? JobFinding(verdict: "GENERATED", passed: true) : JobFinding(verdict: "FINDINGS", passed: false)
    }

    /// The report of an earlier run for the month.
    private func known() async throws -> ComplianceReport? {
        let month = try month
        guard let report = try await context.store.get(ComplianceReport.self, month.report) else { return nil }
        guard report.scope == job.model, report.generatedBy == Caller.daemon.name,
            report.fromTime?.microseconds == month.period.lowerBound
        else {
            throw Refusal(
                .jobInvalid, "\(report.name) is another report; rename \(job.name)", ["resource": report.name])
        }
        return report
    }

    private func made() async throws -> ComplianceReport {
        let month = try month
        let request = GenerateComplianceReportRequest(
            name: month.report, fromTime: Timestamp(microseconds: month.period.lowerBound),
            toTime: Timestamp(microseconds: month.period.upperBound), scope: job.model, pack: job.pack)
        return try await context.perform(
            try await GenerateComplianceReport(request, context), request,
            as: ComplianceReportServiceMethods.generateComplianceReport.descriptor, reason: "run of \(job.name)",
            at: now)
    }

    private var month: ReportMonth {
        get throws { try ReportMonth(before: job.lastDueTime?.microseconds ?? now, of: job) }
    }
}

/// The last whole month in UTC before a time.
private struct ReportMonth {
    /// Microseconds since 1970.
    let period: Range<Int64>
    /// Name of its report.
    let report: String

    /// - Throws: `Refusal` JOB_INVALID for a time beyond all calendars.
    init(before time: Int64, of job: Job) throws {
        let micros: Int64 = 86_400_000_000
        let (days, rest) = time.quotientAndRemainder(dividingBy: micros)
        // The first day of the month of the time, and of the one before.
        guard let today = CalendarDate(day: rest < 0 ? days - 1 : days),
            let end = CalendarDate(today.description.prefix(8) + "01"), let last = end.adding(days: -1),
            let first = CalendarDate(last.description.prefix(8) + "01")
        else { throw Refusal(.jobInvalid, "\(job.name) was due at a time without a calendar") }
        period = first.day * micros..<end.day * micros
        report = ComplianceReport.name(
            ofJob: job.name.split(separator: "/").last ?? "job", month: first.description.prefix(7))
    }
}
