import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension RolloutPolicy: LifecycleFixture {
    private typealias Methods = RolloutServiceMethods

    /// A policy with a version on trial, which is to promote by itself.
    package static func made(in state: RolloutPolicyState, _ bench: ServiceBench) async throws -> RolloutPolicy {
        try await bench.rollout(canaryPermille: 10) { policy in
            (policy.stages, policy.autoPromote) = ([RolloutStage(canaryPermille: 20)], true)
        }
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<RolloutPolicy>] {
        [
            VerbCall(Methods.putRolloutPolicy) { PutRolloutPolicyRequest(rolloutPolicy: $0) },
            VerbCall(Methods.rollbackRollout) { RollbackRolloutRequest(name: $0.name) },
            VerbCall(Methods.approveAutoPromote) { ApproveAutoPromoteRequest(name: $0.name) },
        ]
    }
}

extension ServiceBench {
    /// The rollout policy of models/m in prod: 1.0.0 is stable, 2.0.0 on trial.
    ///
    /// - Parameter change: what else it says.
    @discardableResult
    package func rollout(
        canaryPermille: UInt32, salt: String = "", _ change: (inout RolloutPolicy) -> Void = { _ in }
    ) async throws -> RolloutPolicy {
        let (stable, canary) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")
        try await plant(ModelVersion.ownEnvironment, state: "")
        for (name, state) in [(stable, ModelVersionState.stable), (canary, .canary)] {
            try await release(Self.version(name))
            try await promote(name, to: state)
        }
        let policy = RolloutPolicy(
            name: RolloutPolicy.name(model: "models/m", environment: ModelVersion.ownEnvironment),
            stableVersion: stable)
        let first = try await put(policy)
        var next = policy
        (next.canaryVersion, next.canaryPermille, next.salt) = (canary, canaryPermille, salt)
        change(&next)
        return try await put(next, etag: first.etag)
    }

    /// Puts a rollout policy.
    @discardableResult
    package func put(_ policy: RolloutPolicy, etag: String = "") async throws -> RolloutPolicy {
        try await call(
            RolloutServiceMethods.putRolloutPolicy,
            PutRolloutPolicyRequest(rolloutPolicy: policy, mutation: .fresh(etag: etag))
        ).rolloutPolicy ?? policy
    }
}
