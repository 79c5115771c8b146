import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension DeploymentTask: LifecycleFixture {
    private typealias Methods = DeploymentServiceMethods

    /// The one task of a deployment in production.
    package static func made(in state: DeploymentTaskState, _ bench: ServiceBench) async throws -> DeploymentTask {
        let version = try await bench.released("models/m/versions/1.0.0")
        try await bench.deployInStaging(version.name)
        let name = try await bench.begin("d", of: version.name).first?.name ?? ""
        switch state {
        case .confirmed:
            _ = try await bench.call(Methods.confirmTask, ConfirmTaskRequest(name: name, mutation: .fresh()))
        case .adjusted:
            _ = try await bench.call(
                Methods.adjustTask,
                AdjustTaskRequest(name: name, plannedProductionDate: "2026-12-24", mutation: .fresh("holidays")))
        case .cancelled:
            _ = try await bench.call(Methods.cancelTask, CancelTaskRequest(name: name, mutation: .fresh("no use")))
        case .pending, .unspecified, .unrecognized: break
        }
        return try await bench.store.require(DeploymentTask.self, name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<DeploymentTask>] {
        [
            VerbCall(Methods.confirmTask) { ConfirmTaskRequest(name: $0.name) },
            VerbCall(Methods.adjustTask) {
                AdjustTaskRequest(name: $0.name, plannedProductionDate: "2026-12-31")
            },
            VerbCall(Methods.cancelTask) { CancelTaskRequest(name: $0.name) },
        ]
    }
}
