import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Rollouts that run, behind the service.
@Suite("Running rollouts", .timeLimit(.minutes(10)))
struct RolloutRunTests {
    typealias Methods = RolloutRunServiceMethods
    typealias Policies = RolloutServiceMethods

    static let (one, two) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")
    static let prod = ModelVersion.ownEnvironment
    static let name = "rollouts/winter"
    static let policyName = RolloutPolicy.name(model: "models/m", environment: prod)

    let bench: ServiceBench

    init() async throws { bench = try await ServiceBench.open() }

    func run() async throws -> RolloutRun { try await bench.store.require(RolloutRun.self, Self.name) }

    func policy() async throws -> RolloutPolicy {
        try await bench.store.require(RolloutPolicy.self, Self.policyName)
    }

    func state(of version: String) async throws -> ModelVersionState {
        try await bench.store.require(ModelVersion.self, version).state(in: Self.prod)
    }

    /// What the daemon does of a rollout.
    func tick(
        _ change: @escaping @Sendable (RolloutRun, Command, WriteTransaction) throws -> Change<RolloutRun>
    ) async throws -> RolloutRun {
        let command = Command.daemon(.tick, now: bench.context.now())
        return try await bench.store.write(MutationCall(command)) { store in
            try store.put(try change(try store.require(RolloutRun.self, Self.name), command, store))
        }
    }

    func promote() async throws {
        _ = try await bench.call(
            Policies.promoteVersion,
            PromoteVersionRequest(name: Self.two, environment: Self.prod, mutation: .fresh()))
    }

    @Test("A rollout starts with its first stage, is found, and there is one at a time")
    func start() async throws {
        try await bench.startRollout(Self.name)
        let started = try await policy()
        #expect(started.canaryPermille == 10)
        let got = try await bench.call(Methods.getRollout, GetRolloutRequest(name: Self.name)).rollout
        #expect(got?.state == .running && got?.stage == 0)
        let listed = try await bench.call(Methods.listRollouts, ListRolloutsRequest(filter: "state = RUNNING"))
        #expect(listed.rollouts.map(\.name) == [Self.name])
        await expectRefusal(.rolloutTaken) {
            let other = RolloutRun(name: "rollouts/other", policy: Self.policyName)
            _ = try await bench.call(
                Methods.startRollout, StartRolloutRequest(rollout: other, mutation: .fresh()))
        }
    }

    @Test("While it runs its policy keeps versions, share and salt, and another version is not promoted over it")
    func owned() async throws {
        try await bench.startRollout(Self.name)
        var policy = try await policy()
        policy.canaryPermille = 500
        await expectRefusal(.rolloutRunning) { try await bench.put(policy, etag: policy.etag) }
        policy.canaryPermille = 10
        policy.maxFallbackRate = 0.5
        let changed = try await bench.put(policy, etag: policy.etag)
        #expect(changed.maxFallbackRate == 0.5)
        let plan = try await run().plan
        #expect(plan?.maxFallbackRate == 0)
        let third = "models/m/versions/3.0.0"
        try await bench.release(ServiceBench.version(third))
        try await bench.promote(third, to: .canary)
        try await bench.prove(third, .canary)
        await expectRefusal(.rolloutRunning) {
            _ = try await bench.call(
                Policies.promoteVersion,
                PromoteVersionRequest(name: third, environment: Self.prod, mutation: .fresh()))
        }
    }

    @Test("A passed stage raises the share of the policy in the same change")
    func stages() async throws {
        try await bench.startRollout(Self.name)
        try await bench.judge(Self.name, .hold)
        let before = try await bench.store.lastRevision()
        let verdict = RolloutVerdict(decision: .hold, canaryUnits: 5)
        let next = try await tick { run, command, store in try store.passingStage(of: run, verdict, command) }
        #expect(next.stage == 1)
        let raised = try await policy()
        #expect(raised.canaryPermille == 100)
        let events = try await bench.store.entries(from: before + 1).map(\.event)
        #expect(events == ["rollout.staged", "rolloutPolicy.staged"])
    }

