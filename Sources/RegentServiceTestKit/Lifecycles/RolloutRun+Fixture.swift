import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension RolloutRun: LifecycleFixture {
    private typealias Methods = RolloutRunServiceMethods
    private static let fixtureName = "rollouts/r"

    /// A rollout of models/m in prod with two stages.
    package static func made(in state: RolloutRunState, _ bench: ServiceBench) async throws -> RolloutRun {
        try await bench.startRollout(fixtureName)
        switch state {
        case .paused:
            _ = try await bench.call(
                Methods.pauseRollout, PauseRolloutRequest(name: fixtureName, mutation: .fresh("a holiday")))
        case .promoted:
            try await bench.judge(fixtureName, .promote)
            _ = try await bench.call(
                RolloutServiceMethods.promoteVersion,
                PromoteVersionRequest(
                    name: "models/m/versions/2.0.0", environment: ModelVersion.ownEnvironment, mutation: .fresh()))
        case .rolledBack:
            _ = try await bench.call(
                Methods.abortRollout, AbortRolloutRequest(name: fixtureName, mutation: .fresh("not needed")))
        case .running, .unspecified, .unrecognized: break
        }
        return try await bench.store.require(RolloutRun.self, fixtureName)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<RolloutRun>] {
        [
            VerbCall(Methods.pauseRollout) { PauseRolloutRequest(name: $0.name) },
            VerbCall(Methods.resumeRollout) { ResumeRolloutRequest(name: $0.name) },
            VerbCall(Methods.abortRollout) { AbortRolloutRequest(name: $0.name) },
        ]
    }
}

extension ServiceBench {
    /// Starts the rollout of version 2.0.0 of models/m in prod, with the policy made for it.
    ///
    /// - Parameter change: what else the policy says.
    @discardableResult
    package func startRollout(
        _ name: String, stages: [RolloutStage] = [RolloutStage(canaryPermille: 10), RolloutStage(canaryPermille: 100)],
        _ change: (inout RolloutPolicy) -> Void = { _ in }
    ) async throws -> RolloutRun {
        let policy = try await rollout(canaryPermille: 0) { policy in
            policy.stages = stages
            change(&policy)
        }
        return try await call(
            RolloutRunServiceMethods.startRollout,
            StartRolloutRequest(rollout: RolloutRun(name: name, policy: policy.name), mutation: .fresh())
        ).rollout ?? RolloutRun()
    }

    /// Gives a rollout a verdict, as the daemon does.
    @discardableResult
    package func judge(
        _ name: String, _ decision: RolloutDecision, canaryUnits: UInt64 = 1_000
    ) async throws -> RolloutRun {
        let command = Command.daemon(.tick, now: context.now())
        let verdict = RolloutVerdict(decision: decision, decideTime: command.time, canaryUnits: canaryUnits)
        return try await store.write(MutationCall(command)) { store in
            try store.put(try store.require(RolloutRun.self, name).judged(verdict, command))
        }
    }
}
