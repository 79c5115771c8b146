import RegentDatabase
import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Each due time of a job is claimed once, whoever asks.
@Suite("Due jobs", .timeLimit(.minutes(10)))
struct JobDueTests {
    typealias Methods = JobServiceMethods

    static let second: Int64 = 1_000_000
    static let hour = 3_600 * second

    let bench: ServiceBench

    /// A bench with a model whose version 1.0.0 is STABLE.
    init() async throws {
        bench = try await ServiceBench.open()
        try await bench.release(ServiceBench.version("models/m/versions/1.0.0"))
        try await bench.promote("models/m/versions/1.0.0", to: .stable)
    }

    @discardableResult
    func create(
        _ id: String = "j", model: String = "m", kind: JobKind = .external, start: Int64 = hour, every: UInt32 = 3_600,
        plan: String = "", gates: GatePolicy? = nil
    ) async throws -> Job {
        let job = Job(
            name: "jobs/\(id)", model: "models/\(model)", kind: kind, intervalSeconds: every,
            startTime: Timestamp(microseconds: start), plan: plan, gates: gates)
        let request = CreateJobRequest(job: job, mutation: .fresh())
        return try #require(try await bench.call(Methods.createJob, request).job)
    }

    @discardableResult
    func tick(_ bench: ServiceBench? = nil, at micros: Int64) async throws -> [ScheduledChange] {
        let answer = try await Schedule((bench ?? self.bench).context, nouns: [JobDue.self], now: { micros })
            .tick(limit: 1_000)
        #expect(answer.failed == [])
        return answer.done
    }

    func stored(_ id: String = "j") async throws -> Job { try await bench.store.require(Job.self, "jobs/\(id)") }

    /// Due times that were claimed, as resource and second; each is in the ledger once.
    func claims() async throws -> [String] {
        try await bench.store.entries(from: 1).filter { $0.event == "job.due" }.map { entry in
            "\(entry.resource) \(try Job(decoding: entry.payload).lastDueTime?.seconds ?? -1)"
        }
    }

    @Test("A due job is claimed as the daemon, with the selected version, and once")
    func claim() async throws {
        try await create()
        #expect(try await tick(at: Self.hour - 1) == [])
        let done = try await tick(at: Self.hour)
        #expect(done.map(\.event) == ["job.due"] && done.map { $0.dueTime?.seconds } == [3_600])
        let job = try await stored()
        #expect(job.lastVersion == "models/m/versions/1.0.0" && job.runCount == 1)
        #expect(job.nextRunTime?.seconds == 7_200)
        let entry = try #require(try await bench.store.entries(from: done[0].revision).first)
        #expect((entry.actor, entry.role, entry.event) == (Caller.daemon.name, "SYSTEM", "job.due"))
        let before = try await bench.content()
        #expect(try await tick(at: Self.hour) == [])
        #expect(try await bench.content() == before)
    }

    @Test("A claim reads no leases of other models")
    func otherLeases() async throws {
        let counted = try await ServiceBench.open { CountingDatabase(wrapping: $0) }
        let database = try #require(counted.database as? CountingDatabase)
        try await counted.release(ServiceBench.version("models/m/versions/1.0.0"))
        try await counted.promote("models/m/versions/1.0.0", to: .stable)
        let job = Job(
            name: "jobs/j", model: "models/m", kind: .external, intervalSeconds: 3_600,
            startTime: Timestamp(microseconds: Self.hour))
        _ = try await counted.call(Methods.createJob, CreateJobRequest(job: job, mutation: .fresh()))
        func rows(_ hours: Int64) async throws -> Int {
            _ = database.takeRowCount()
            #expect(try await tick(counted, at: hours * Self.hour).count == 1)
            return database.takeRowCount()
        }
        _ = try await rows(1)
        let before = try await rows(2)
        let command = Command.daemon(ForceServiceMethods.forceVersion.descriptor, now: Self.hour)
        _ = try await counted.store.write(MutationCall(command)) { store in
            for number in 0..<50 {
                let force = Force(
                    name: "forces/f\(number)", state: .active, version: "models/m\(number)/versions/1.0.0",
                    environment: "environments/prod", model: "models/m\(number)")
                _ = try store.put(Change(after: force, effect: .created("planted"), command: command))
            }
            return true
        }
        #expect(try await rows(3) == before)
    }

    @Test("Of four callers at once, over restarts, each due time is claimed by one")
    func callers() async throws {
        let count = 25
        for place in 0..<count { try await create("j\(place)", start: Int64(place + 2) * Self.second, every: 100) }
        // The daemon's own timer, and what others call: each has its own memory of what was refused.
        var benches = [bench]
        for _ in 0..<3 { benches.append(try await bench.restarted()) }
        for round in 0..<3 {
            let now = Int64(100 * round + 50) * Self.second
            let callers = benches
            let done = try await withThrowingTaskGroup(of: Int.self) { group in
                for caller in callers { group.addTask { try await tick(caller, at: now).count } }
                return try await group.reduce(0, +)
            }
            #expect(done == count, "round \(round)")
            benches[round] = try await bench.restarted()
        }
        let claims = try await claims()
        #expect(claims.count == 3 * count && Set(claims).count == claims.count)
    }

