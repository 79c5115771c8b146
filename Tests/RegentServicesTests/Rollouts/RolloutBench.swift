import RegentGovernance
import RegentMessages
import RegentModel
import RegentRouting
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// A model with a stable version and a canary whose rollout runs at half of the keys each, and outcomes of it.
struct RolloutBench {
    static let (stable, canary) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")
    static let run = "rollouts/winter"
    static let policyName = RolloutPolicy.name(model: "models/m", environment: ModelVersion.ownEnvironment)

    let bench: ServiceBench
    private var generator: SplitMix64
    private var requests = 0
    private var batches: UInt64 = 0

    /// How the canary behaves; the stable version has one error in fifty and nothing else.
    struct Behaviour {
        var errorPercent: UInt64 = 2
        var invalidPercent: UInt64 = 0
    }

    /// A bench whose rollout runs.
    static func open(
        seed: UInt64 = 1, autoPromote: Bool = false, autoRollback: Bool = true, minUnits: UInt64 = 10,
        triggers: [RolloutTrigger] = [], margin: Double = 0.02
    ) async throws -> RolloutBench {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        for name in [stable, canary] { try await bench.released(name) }
        try await bench.promote(stable, to: .stable)
        try await bench.promote(canary, to: .canary)
        let policy = RolloutPolicy(
            name: policyName, stableVersion: stable, canaryVersion: canary,
            stages: [RolloutStage(canaryPermille: 500, minUnits: minUnits)],
            // A rate at which one violation of safety is no evidence yet.
            judge: RolloutJudge(margin: margin, metrics: ["error_rate"], safetyRateLimit: 0.2), triggers: triggers,
            autoPromote: autoPromote,
            autoRollback: autoRollback)
        _ = try await bench.call(
            RolloutServiceMethods.putRolloutPolicy, PutRolloutPolicyRequest(rolloutPolicy: policy, mutation: .fresh()))
        _ = try await bench.call(
            RolloutRunServiceMethods.startRollout,
            StartRolloutRequest(rollout: RolloutRun(name: run, policy: policyName), mutation: .fresh()))
        return RolloutBench(bench: bench, generator: SplitMix64(seed: seed))
    }

    private init(bench: ServiceBench, generator: SplitMix64) { (self.bench, self.generator) = (bench, generator) }

    /// The same store, with judges that know nothing yet.
    func restarted() async throws -> RolloutBench {
        var other = RolloutBench(bench: try await bench.restarted(), generator: generator)
        (other.requests, other.batches) = (requests, batches)
        return other
    }

    /// Outcomes of keys as they come, half of them of the canary.
    mutating func outcomes(_ count: Int, _ behaviour: Behaviour = Behaviour()) -> [RouteOutcome] {
        let split = CohortSplit(permille: 500, salt: "")
        let revision = bench.store.revisions.last
        return (0..<count).map { _ in
            requests += 1
            let digest = generator.next()
            let isCanary = split.arm(of: AssignmentHash(value: digest)) == .canary
            let (error, invalid) = (generator.next() % 100, generator.next() % 100)
            let isError = error < (isCanary ? behaviour.errorPercent : 2)
            return RouteOutcome(
                requestId: "request-\(requests)", createTime: Timestamp(microseconds: 1_000_000), environment: "prod",
                keyDigest: digest, arm: isCanary ? .canary : .baseline, policyRevision: revision,
                selectedProvider: "openai", routeStrategy: .weighted, latencyMs: 10,
                modelVersion: isCanary ? Self.canary : Self.stable, status: isError ? .error : .ok,
                schemaValid: isCanary && invalid < behaviour.invalidPercent ? .false : .true,
                safetyCompliant: .true)
        }
    }

    /// Reports a batch.
    mutating func report(_ rows: [RouteOutcome], environment: String = "prod", reporter: String = "sdk") async throws {
        let isOwn = reporter == "sdk"
        if isOwn { batches += 1 }
        let start = OutcomeReportStart(reporter: reporter, resume: isOwn && batches > 1)
        let batch = OutcomeBatch(seq: isOwn ? batches : 1, environment: environment, rows: rows)
        try await bench.stream(
            OutcomeServiceMethods.reportOutcomes,
            [ReportOutcomesRequest(request: .start(start)), ReportOutcomesRequest(request: .batch(batch))]
        ) { _ in }
    }

    /// Reports a batch, and has it judged.
    mutating func judge(_ rows: [RouteOutcome]) async throws {
        try await report(rows)
        try await RolloutJudging(bench.context).catchUpAll()
    }

    /// Reports so many outcomes, and has them judged.
    mutating func judge(_ count: Int, _ behaviour: Behaviour) async throws {
        let rows = outcomes(count, behaviour)
        try await judge(rows)
    }

    /// Does what time brings.
    @discardableResult
    func tick() async throws -> [String] {
        let answer = try await Schedule(bench.context, nouns: [RolloutStages.self]).tick(limit: 100)
        #expect(answer.failed == [])
        return answer.done.map(\.event)
    }

    /// The rollout as it is stored.
    func stored() async throws -> RolloutRun { try await bench.store.require(RolloutRun.self, Self.run) }

    /// Entries of the ledger with an event.
    func count(of event: String) async throws -> Int {
        try await bench.store.entries(from: 1, limit: 10_000).count { $0.event == event }
    }
}
