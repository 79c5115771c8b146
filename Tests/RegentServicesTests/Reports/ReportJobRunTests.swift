import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Jobs that store a report each month.
@Suite("Report jobs", .timeLimit(.minutes(10)))
struct ReportJobRunTests {
    private static let day: Int64 = 86_400_000_000

    /// Claims what is due, and then does what is owed.
    private static func tick(_ bench: ServiceBench, at time: Int64) async throws {
        for noun in [JobDue.self, JobWork.self] as [any ScheduledNoun.Type] {
            _ = try await Schedule(bench.context, nouns: [noun], now: { time }).tick(limit: 10)
        }
    }

    @Test("A due job stores the report of the last whole month of its model, once, without a version")
    func monthly() async throws {
        let bench = try await ComplianceReportServiceTests.filled()
        var job = Job(
            name: "jobs/monthly", model: "models/m", kind: .complianceReport, cron: "0 3 1 * *", pack: "iso-42001")
        // Else the first of January is due too, for a month before 1970.
        job.startTime = Timestamp(seconds: 86_400)
        _ = try await bench.call(JobServiceMethods.createJob, CreateJobRequest(job: job, mutation: .fresh()))
        // The first of February 1970, 03:00, is due after 31 days and 3 hours.
        let due = 31 * Self.day + 3 * 3_600_000_000
        try await Self.tick(bench, at: due)
        let name = "complianceReports/monthly@1970-01"
        let report = try await bench.store.require(ComplianceReport.self, name)
        #expect(report.scope == "models/m" && report.pack == "iso-42001")
        #expect(report.fromTime == Timestamp(seconds: 0) && report.toTime == Timestamp(seconds: 31 * 86_400))
        #expect(report.generatedBy == "principals/regentd" && report.content.contains("incidents/m"))
        var stored = try await bench.store.require(Job.self, job.name)
        #expect(stored.lastVerdict == "GENERATED" && stored.lastResult == .passed && stored.workDueTime == nil)
        // What is due again within the month makes no second one.
        let often = UpdateJobRequest(job: Self.daily(stored, from: due), mutation: .fresh(etag: stored.etag))
        _ = try await bench.call(JobServiceMethods.updateJob, often)
        try await Self.tick(bench, at: due + Self.day)
        stored = try await bench.store.require(Job.self, job.name)
        #expect(stored.runCount == 2 && stored.lastVerdict == "GENERATED")
        let again = try await bench.store.require(ComplianceReport.self, name)
        #expect(again.revision == report.revision)
    }

    private static func daily(_ job: Job, from start: Int64) -> Job {
        var job = job
        job.cron = "@daily"
        job.startTime = Timestamp(microseconds: start)
        return job
    }

    @Test("Nobody else takes the name of a job's report")
    func reserved() async throws {
        let bench = try await ComplianceReportServiceTests.filled()
        let before = try await bench.store.lastRevision()
        for caller in [nil, try ComplianceReportServiceTests.caller("aud", .auditor)] {
            var request = ComplianceReportServiceTests.request()
            request.name = "complianceReports/monthly@1970-01"
            let wrong = request
            let error = await failure {
                _ = try await ComplianceReportServiceTests.generate(bench, wrong, as: caller)
            }
            #expect(error?.reason == "REPORT_INVALID" && error?.metadata["field"] == "name")
        }
        let after = try await bench.store.lastRevision()
        #expect(after == before)
        var request = ComplianceReportServiceTests.request()
        request.name = "complianceReports/monthly-1970-01"
        let free = try await ComplianceReportServiceTests.generate(bench, request)
        #expect(free.name == request.name)
    }

    @Test("A pack that there is not is a failure of the run, which the job says")
    func unknownPack() async throws {
        let bench = try await ComplianceReportServiceTests.filled()
        let job = Job(name: "jobs/monthly", model: "models/m", kind: .complianceReport, cron: "0 3 1 * *", pack: "gdpr")
        _ = try await bench.call(JobServiceMethods.createJob, CreateJobRequest(job: job, mutation: .fresh()))
        try await Self.tick(bench, at: 32 * Self.day)
        let stored = try await bench.store.require(Job.self, job.name)
        #expect(stored.lastResult == .failed && stored.lastFailure.contains("gdpr"))
    }

    @Test("Only a job of reports has a pack")
    func packOfOthers() async throws {
        let bench = try await ComplianceReportServiceTests.filled()
        let job = Job(name: "jobs/j", model: "models/m", kind: .external, cron: "@daily", pack: "internal")
        let error = await failure {
            _ = try await bench.call(JobServiceMethods.createJob, CreateJobRequest(job: job, mutation: .fresh()))
        }
        #expect(error?.reason == "JOB_INVALID" && error?.metadata["field"] == "job.pack")
    }
}
