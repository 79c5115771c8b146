import Foundation
import RegentClient

/// `rollback_200`: milliseconds from sending the outcome that decides until the first decision that no longer names the
/// canary, p99 of 200 rollbacks; p50 as `rollback_200_p50`. `rollback_200_sdk`: the same of the decisions of a
/// `LocalRouter` that is connected.
struct RollbackCase: BenchCase {
    let isLocal: Bool
    private static let rollbacks = 200
    private static let model = "models/m"
    private static let (stable, canary) = ("models/m/versions/1.0.0", "models/m/versions/1.1.0")
    private static let prod = "environments/prod"
    private static let policy = "models/m/environments/prod/rolloutPolicy"

    private var daemon: BenchDaemon?
    private var router: LocalRouter?
    private var following: Task<Void, any Error>?

    init(isLocal: Bool = false) { self.isLocal = isLocal }

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        try await daemon.makeRoutes(1, in: "prod")
        let versions = VersionedStore(client: daemon.client)
        try await versions.run("evidence", .offline, of: "", samples: VersionedStore.sampleCount)
        _ = try await daemon.client.createModel(CreateModelRequest(model: Model(name: Self.model)))
        try await versions.release(Self.stable, of: Self.model, by: "proposals/one")
        for type in [EvalRunType.offline, .canary] {
            try await versions.run("stable-\(type.rawValue)", type, of: Self.stable)
            _ = try await daemon.client.promoteVersion(
                PromoteVersionRequest(name: Self.stable, environment: Self.prod))
        }
        try await versions.release(Self.canary, of: Self.model, base: Self.stable, by: "proposals/two")
        guard isLocal else { return }
        let router = try LocalRouter(daemon.client, environments: ["prod"], models: ["m"])
        following = Task { try await router.run() }
        try await router.ready()
        self.router = router
    }

    func run() async throws -> Measurement {
        guard let daemon else { throw BenchError("not prepared") }
        var times: [Double] = []
        let salt = UInt32.random(in: 0 ... .max)
        for number in 0..<Self.rollbacks {
            try await start("\(salt)-\(number)", daemon.client)
            times.append(try await measure("\(salt)-\(number)", daemon.client))
        }
        times.sort()
        var measurement = Measurement(value: times[times.count * 99 / 100 - 1])
        measurement.also = [isLocal ? "rollback_200_sdk_p50" : "rollback_200_p50": times[times.count / 2 - 1]]
        return measurement
    }

    /// A rollout of the canary at half of the keys.
    private func start(_ id: String, _ client: RegentClient) async throws {
        try await VersionedStore(client: client).run("canary-\(id)", .offline, of: Self.canary)
        _ = try await client.promoteVersion(PromoteVersionRequest(name: Self.canary, environment: Self.prod))
        let stored = try? await client.getRolloutPolicy(GetRolloutPolicyRequest(name: Self.policy)).rolloutPolicy
        let policy = RolloutPolicy(
            name: Self.policy, stableVersion: Self.stable, canaryVersion: Self.canary,
            stages: [RolloutStage(canaryPermille: 500, soakS: 86_400)],
            triggers: [RolloutTrigger(kind: .safetyRegression, action: .rollback)], autoRollback: true)
        _ = try await client.putRolloutPolicy(
            PutRolloutPolicyRequest(rolloutPolicy: policy, mutation: Mutation(etag: stored?.etag ?? "")))
        _ = try await client.startRollout(
            StartRolloutRequest(rollout: RolloutRun(name: "rollouts/r-\(id)", policy: Self.policy)))
    }

    /// A decision that names the canary; the router has it once the snapshot has come.
    private func decision(_ client: RegentClient) async throws -> (key: String, decision: RouteDecision) {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            for number in 0..<1_000 {
                let decision = try await decide("user-\(number)", client)
                if decision.arm == .canary { return ("user-\(number)", decision) }
            }
            guard router != nil, .now < end else { throw BenchError("no key has the canary") }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    /// The decision of the side that is measured.
    private func decide(_ key: String, _ client: RegentClient) async throws -> RouteDecision {
        if let router { return try router.decide(environment: "prod", model: "m", key: key).routeDecision }
        let request = SelectRequest(environment: "prod", key: key, model: "m")
        return try await client.select(request).decision ?? RouteDecision()
    }

    private func measure(_ id: String, _ client: RegentClient) async throws -> Double {
        let (key, decision) = try await decision(client)
        let call = try await client.reportOutcomes()
        try await call.send(
            ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "r-\(id)", resume: false))))
        var responses = call.responses.makeAsyncIterator()
        _ = try await responses.next()
        let outcome = RouteOutcome(
            requestId: "request-\(id)", createTime: Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1e6)),
            environment: "prod", keyDigest: decision.keyDigest, arm: decision.arm,
            policyRevision: decision.policyRevision, selectedProvider: decision.selectedProvider,
            modelVersion: Self.canary, status: .ok, safetyCompliant: .false)
        let start = ContinuousClock.now
        try await call.send(
            ReportOutcomesRequest(request: .batch(OutcomeBatch(seq: 1, environment: "prod", rows: [outcome]))))
        while try await decide(key, client).modelVersion == Self.canary {
            guard .now - start < .seconds(10) else { throw BenchError("nothing was rolled back in ten seconds") }
            // A decision of the router takes no time: without a pause it would keep a core from the daemon.
            if router != nil { try await Task.sleep(for: .microseconds(200)) }
        }
        let span = ContinuousClock.now - start
        call.finishSending()
        while try await responses.next() != nil {}
        return span / .milliseconds(1)
    }

    mutating func finish() async throws {
        following?.cancel()
        try await daemon?.remove()
    }
}
