import Foundation
import RegentClient
import RegentMessages
import RegentTestKit
import Testing

/// SIGKILL while the daemon and four outside schedulers do what is due. REGENT_TICK_KILLS sets how many
/// (`make test-full`: 10, `make test-kill-long`: 200); the short form is 4.
@Suite("The schedule over kills", .timeLimit(.minutes(20)))
struct ScheduleKillTests {
    static let kills = ProcessInfo.processInfo.environment["REGENT_TICK_KILLS"].flatMap { Int($0) } ?? 4
    private static let jobs = (0..<20).map { "jobs/j\($0)" }
    private static let intervalSeconds: Int64 = 10
    private static let version = "models/m/versions/1.0.0"

    private static var now: Int64 { Int64(Date().timeIntervalSince1970) }

    /// Calls ScheduleTick until it is cancelled, as an outside scheduler whose daemon comes and goes.
    private static func tickOn(_ address: Address) async {
        while !Task.isCancelled {
            if let client = try? await RegentClient.connect(to: address) {
                while !Task.isCancelled, (try? await client.scheduleTick(ScheduleTickRequest())) != nil {
                    try? await Task.sleep(for: .milliseconds(10))
                }
                await client.close()
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Jobs that are all due at the same time, each ten seconds.
    private static func create(_ client: RegentClient, start: Int64) async throws {
        _ = try await client.createModel(CreateModelRequest(model: Model(name: "models/m")))
        for name in jobs {
            let job = Job(
                name: name, model: "models/m", kind: .external, intervalSeconds: UInt32(intervalSeconds),
                startTime: Timestamp(seconds: start))
            _ = try await client.createJob(CreateJobRequest(job: job))
        }
    }

    /// An incident with an action that fell due long ago.
    private static func open(_ place: Int, _ client: RegentClient) async throws {
        let incident = Incident(
            name: "incidents/i\(place)", type: .reliabilityPerformance, severity: .info, title: "no answers")
        _ = try await client.openIncident(OpenIncidentRequest(incident: incident))
        let action = IncidentAction(text: "do it", dueTime: Timestamp(seconds: 1))
        _ = try await client.updateIncident(UpdateIncidentRequest(incident: incident.name, addActions: [action]))
    }

    /// A deployment whose date was yesterday, which the tick begins, and one that is begun, with a task for tomorrow.
    private static func deploy(_ place: Int, _ client: RegentClient) async throws {
        for (id, days) in [("past\(place)", -1), ("soon\(place)", 1)] as [(String, Int64)] {
            let date = Timestamp(seconds: now + days * 86_400).rfc3339?.prefix(10) ?? ""
            let deployment = Deployment(
                name: "deployments/\(id)", version: version, environment: "environments/prod", scope: .global,
                plannedProductionDate: String(date))
            _ = try await client.createDeployment(CreateDeploymentRequest(deployment: deployment))
        }
        _ = try await client.startDeployment(StartDeploymentRequest(name: "deployments/soon\(place)"))
    }

    /// Entries of a document with some events.
    private static func entries(
        of name: String, _ events: Set<String>, _ client: RegentClient
    ) async throws -> [LedgerEntry] {
        let request = GetHistoryRequest(name: name, pageSize: 1_000)
        return try await client.getHistory(request).entries.filter { events.contains($0.event) }
    }

    private static func killOften(_ folder: TemporaryFolder) async throws {
        var generator = SplitMix64(seed: 18)
        for place in 0..<kills {
            let daemon = try await DaemonProcess.start("regentd", in: folder)
            let client = try await daemon.connect()
            try await open(place, client)
            try await deploy(place, client)
            try await Task.sleep(for: .milliseconds(Int(generator.next() % 60)))
            daemon.kill()
            await daemon.gone()
            await client.close()
        }
    }

    @Test("Each due time of a job, action, deployment and task is acted on exactly once")
    func kills() async throws {
        try await withTemporaryFolder { folder in
            let first = try await DaemonProcess.start("regentd", in: folder)
            let client = try await first.connect()
            let start = Self.now + 1
            try await Self.create(client, start: start)
            try await client.deployInStaging(Self.version, of: "models/m")
            await client.close()
            #expect(await first.stop() == 0)
            try await withThrowingTaskGroup(of: Void.self) { callers in
                for _ in 0..<4 { callers.addTask { await Self.tickOn(first.address) } }
                try await Self.killOften(folder)
                callers.cancelAll()
            }
            try await Self.check(folder, start: start)
        }
    }

    /// Whether something that the daemon does comes true.
    private static func isSoon(_ isTrue: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + hangLimit
        while .now < end {
            if try await isTrue() { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// What was claimed, by the ledger of a daemon that is left alone.
    private static func check(_ folder: TemporaryFolder, start: Int64) async throws {
        let daemon = try await DaemonProcess.start("regentd", in: folder)
        let client = try await daemon.connect()
        // All were due once, however fast the kills were, and nothing that was due is left.
        let isDone = try await isSoon {
            let stored = try await client.listJobs(ListJobsRequest()).jobs
            return stored.count == jobs.count
                && stored.allSatisfy { $0.lastDueTime != nil && ($0.nextRunTime?.seconds ?? 0) > now }
        }
        #expect(isDone)
        for name in jobs {
            let claims = try await entries(of: name, ["job.due", "job.skipped"], client)
            let due = try claims.map { try Job(decoding: $0.payload).lastDueTime?.seconds ?? 0 }
            #expect(!due.isEmpty && Set(due).count == due.count && due == due.sorted(), "\(name)")
            #expect(due.allSatisfy { $0 >= start && ($0 - start) % intervalSeconds == 0 }, "\(name)")
        }
        for place in 0..<kills {
            try await expectOnce("incident.action_due", of: "incidents/i\(place)", client)
            try await expectOnce("deployment.started", of: "deployments/past\(place)", client)
            try await expectOnce("task.created", of: "deploymentTasks/past\(place)", client)
            try await expectOnce("task.overdue", of: "deploymentTasks/past\(place)", isDaily: true, client)
            try await expectOnce("task.due_soon", of: "deploymentTasks/soon\(place)", client)
        }
        await client.close()
        #expect(await daemon.stop() == 0)
    }

    /// That an event comes, and is there once; a daily one once a day, if the days change meanwhile.
    private static func expectOnce(
        _ event: String, of name: String, isDaily: Bool = false, _ client: RegentClient
    ) async throws {
        let isThere = try await isSoon { try await !entries(of: name, [event], client).isEmpty }
        #expect(isThere, "\(name)")
        let times = try await entries(of: name, [event], client).map { $0.time?.seconds ?? 0 }
        let days = Set(times.map { $0 / 86_400 })
        #expect(times.count == (isDaily ? days.count : 1), "\(event) of \(name)")
    }
}
