import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Jobs", .timeLimit(.minutes(10)))
struct JobTests {
    typealias Methods = JobServiceMethods

    static let second: Int64 = 1_000_000
    static let hour = 3_600 * second

    let bench: ServiceBench

    /// A bench with a model.
    init() async throws {
        bench = try await ServiceBench.open()
        try await bench.model()
    }

    @discardableResult
    func create(
        _ id: String = "j", model: String = "m", kind: JobKind = .external, cron: String = "",
        every seconds: UInt32 = 3_600, gates: GatePolicy? = nil, as caller: Caller? = nil
    ) async throws -> Job {
        let job = Job(
            name: "jobs/\(id)", model: "models/\(model)", kind: kind, cron: cron, intervalSeconds: seconds, gates: gates
        )
        let request = CreateJobRequest(job: job, mutation: .fresh())
        return try #require(try await bench.call(Methods.createJob, request, as: caller).job)
    }

    func bind(_ id: String = "j", to version: String, as caller: Caller? = nil) async throws {
        let request = BindJobRequest(name: "jobs/\(id)", version: version, mutation: .fresh())
        _ = try await bench.call(Methods.bindJob, request, as: caller)
    }

    func stored(_ id: String = "j") async throws -> Job { try await bench.store.require(Job.self, "jobs/\(id)") }

    @Test("What is refused leaves the store as it was")
    func refusals() async throws {
        let before = try await bench.content()
        await expectRefusal(.notFound) { try await create(model: "other") }
        await expectRefusal(.jobInvalid) { try await create(every: 0) }
        await expectRefusal(.jobInvalid) { try await create(cron: "0 0 30 2 *", every: 0) }
        await expectRefusal(.jobInvalid) { try await create(gates: GatePolicy()) }
        await expectRefusal(.gatePolicyInvalid) { try await create(kind: .evalGate, gates: GatePolicy()) }
        #expect(try await bench.content() == before)
        try await create()
        await expectRefusal(.alreadyExists) { try await create() }
    }

    @Test("It lies where its model lies; to bind it is enough to hold ai.write there")
    func scopes() async throws {
        let version = try await bench.release(ServiceBench.version("models/m/versions/1.0.0"))
        let made = try await create()
        func caller(_ permissions: [Permission], _ scope: String) throws -> Caller {
            let held = Authorisation(permissions: Set(permissions), scope: try Scope(scope))
            return Caller(name: "principals/caller", authority: .granted([held]))
        }
        let here = try caller([Permission("ai.read"), Permission("ai.write")], "models/m")
        let elsewhere = try caller([Permission("job.write"), Permission("model.read")], "models/other")
        let get = GetJobRequest(name: made.name)
        #expect(try await bench.call(Methods.getJob, get, as: here).job == made)
        await expectRefusal(.permissionDenied) { _ = try await bench.call(Methods.getJob, get, as: elsewhere) }
        let list = ListJobsRequest(filter: "state = ACTIVE", orderBy: "next_run_time")
        #expect(try await bench.call(Methods.listJobs, list, as: here).jobs == [made])
        #expect(try await bench.call(Methods.listJobs, list, as: elsewhere).jobs == [])
        await expectRefusal(.permissionDenied) { try await bind(to: version.name, as: elsewhere) }
        try await bind(to: version.name, as: here)
        #expect(try await stored().boundVersion == version.name)
        await expectRefusal(.permissionDenied) { try await create("k", as: here) }
        await expectRefusal(.permissionDenied) {
            let pause = PauseJobRequest(name: made.name, mutation: .fresh())
            _ = try await bench.call(Methods.pauseJob, pause, as: here)
        }
    }

    @Test("A version of another model cannot be bound, whether it exists or not")
    func otherModels() async throws {
        try await bench.model("other")
        let other = try await bench.release(ServiceBench.version("models/other/versions/1.0.0"))
        try await create()
        for name in [other.name, "models/other/versions/7.7.7"] {
            await expectRefusal(.jobInvalid) { try await bind(to: name) }
        }
        await expectRefusal(.notFound) { try await bind(to: "models/m/versions/7.7.7") }
    }