    @Test("A clock that jumps forwards runs a job once; set back, it repeats nothing")
    func clockJumps() async throws {
        try await create()
        let steps: [(hours: Int64, count: Int)] = [(1, 1), (100, 1), (50, 0), (1, 0), (100, 0), (101, 1), (0, 0)]
        for (hours, count) in steps {
            #expect(try await tick(at: hours * Self.hour).count == count, "at \(hours) h")
        }
        #expect(try await claims() == ["jobs/j 3600", "jobs/j 7200", "jobs/j \(101 * 3_600)"])
        #expect(try await tick(at: .max) == [])
    }

    @Test("The method claims a due job too, and a repeat of its key does not claim it again")
    func method() async throws {
        // The clock of a bench goes on by a microsecond for each question.
        let start = bench.context.now() + 10_000
        try await create(start: start)
        while bench.context.now() < start {}
        let request = ScheduleTickRequest(mutation: .keyed("tick"))
        let done = try await bench.call(ScheduleServiceMethods.scheduleTick, request)
        #expect(done.done.map(\.resource) == ["jobs/j"])
        #expect(try await bench.call(ScheduleServiceMethods.scheduleTick, request).done == done.done)
        #expect(try await stored().runCount == 1)
    }

    @Test("A bound job stays on its version while the stable one changes; while it is suspended it is skipped")
    func bound() async throws {
        try await create("free")
        try await create("bound")
        _ = try await bench.call(
            Methods.bindJob, BindJobRequest(name: "jobs/bound", version: "models/m/versions/1.0.0", mutation: .fresh()))
        try await bench.release(ServiceBench.version("models/m/versions/1.1.0", base: "models/m/versions/1.0.0"))
        try await bench.promote("models/m/versions/1.0.0", to: .deprecated)
        try await bench.promote("models/m/versions/1.1.0", to: .stable)
        #expect(try await tick(at: Self.hour).count == 2)
        #expect(try await stored("free").lastVersion == "models/m/versions/1.1.0")
        #expect(try await stored("bound").lastVersion == "models/m/versions/1.0.0")
        _ = try await bench.call(
            VersionServiceMethods.suspendVersion,
            SuspendVersionRequest(name: "models/m/versions/1.0.0", mutation: .fresh("harm")))
        #expect(Set(try await tick(at: 2 * Self.hour).map(\.event)) == ["job.due", "job.skipped"])
        let skipped = try await stored("bound")
        #expect(skipped.lastVersion.isEmpty && skipped.runCount == 1 && skipped.nextRunTime?.seconds == 3 * 3_600)
    }

    @Test("A force lease on the model in prod goes before the binding of a job, as long as it lasts")
    func forced() async throws {
        try await bench.context.seed()
        try await create("bound")
        _ = try await bench.call(
            Methods.bindJob, BindJobRequest(name: "jobs/bound", version: "models/m/versions/1.0.0", mutation: .fresh()))
        try await bench.release(ServiceBench.version("models/m/versions/1.1.0", base: "models/m/versions/1.0.0"))
        try await bench.promote("models/m/versions/1.1.0", to: .canary)
        var selected: [String] = []
        func run() async throws {
            try await tick(at: Int64(selected.count + 1) * Self.hour)
            selected.append(try await stored("bound").lastVersion)
        }
        try await run()
        let lease = Force(
            name: "forces/f", version: "models/m/versions/1.1.0", environment: "environments/prod", ttlS: 3_600)
        _ = try await bench.call(
            ForceServiceMethods.forceVersion, ForceVersionRequest(force: lease, mutation: .fresh("outage")))
        try await run()
        _ = try await bench.call(
            ForceServiceMethods.releaseForce, ReleaseForceRequest(name: lease.name, mutation: .fresh()))
        try await run()
        #expect(selected == ["1.0.0", "1.1.0", "1.0.0"].map { "models/m/versions/\($0)" })
    }

    @Test("A job of a model without a STABLE version is skipped, once per due time")
    func noVersion() async throws {
        try await bench.model("empty")
        try await create(model: "empty", kind: .evalGate)
        #expect(try await tick(at: Self.hour).map(\.event) == ["job.skipped"])
        #expect(try await tick(at: Self.hour) == [])
        #expect(try await stored().lastEvalRun.isEmpty)
    }

