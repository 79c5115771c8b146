import Foundation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Jobs whose runs the daemon does itself.
@Suite("Work of jobs", .timeLimit(.minutes(10)))
struct JobWorkTests {
    static let hour: Int64 = 3_600_000_000
    static let version = "models/m/versions/1.0.0"

    /// A bench with a model whose version 1.0.0 is STABLE.
    static func open(jobFiles: String? = nil) async throws -> ServiceBench {
        let bench = try await ServiceBench.open(jobFiles: jobFiles)
        try await bench.context.seed()
        try await bench.release(ServiceBench.version(version))
        try await bench.promote(version, to: .stable)
        return bench
    }

    @discardableResult
    static func create(
        _ bench: ServiceBench, kind: JobKind = .evalGate, source: JobSource = .unspecified, path: String = "",
        min: Double = 0.9
    ) async throws -> Job {
        let gate = GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: min)
        let job = Job(
            name: "jobs/j", model: "models/m", kind: kind, intervalSeconds: 3_600,
            startTime: Timestamp(microseconds: hour), gates: kind == .evalGate ? GatePolicy(rules: [gate]) : nil,
            source: source, path: path)
        let request = CreateJobRequest(job: job, mutation: .fresh())
        return try #require(try await bench.call(JobServiceMethods.createJob, request).job)
    }

    static func tick(_ bench: ServiceBench, at micros: Int64 = hour) async throws -> [String] {
        let answer = try await Schedule(bench.context, nouns: [JobDue.self, JobWork.self], now: { micros })
            .tick(limit: 100)
        #expect(answer.failed == [])
        return answer.done.map(\.event)
    }

    /// A tick that claims, and one that does what is claimed.
    static func run(_ bench: ServiceBench, at micros: Int64 = hour) async throws -> [String] {
        let first = try await tick(bench, at: micros)
        return try await first + tick(bench, at: micros)
    }

    static func stored(_ bench: ServiceBench) async throws -> Job {
        try await bench.store.require(Job.self, "jobs/j")
    }

    /// Reports outcomes of the version, some of them invalid.
    static func report(_ bench: ServiceBench, _ count: Int, invalid: Int = 0) async throws {
        let rows = (0..<count).map { place in
            RouteOutcome(
                requestId: "r\(place)", createTime: Timestamp(microseconds: 1_000_000 + Int64(place)),
                environment: "prod", keyDigest: UInt64(place + 1), selectedProvider: "openai",
                routeStrategy: .weighted, latencyMs: 5, modelVersion: version, status: .ok,
                schemaValid: place < invalid ? .false : .true)
        }
        try await OutcomeServiceTests.report(bench, [rows, [rows[0]]])
    }

    @Test("A gate job takes the outcomes of the day before, each once, seals and judges its run")
    func outcomes() async throws {
        let bench = try await Self.open()
        try await Self.report(bench, 50)
        try await Self.create(bench, source: .outcomes)
        let events = try await Self.run(bench)
        #expect(events == ["job.due", "job.worked"])
        let job = try await Self.stored(bench)
        #expect(job.lastResult == .passed && job.lastVerdict == "PASS" && job.workDueTime == nil)
        let run = try await bench.store.require(EvalRun.self, job.lastEvalRun)
        #expect(run.state == .passed && run.summary?.sampleCount == 50 && run.type == .scheduled)
        let again = try await Self.tick(bench)
        #expect(again.isEmpty)
    }

    @Test("A run that does not pass is in the inbox, and so is one that could not be done; the job goes on")
    func inbox() async throws {
        let bench = try await Self.open()
        try await Self.create(bench, source: .outcomes)
        let first = try await Self.run(bench)
        let failed = try await Self.stored(bench)
        #expect(first == ["job.due", "job.failed"] && failed.lastResult == .failed)
        #expect(failed.lastFailure.contains("no outcome") && failed.nextRunTime?.microseconds == 2 * Self.hour)
        let waiting = try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest()).items.map(\.kind)
        #expect(waiting.contains("job.failed"))
        try await Self.report(bench, 50, invalid: 20)
        let second = try await Self.run(bench, at: 2 * Self.hour)
        let job = try await Self.stored(bench)
        #expect(second == ["job.due", "job.worked"] && job.lastResult == .notPassed && job.lastVerdict == "FAIL")
        let items = try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest()).items.map(\.kind)
        #expect(items.contains("job.notPassed") && !items.contains("job.failed"))
    }

    @Test("A gate job reads a file below its folder, and nothing that a link or a path leads out to")
    func files() async throws {
        try await withTemporaryFolder { folder in
            let inside = folder.file("jobs")
            try FileManager.default.createDirectory(atPath: inside + "/nightly", withIntermediateDirectories: true)
            let line = #"{"sample_id": "a", "status": "scored", "schema_valid": true}"# + "\n"
            try Data(line.utf8).write(to: URL(fileURLWithPath: inside + "/nightly/answers.jsonl"))
            try Data(line.utf8).write(to: URL(fileURLWithPath: folder.file("outside.jsonl")))
            try FileManager.default.createSymbolicLink(
                atPath: inside + "/link.jsonl", withDestinationPath: folder.file("outside.jsonl"))
            try FileManager.default.createSymbolicLink(
                atPath: inside + "/folder", withDestinationPath: inside + "/nightly")
            let good = try await Self.open(jobFiles: inside)
            try await Self.create(good, source: .file, path: "nightly/answers.jsonl")
            let events = try await Self.run(good)
            let job = try await Self.stored(good)
            #expect(events == ["job.due", "job.worked"] && job.lastVerdict == "PASS")
            for path in ["link.jsonl", "folder/answers.jsonl", "nightly", "none.jsonl"] {
                let bench = try await Self.open(jobFiles: inside)
                try await Self.create(bench, source: .file, path: path)
                let events = try await Self.run(bench)
                let job = try await Self.stored(bench)
                #expect(events == ["job.due", "job.failed"] && !job.lastFailure.isEmpty, "\(path)")
            }
            let without = try await Self.open()
            try await Self.create(without, source: .file, path: "nightly/answers.jsonl")
            _ = try await Self.run(without)
            let refused = try await Self.stored(without)
            #expect(refused.lastFailure.contains("--job-files"))
        }
    }

    @Test("A path that leads out of the folder is refused, and so is a source that the kind has no use for")
    func refused() async throws {
        let bench = try await Self.open()
        for path in ["../a.jsonl", "/etc/passwd", "a/../b", "./a", "a//b", ""] {
            await expectRefusal(.jobInvalid, "\(path)") { try await Self.create(bench, source: .file, path: path) }
        }
        await expectRefusal(.jobInvalid) { try await Self.create(bench, source: .outcomes, path: "a.jsonl") }
        await expectRefusal(.jobInvalid) { try await Self.create(bench, kind: .monitor, source: .outcomes) }
    }

    @Test("A canary judge without a rollout finds none, and a monitor without a deployment has no data")
    func others() async throws {
        let judged = try await Self.open()
        try await Self.create(judged, kind: .canaryJudge)
        let first = try await Self.run(judged)
        let judge = try await Self.stored(judged)
        #expect(first == ["job.due", "job.worked"] && judge.lastVerdict == "NO_ROLLOUT" && judge.lastResult == .passed)
        let monitored = try await Self.open()
        try await Self.create(monitored, kind: .monitor)
        let second = try await Self.run(monitored)
        let monitor = try await Self.stored(monitored)
        #expect(second == ["job.due", "job.worked"] && monitor.lastVerdict == "NO_DATA")
        #expect(monitor.lastResult == .notPassed)
    }
}