    @Test("A version with a bound job is not retired, and a model with a job not archived")
    func uses() async throws {
        let version = try await bench.release(ServiceBench.version("models/m/versions/1.0.0"))
        try await create()
        try await bind(to: version.name)
        typealias Versions = VersionServiceMethods
        _ = try await bench.call(
            Versions.deprecateVersion, DeprecateVersionRequest(name: version.name, mutation: .fresh("old")))
        func retire() async throws {
            _ = try await bench.call(
                Versions.retireVersion, RetireVersionRequest(name: version.name, mutation: .fresh()))
        }
        func archiveModel() async throws {
            _ = try await bench.call(
                ModelServiceMethods.archiveModel, ArchiveModelRequest(name: "models/m", mutation: .fresh()))
        }
        await expectRefusal(.versionInUse) { try await retire() }
        await expectRefusal(.modelInUse) { try await archiveModel() }
        _ = try await bench.call(Methods.archiveJob, ArchiveJobRequest(name: "jobs/j", mutation: .fresh()))
        try await retire()
        try await archiveModel()
        await expectRefusal(.illegalTransition) {
            _ = try await bench.call(Methods.restoreJob, RestoreJobRequest(name: "jobs/j", mutation: .fresh()))
        }
    }

    @Test("Apply makes a job and its model together, whichever comes first, and the same again changes nothing")
    func apply() async throws {
        func document<D: Document>(_ document: D, _ paths: [String]) -> AppliedDocument {
            AppliedDocument(name: document.name, content: document.encoded(), setPaths: paths)
        }
        let job = Job(name: "jobs/nightly", model: "models/new", kind: .monitor, cron: "0 2 * * *")
        let documents = [
            document(job, ["model", "kind", "cron"]),
            document(Model(name: "models/new", displayName: "N"), ["display_name"]),
        ]
        func apply(_ documents: [AppliedDocument]) async throws -> [AppliedEffect] {
            let request = ApplyRequest(documents: documents, mutation: .fresh())
            return try await bench.call(ApplyServiceMethods.apply, request).changes.map(\.effect)
        }
        #expect(try await apply(documents) == [.created, .created])
        let made = try await stored("nightly")
        #expect(made.state == .active && made.nextRunTime?.seconds == 7_200)
        #expect(try await apply(documents) == [.unchanged, .unchanged])
        #expect(try await stored("nightly") == made)
        var slower = job
        (slower.cron, slower.intervalSeconds) = ("", 3_600)
        #expect(try await apply([document(slower, ["cron", "interval_seconds"])]) == [.changed])
        let changed = try await stored("nightly")
        #expect(changed.cron.isEmpty && changed.intervalSeconds == 3_600 && changed.startTime != nil)
        #expect(try await apply([document(slower, ["cron", "interval_seconds"])]) == [.unchanged])
        _ = try await bench.call(Methods.archiveJob, ArchiveJobRequest(name: job.name, mutation: .fresh()))
        #expect(try await apply([document(slower, ["interval_seconds"])]) == [.restored])
        #expect(try await stored("nightly").state == .paused)
    }

    @Test("Apply answers the same about a job outside the caller's scopes and about one that is nowhere")
    func applyOutside() async throws {
        try await bench.model("other")
        try await create("hidden", model: "other")
        let held = Authorisation(permissions: [Permission("job.write")], scope: try Scope("models/m"))
        let caller = Caller(name: "principals/caller", authority: .granted([held]))
        let before = try await bench.content()
        for content in [Job(description: "d"), Job(model: "models/other", kind: .external, cron: "@daily")] {
            var answers: [RPCError?] = []
            for id in ["hidden", "HIDDEN", "nowhe"] {
                let paths = content.model.isEmpty ? ["description"] : ["model", "kind", "cron"]
                let document = AppliedDocument(
                    name: "jobs/\(id)", content: content.encoded(), setPaths: paths, etag: "0000000000000001")
                let request = ApplyRequest(documents: [document], mutation: .fresh())
                answers.append(
                    await failure { _ = try await bench.call(ApplyServiceMethods.apply, request, as: caller) })
            }
            let nowhere = try #require(answers[2])
            #expect(answers.allSatisfy { $0?.reason == nowhere.reason })
        }
        #expect(try await bench.content(without: ["denials"]) == before.filter { !$0.hasPrefix("denials:") })
    }
}
