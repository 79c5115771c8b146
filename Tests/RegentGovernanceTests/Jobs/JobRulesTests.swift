import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of jobs")
struct JobRulesTests {
    typealias Methods = JobServiceMethods

    static let second: Int64 = 1_000_000
    static let now: Int64 = 1_000 * second
    static let model = Model(name: "models/m", state: .active)
    static let version = ModelVersion(
        name: "models/m/versions/1.0.0", state: .stable, releaseTime: Timestamp(seconds: 1))

    static func said(
        cron: String = "", every seconds: UInt32 = 60, start: Timestamp? = nil, kind: JobKind = .external,
        plan: String = ""
    ) -> Job {
        Job(
            name: "jobs/j", state: .archived, model: model.name, kind: kind, cron: cron, intervalSeconds: seconds,
            startTime: start, plan: plan, boundVersion: "models/m/versions/9.9.9", nextRunTime: Timestamp(seconds: 1),
            runCount: 7)
    }

    static func created(_ said: Job = said(), for model: Model = model) throws(Refusal) -> Job {
        try Job.created(said, for: model, Command.of(Methods.createJob, now: now)).after
    }

    static func tick(_ job: Job, at time: Int64, with version: String? = version.name) throws -> Change<Job>? {
        try job.claimed(with: version, Command.daemon(MethodDescriptor.tick, now: time))
    }

    @Test("A new job is ACTIVE, bound to nothing, and due when its schedule says so, whatever was said")
    func creation() throws {
        let job = try Self.created()
        #expect((job.state, job.boundVersion, job.runCount) == (.active, "", 0))
        #expect(job.startTime?.microseconds == Self.now)
        #expect(job.nextRunTime?.microseconds == Self.now + 60 * Self.second)
        let later = try Self.created(Self.said(start: Timestamp(seconds: 5_000)))
        #expect(later.nextRunTime?.seconds == 5_000)
        let daily = try Self.created(Self.said(cron: "@daily", every: 0))
        #expect(daily.nextRunTime?.seconds == 86_400 && daily.startTime == nil)
    }

    @Test(
        "A job has one schedule, and only an EVAL_GATE job a plan",
        arguments: [
            (Self.said(every: 0), "job.cron"), (Self.said(every: 9), "job.interval_seconds"),
            (Self.said(every: 10), nil),
            (Self.said(cron: "@daily"), "job.interval_seconds"), (Self.said(cron: "0 0 30 2 *", every: 0), "job.cron"),
            (Self.said(cron: "@daily", every: 0), nil), (Self.said(plan: "p"), "job.plan"),
            (Self.said(kind: .evalGate, plan: "p"), nil),
            (Self.said(start: Timestamp(seconds: .max)), "job.start_time"),
            (Self.said(start: Timestamp(seconds: .min)), "job.start_time"),
        ] as [(Job, String?)])
    func validity(said: Job, field: String?) {
        do throws(Refusal) {
            _ = try Self.created(said)
            #expect(field == nil)
        } catch {
            #expect(error.reason == .jobInvalid && error.metadata["field"] == field)
        }
    }

    @Test("An archived model gets no job, and none back")
    func archivedModel() throws {
        let archived = Model(name: "models/m", state: .archived)
        #expect(refusal { _ = try Self.created(for: archived) } == .illegalTransition)
        let job = try Self.created().archived(Command.of(Methods.archiveJob)).after
        #expect(refusal { _ = try job.restored(for: archived, Command.of(Methods.restoreJob)) } == .illegalTransition)
    }

    @Test("A due time is claimed once; those that were missed are one run")
    func claims() throws {
        let job = try Self.created()
        let due = Self.now + 60 * Self.second
        #expect(try Self.tick(job, at: due - 1) == nil)
        let first = try #require(try Self.tick(job, at: due + 5))
        #expect(first.event == "job.due" && first.after.lastDueTime?.microseconds == due)
        #expect(first.after.lastRunTime?.microseconds == due + 5 && first.after.runCount == 1)
        #expect(first.after.lastVersion == Self.version.name)
        #expect(first.after.nextRunTime?.microseconds == due + 60 * Self.second)
        // Of two callers the second finds nothing to do.
        #expect(try Self.tick(first.after, at: due + 5) == nil)
        // A clock that was set forwards by a day.
        let day = 86_400 * Self.second
        let second = try #require(try Self.tick(first.after, at: due + day))
        #expect(second.after.runCount == 2 && second.after.nextRunTime?.microseconds == due + day + 60 * Self.second)
        // Set back again: nothing is due before the next time that is stored.
        for time in [due, due + 60 * Self.second, due + day, .min] {
            #expect(try Self.tick(second.after, at: time) == nil)
        }
    }

    @Test("Where no version is selected the run is skipped, and the due time is done")
    func skips() throws {
        let job = try Self.created()
        let change = try #require(try Self.tick(job, at: Self.now + 60 * Self.second, with: nil))
        #expect(change.event == "job.skipped" && change.after.runCount == 0 && change.after.lastVersion.isEmpty)
        #expect(try Self.tick(change.after, at: Self.now + 60 * Self.second) == nil)
    }