    @Test("A person promotes with the verdict PROMOTE, by which the rollout ends")
    func promoted() async throws {
        try await bench.startRollout(Self.name)
        await expectRefusal(.evidenceMissing) { try await promote() }
        // A passed run does not stand against a judge that has not decided.
        try await bench.prove(Self.two, .canary)
        await expectRefusal(.rolloutNotProven) { try await promote() }
        try await bench.judge(Self.name, .promote)
        let wrong = PromoteVersionRequest(
            name: Self.two, environment: Self.prod, evidence: "models/m", mutation: .fresh())
        await expectRefusal(.badRequest) { _ = try await bench.call(Policies.promoteVersion, wrong) }
        _ = try await bench.call(
            Policies.promoteVersion,
            PromoteVersionRequest(name: Self.two, environment: Self.prod, evidence: Self.name, mutation: .fresh()))
        let ended = try await run()
        #expect(ended.state == .promoted)
        let promoted = try await bench.store.require(ModelVersion.self, Self.two)
        #expect(promoted.state(in: Self.prod) == .stable)
        #expect(promoted.statuses.first { $0.environment == Self.prod }?.evidence == Self.name)
        let policy = try await policy()
        #expect(policy.stableVersion == Self.two && policy.canaryVersion.isEmpty)
    }

    @Test("The daemon promotes it with everything that a promotion changes")
    func promotedByItself() async throws {
        try await bench.startRollout(Self.name)
        try await bench.judge(Self.name, .promote)
        let ended = try await tick { run, command, store in
            try store.promoting(run, because: "every stage has passed", command)
        }
        #expect(ended.state == .promoted && ended.endReason == "every stage has passed")
        let states = [try await state(of: Self.one), try await state(of: Self.two)]
        #expect(states == [.deprecated, .stable])
        let policy = try await policy()
        #expect(policy.stableVersion == Self.two)
    }

    @Test(
        "Abort, rollback of the policy and the daemon's rollback end it and take the canary out of service",
        arguments: 0..<3)
    func rolledBack(way: Int) async throws {
        try await bench.startRollout(Self.name)
        switch way {
        case 0:
            _ = try await bench.call(
                Methods.abortRollout, AbortRolloutRequest(name: Self.name, mutation: .fresh("worse")))
        case 1:
            _ = try await bench.call(
                Policies.rollbackRollout, RollbackRolloutRequest(name: Self.policyName, mutation: .fresh("worse")))
        default:
            _ = try await tick { run, command, store in
                try store.rollingBack(run, because: "worse", trigger: RolloutRun.judgeTrigger, command)
            }
        }
        let ended = try await run()
        #expect(ended.state == .rolledBack && ended.endReason == "worse")
        let canary = try await state(of: Self.two)
        #expect(canary == .draft)
        let policy = try await policy()
        #expect(policy.canaryVersion.isEmpty && policy.canaryPermille == 0 && policy.stableVersion == Self.one)
        let records = try await bench.store.list(RollbackRecord.self).items
        #expect(records.map(\.fromVersion) == [Self.two] && records.first?.reason == "worse")
        let trigger = way == 2 ? RolloutRun.judgeTrigger : ""
        #expect(records.first?.trigger == trigger && ended.trigger == trigger)
        await expectRefusal(.illegalTransition) {
            _ = try await bench.call(
                Methods.abortRollout, AbortRolloutRequest(name: Self.name, mutation: .fresh("again")))
        }
    }

    @Test("Paused and proven rollouts, and promotion that is not approved, wait in inboxes")
    func inbox() async throws {
        try await bench.startRollout(Self.name) { $0.autoPromote = true }
        func kinds() async throws -> [String] {
            try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest()).items.map(\.kind)
        }
        let first = try await kinds()
        #expect(first == ["rolloutPolicy.approveAutoPromote"])
        _ = try await bench.call(
            Methods.pauseRollout, PauseRolloutRequest(name: Self.name, mutation: .fresh("a holiday")))
        let paused = try await kinds()
        #expect(paused.contains("rollout.paused"))
        _ = try await bench.call(Methods.resumeRollout, ResumeRolloutRequest(name: Self.name, mutation: .fresh()))
        let policy = try await policy()
        let approved = try await bench.call(
            Policies.approveAutoPromote,
            ApproveAutoPromoteRequest(name: Self.policyName, mutation: .fresh(etag: policy.etag))
        ).rolloutPolicy
        #expect(approved?.autoPromoteApproval?.contentDigest.count == 64)
        for units in [UInt64(1), 2] {
            let verdict = RolloutVerdict(decision: .hold, canaryUnits: units)
            _ = try await tick { run, command, store in try store.passingStage(of: run, verdict, command) }
        }
        let held = try await kinds()
        #expect(!held.contains("rollout.promote"))
        try await bench.judge(Self.name, .promote)
        let proven = try await kinds()
        #expect(proven == ["rollout.promote"])
    }
}
