import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension Deployment: LifecycleFixture {
    private typealias Methods = DeploymentServiceMethods
    private static let fixtureName = "deployments/d"

    /// A deployment in staging. Nothing but a rollout rolls one back, so that state is put into the store.
    package static func made(in state: DeploymentState, _ bench: ServiceBench) async throws -> Deployment {
        let version = try await bench.released("models/m/versions/1.0.0")
        try await bench.plan(Deployment(name: fixtureName, version: version.name, environment: staging))
        if state != .planned { try await bench.start(fixtureName) }
        switch state {
        case .cancelled:
            _ = try await bench.call(
                Methods.cancelDeployment, CancelDeploymentRequest(name: fixtureName, mutation: .fresh("not needed")))
        case .deployed: try await bench.smoke(fixtureName)
        case .rolledBack:
            try await bench.smoke(fixtureName)
            let command = Command.daemon(Methods.startDeployment.descriptor, now: bench.context.now())
            _ = try await bench.store.write(MutationCall(command)) { store in
                try store.put(try store.require(Deployment.self, fixtureName).rolledBack(command))
            }
        case .planned, .inProgress, .unspecified, .unrecognized: break
        }
        return try await bench.store.require(Deployment.self, fixtureName)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Deployment>] {
        [
            VerbCall(Methods.startDeployment) { StartDeploymentRequest(name: $0.name) },
            VerbCall(Methods.recordSmokeResult) {
                RecordSmokeResultRequest(name: $0.name, smoke: SmokeResult(outcome: .passed))
            },
            VerbCall(Methods.cancelDeployment) { CancelDeploymentRequest(name: $0.name) },
        ]
    }
}