    @Test("A paused job is not due; resumed, it makes up for nothing and repeats nothing")
    func pauses() throws {
        let due = Self.now + 60 * Self.second
        let ran = try #require(try Self.tick(try Self.created(), at: due)).after
        let paused = try ran.paused(Command.of(Methods.pauseJob)).after
        #expect(paused.nextRunTime == nil)
        #expect(try Self.tick(paused, at: due * 2) == nil)
        func resumed(at time: Int64) throws -> Int64? {
            try paused.resumed(Command.of(Methods.resumeJob, now: time)).after.nextRunTime?.microseconds
        }
        #expect(try resumed(at: due + 3_601 * Self.second) == due + 3_660 * Self.second)
        // Before the run that has been: the clock was set back.
        #expect(try resumed(at: due - 1) == due + 60 * Self.second)
    }

    @Test("Another schedule begins now; anything else leaves the next run alone")
    func updates() throws {
        let job = try Self.created()
        let time = Self.now + 30 * Self.second
        func updated(_ edit: (inout Job) -> Void) throws(Refusal) -> Job {
            var said = job
            edit(&said)
            return try job.updated(to: said, Command.of(Methods.updateJob, now: time)).after
        }
        #expect(try updated { $0.description = "d" }.nextRunTime == job.nextRunTime)
        #expect(try updated { $0.nextRunTime = nil } == job)
        #expect(try updated { $0.startTime = nil } == job)
        let slower = try updated { $0.intervalSeconds = 600 }
        #expect(slower.nextRunTime?.microseconds == Self.now + 600 * Self.second)
        let daily = try updated { ($0.cron, $0.intervalSeconds) = ("@daily", 0) }
        #expect(daily.nextRunTime?.seconds == 86_400)
        #expect(refusal { _ = try updated { $0.model = "models/other" } } == .jobInvalid)
        #expect(refusal { _ = try updated { $0.kind = .monitor } } == .jobInvalid)
    }

    @Test("Only a released version of the model that is in use is bound")
    func bindings() throws {
        let job = try Self.created()
        let command = Command.of(Methods.bindJob)
        let bound = try job.bound(to: Self.version, command)
        #expect(bound.event == "job.bound" && bound.after.boundVersion == Self.version.name)
        var (draft, retired, suspended, other, neighbour) = (
            Self.version, Self.version, Self.version, Self.version, Self.version
        )
        draft.releaseTime = nil
        retired.state = .retired
        suspended.suspended = true
        other.name = "models/other/versions/1.0.0"
        neighbour.name = "models/m2/versions/1.0.0"
        for version in [draft, retired, suspended, other, neighbour] {
            #expect(refusal { _ = try job.bound(to: version, command) } == .jobInvalid)
        }
        let unbound = try bound.after.unbound(Command.of(Methods.unbindJob))
        #expect(unbound.event == "job.unbound" && unbound.after.boundVersion.isEmpty)
        #expect(try bound.after.archived(Command.of(Methods.archiveJob)).after.boundVersion.isEmpty)
    }

    @Test("A force goes before the binding, that before the STABLE version; what is suspended or retired never is")
    func selection() throws {
        var stable = Self.version
        stable.name = "models/m/versions/2.0.0"
        var bad = Self.version
        bad.suspended = true
        var gone = Self.version
        gone.state = .retired
        let free = try Self.created()
        let bound = try free.bound(to: Self.version, Command.of(Methods.bindJob)).after
        #expect(free.selectedVersion(forced: nil, bound: nil, stable: stable) == stable)
        #expect(free.selectedVersion(forced: nil, bound: nil, stable: nil) == nil)
        #expect(free.selectedVersion(forced: nil, bound: nil, stable: bad) == nil)
        #expect(bound.selectedVersion(forced: nil, bound: Self.version, stable: stable) == Self.version)
        for version in [bad, gone] {
            #expect(bound.selectedVersion(forced: nil, bound: version, stable: stable) == nil)
            #expect(bound.selectedVersion(forced: version, bound: Self.version, stable: stable) == Self.version)
        }
        for job in [free, bound] {
            #expect(job.selectedVersion(forced: stable, bound: Self.version, stable: Self.version) == stable)
        }
    }

    @Test("Runs are named after the job and its due time, within the length of an id")
    func runNames() throws {
        let due = Timestamp(seconds: 0, nanos: 999_999_999)
        #expect(
            Job.evalRunName(of: "jobs/nightly", due: Timestamp(seconds: 0), attempt: 1)
                == "evalRuns/nightly-19700101T000000Z")
        #expect(
            Job.evalRunName(of: "jobs/nightly", due: Timestamp(seconds: 0), attempt: 2)
                == "evalRuns/nightly-19700101T000000Z-2")
        let long = Job.evalRunName(of: "jobs/" + String(repeating: "a", count: 128), due: due, attempt: 20)
        #expect(try ResourceName(long).kind == "evalRuns" && long.utf8.count <= "evalRuns/".utf8.count + 128)
    }
}
