import Foundation
import RegentClient
import RegentMessages
import RegentTestKit
import Testing

/// SIGKILL between the outcome that decides and the rollback that follows. REGENT_ROLLOUT_KILLS sets how many
/// (`make test-full`: 10, `make test-kill-long`: 100); the short form is 3.
@Suite("Rollbacks over kills", .timeLimit(.minutes(20)))
struct RolloutKillTests {
    static let kills = ProcessInfo.processInfo.environment["REGENT_ROLLOUT_KILLS"].flatMap { Int($0) } ?? 3
    private static let model = "models/m"
    private static let (stable, canary) = ("models/m/versions/1.0.0", "models/m/versions/1.1.0")
    private static let policy = "models/m/environments/prod/rolloutPolicy"

    /// A model with a stable version and a released one.
    private static func prepare(_ client: RegentClient) async throws {
        _ = try await client.createModel(CreateModelRequest(model: Model(name: model)))
        try await client.uploadEvidence("evalRuns/evidence")
        try await client.release(stable, of: model, by: "proposals/one")
        try await client.promote(stable, by: .offline, as: "evalRuns/stable-offline")
        try await client.promote(stable, by: .canary, as: "evalRuns/stable-canary")
        try await client.release(canary, of: model, base: stable, by: "proposals/two")
    }

    /// A rollout of the canary at half of the keys, which one violation of safety rolls back.
    private static func start(_ number: Int, _ client: RegentClient) async throws {
        try await client.promote(canary, by: .offline, as: "evalRuns/canary-\(number)")
        let stored = try? await client.getRolloutPolicy(GetRolloutPolicyRequest(name: policy)).rolloutPolicy
        let wanted = RolloutPolicy(
            name: policy, stableVersion: stable, canaryVersion: canary,
            stages: [RolloutStage(canaryPermille: 500, soakS: 86_400)],
            triggers: [RolloutTrigger(kind: .safetyRegression, action: .rollback)], autoRollback: true)
        _ = try await client.putRolloutPolicy(
            PutRolloutPolicyRequest(rolloutPolicy: wanted, mutation: Mutation(etag: stored?.etag ?? "")))
        _ = try await client.startRollout(
            StartRolloutRequest(rollout: RolloutRun(name: "rollouts/r\(number)", policy: policy)))
    }

    /// The outcome of a decision that names the canary.
    private static func violation(_ number: Int, _ client: RegentClient) async throws -> RouteOutcome {
        for key in 0..<1_000 {
            let request = SelectRequest(environment: "prod", key: "user-\(key)", model: "m")
            let decision = try await client.select(request).decision ?? RouteDecision()
            guard decision.arm == .canary else { continue }
            return RouteOutcome(
                requestId: "request-\(number)",
                createTime: Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)),
                environment: "prod", keyDigest: decision.keyDigest, arm: .canary,
                policyRevision: decision.policyRevision, selectedProvider: decision.selectedProvider,
                modelVersion: canary, status: .ok, safetyCompliant: .false)
        }
        throw CancellationError()
    }

    /// Sends a batch, unless it was stored before, and waits until it is durable.
    private static func send(_ outcome: RouteOutcome, _ number: Int, _ client: RegentClient) async throws {
        let call = try await client.reportOutcomes()
        try await call.send(
            ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "r\(number)", resume: true))))
        var responses = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await responses.next()?.response, opened.durableSeq == 0 else { return }
        let batch = OutcomeBatch(seq: 1, environment: "prod", rows: [outcome])
        try await call.send(ReportOutcomesRequest(request: .batch(batch)))
        while case .ack(let ack)? = try await responses.next()?.response, ack.durableSeq == 0 {}
    }

    /// Sends a batch until the daemon has gone, or has stored it.
    private static func sending(_ outcome: RouteOutcome, _ number: Int, _ client: RegentClient) -> Task<Void, Never> {
        Task { try? await send(outcome, number, client) }
    }

    /// Whether a rollout comes to its end.
    private static func isOver(_ number: Int, _ client: RegentClient) async throws -> Bool {
        let end = ContinuousClock.now + hangLimit
        while .now < end {
            let run = try await client.getRollout(GetRolloutRequest(name: "rollouts/r\(number)")).rollout
            if run?.state == .rolledBack { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    /// Entries of a document with an event.
    private static func count(_ event: String, of name: String, _ client: RegentClient) async throws -> Int {
        let history = try await client.getHistory(GetHistoryRequest(name: name, pageSize: 1_000))
        return history.entries.count { $0.event == event }
    }

    @Test("A canary that is to be rolled back is rolled back exactly once, however the daemon is killed meanwhile")
    func kills() async throws {
        try await withTemporaryFolder { folder in
            var random = SplitMix64(seed: announcedSeed("Kill.rollouts"))
            var daemon = try await DaemonProcess.start("regentd", in: folder)
            var client = try await daemon.connect()
            try await Self.prepare(client)
            for number in 0..<Self.kills {
                try await Self.start(number, client)
                let outcome = try await Self.violation(number, client)
                let sending = Self.sending(outcome, number, client)
                try await Task.sleep(for: .microseconds(Int.random(in: 0...20_000, using: &random)))
                daemon.kill()
                await daemon.gone()
                sending.cancel()
                await client.close()
                await sending.value
                daemon = try await DaemonProcess.start("regentd", in: folder)
                client = try await daemon.connect()
                // What was not durable is sent again, as an SDK does.
                try await Self.send(outcome, number, client)
                let isOver = try await Self.isOver(number, client)
                #expect(isOver, "rollouts/r\(number)")
                let ends = try await Self.count("rollout.rolledBack", of: "rollouts/r\(number)", client)
                #expect(ends == 1, "rollouts/r\(number)")
            }
            let records = try await client.listRollbacks(ListRollbacksRequest(pageSize: 1_000)).rollbacks
            #expect(records.count == Self.kills && records.allSatisfy { $0.trigger == "SAFETY_REGRESSION" })
            let back = try await Self.count("rolloutPolicy.rolledBack", of: Self.policy, client)
            #expect(back == Self.kills)
            let watch = try ChildProcess(
                ChildProcess.built("regent"), ["rollout", "watch", "r0", "-o", "jsonl"],
                environment: ProcessInfo.processInfo.environment.merging(["REGENT_ADDRESS": "\(daemon.address)"]) { $1 }
            )
            let watched = await watch.exitStatus
            #expect(watched == 2, "a rollout that was rolled back ends its watch with 2")
            await client.close()
            #expect(await daemon.stop() == 0)
        }
    }
}
