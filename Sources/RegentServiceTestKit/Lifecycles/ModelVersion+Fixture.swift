import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension ModelVersion: LifecycleFixture {
    private typealias Methods = VersionServiceMethods
    private static let fixtureName = "models/m/versions/1.0.0"
    private static let fixtureSuccessor = "models/m/versions/2.0.0"

    /// A version that could be released; one that serves was, and so is its successor. The states CANARY and STABLE,
    /// and the runs that prove the next one, are put into the store.
    package static func made(in state: ModelVersionState, _ bench: ServiceBench) async throws -> ModelVersion {
        let version = ServiceBench.version(fixtureName)
        for environment in ["environments/prod", "environments/staging"] {
            try await bench.plant(environment, state: "ACTIVE")
        }
        switch state {
        case .canary, .stable:
            try await bench.release(version)
            try await bench.release(ServiceBench.version(fixtureSuccessor))
            try await bench.promote(fixtureName, to: state)
            for type in [EvalRunType.offline, .canary] { try await bench.prove(fixtureName, type) }
        default: try await bench.releasable(version)
        }
        if state == .deprecated || state == .retired {
            _ = try await bench.call(
                Methods.deprecateVersion, DeprecateVersionRequest(name: fixtureName, mutation: .fresh("not used")))
        }
        if state == .retired {
            _ = try await bench.call(
                Methods.retireVersion, RetireVersionRequest(name: fixtureName, mutation: .fresh()))
        }
        return try await bench.store.require(ModelVersion.self, fixtureName)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<ModelVersion>] {
        [
            VerbCall(Methods.registerVersion) { RegisterVersionRequest(version: $0) },
            VerbCall(Methods.answerReleaseChecklist) {
                AnswerReleaseChecklistRequest(name: $0.name, answers: [ReleaseAnswer(item: .tests, done: false)])
            },
            VerbCall(Methods.recordPerformance) {
                RecordPerformanceRequest(name: $0.name, performance: ["auto_rate": 0.2])
            },
            VerbCall(Methods.releaseVersion) { ReleaseVersionRequest(name: $0.name) },
            VerbCall(RolloutServiceMethods.promoteVersion) {
                PromoteVersionRequest(
                    name: $0.name, environment: $0.state == .stable ? "environments/staging" : "environments/prod")
            },
            VerbCall(Methods.suspendVersion) { SuspendVersionRequest(name: $0.name) },
            VerbCall(Methods.resumeVersion) { ResumeVersionRequest(name: $0.name) },
            VerbCall(Methods.deprecateVersion) {
                DeprecateVersionRequest(name: $0.name, successor: $0.state == .stable ? fixtureSuccessor : "")
            },
            VerbCall(Methods.retireVersion) { RetireVersionRequest(name: $0.name) },
        ]
    }
}