    @Test("An EVAL_GATE job opens a SCHEDULED run with its gates locked, and its attempts are counted")
    func evalRuns() async throws {
        let gates = GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: 0.5)])
        try await create(kind: .evalGate, gates: gates)
        // Somebody has taken the name of the first run.
        let taken = "evalRuns/j-19700101T010000Z"
        try await bench.run(taken, [])
        #expect(try await tick(at: Self.hour).map(\.event) == ["job.due"])
        #expect(try await tick(at: 2 * Self.hour).map(\.event) == ["job.due"])
        let runs = [taken + "-2", "evalRuns/j-19700101T020000Z"]
        #expect(try await stored().lastEvalRun == runs[1])
        for (place, name) in runs.enumerated() {
            let run = try await bench.store.require(EvalRun.self, name)
            #expect((run.type, run.state, run.modelVersion) == (.scheduled, .running, "models/m/versions/1.0.0"))
            #expect((run.plan, run.trigger, run.attempt) == ("j", "jobs/j", UInt32(place + 1)))
            #expect(run.gatesDigest.count == 32 && run.versionRegistered)
            let entry = try #require(try await bench.store.entries(from: run.revision).first)
            #expect(entry.actor == Caller.daemon.name)
        }
    }

    @Test("The gates of a scheduled run compare with the baseline of that day; one that is missing is an error of theirs")
    func baselines() async throws {
        let baseline = "models/m@stable"
        try await create(
            kind: .evalGate, plan: "nightly",
            gates: GatePolicy(rules: [GateRule(key: GateBaselineTests.key, baseline: baseline, margin: 0)]))
        func judged(_ id: String) async throws -> Verdict {
            try await bench.upload("evalRuns/\(id)", [(1, ServiceBench.rows(["a", "b"]))])
            _ = try await bench.call(
                EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/\(id)", mutation: .fresh()))
            return try await GateBaselineTests.judge(bench, id)
        }
        #expect(try await tick(at: Self.hour).map(\.event) == ["job.due"])
        let first = try await judged("j-19700101T010000Z")
        #expect((first.status, first.reasons) == (.error, ["BASELINE_MISSING"]))
        // A run of the plan passes: from now on it is the baseline.
        let plain = GatePolicy(rules: [GateRule(key: GateBaselineTests.key, min: 0.5)])
        try await GateBaselineTests.run(
            bench, "base", GateBaselineTests.rows(4), version: "models/m/versions/1.0.0", gates: plain)
        #expect(try await GateBaselineTests.judge(bench, "base").status == .pass)
        #expect(try await tick(at: 2 * Self.hour).map(\.event) == ["job.due"])
        let run = try await bench.store.require(EvalRun.self, "evalRuns/j-19700101T020000Z")
        #expect(run.gates?.rules.first?.baselineRun == "evalRuns/base")
        #expect(try await judged("j-19700101T020000Z").status == .pass)
    }

    @Test("A job compares only with runs that its maker may read")
    func unreadableBaselines() async throws {
        try await bench.run("evalRuns/other")
        let maker = try ModelServiceTests.person(
            "ada", "models/m", "job.write", "eval.read", "model.read")
        for (baseline, isTaken) in [
            ("evalRuns/other", false), ("evalRuns/none", false), ("models/x@stable", false), ("models/m@stable", true),
        ] {
            let gates = GatePolicy(rules: [GateRule(key: GateBaselineTests.key, baseline: baseline, margin: 0)])
            let job = Job(
                name: "jobs/j", model: "models/m", kind: .evalGate, intervalSeconds: 3_600, gates: gates)
            let request = CreateJobRequest(job: job, mutation: .fresh())
            if isTaken {
                _ = try await bench.call(Methods.createJob, request, as: maker)
            } else {
                await expectRefusal(.baselineUnavailable, "\(baseline)") {
                    _ = try await bench.call(Methods.createJob, request, as: maker)
                }
            }
        }
    }

    @Test("Names that somebody has taken, in any case and however many, hold no job up")
    func takenNames() async throws {
        try await create(kind: .evalGate)
        try await bench.run("evalRuns/J-19700101t010000z", [])
        #expect(try await tick(at: Self.hour).map(\.event) == ["job.due"])
        #expect(try await stored().lastEvalRun == "evalRuns/j-19700101T010000Z-2")
        let next = "evalRuns/j-19700101T020000Z"
        let command = Command.daemon(EvaluationServiceMethods.createRun.descriptor, now: bench.context.now())
        _ = try await bench.store.write(MutationCall(command)) { store in
            for name in [next] + (2...20).map({ "\(next)-\($0)" }) {
                let run = EvalRun(name: name, state: .running)
                _ = try store.put(Change(after: run, effect: .created("planted"), command: command))
            }
            return true
        }
        #expect(try await tick(at: 2 * Self.hour).map(\.event) == ["job.due"])
        let run = try await bench.store.require(EvalRun.self, try await stored().lastEvalRun)
        #expect(run.trigger == "jobs/j" && run.attempt == 2)
    }

    @Test("Paused and archived jobs are not due; a resumed one makes up for nothing")
    func paused() async throws {
        try await create()
        _ = try await bench.call(Methods.pauseJob, PauseJobRequest(name: "jobs/j", mutation: .fresh()))
        #expect(try await tick(at: 10 * Self.hour) == [])
        _ = try await bench.call(Methods.resumeJob, ResumeJobRequest(name: "jobs/j", mutation: .fresh()))
        #expect(try await tick(at: Self.hour).count == 1)
        _ = try await bench.call(Methods.archiveJob, ArchiveJobRequest(name: "jobs/j", mutation: .fresh()))
        #expect(try await tick(at: 10 * Self.hour) == [])
    }
}
