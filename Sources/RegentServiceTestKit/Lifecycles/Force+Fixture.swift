import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension Force: LifecycleFixture {
    private typealias Methods = ForceServiceMethods

    /// A lease on a version that is STABLE.
    package static func made(in state: ForceState, _ bench: ServiceBench) async throws -> Force {
        let version = "models/m/versions/1.0.0"
        try await bench.plant(ModelVersion.ownEnvironment, state: "")
        try await bench.release(ServiceBench.version(version))
        try await bench.promote(version, to: .stable)
        let force = Force(
            name: "forces/f", version: version, environment: ModelVersion.ownEnvironment, ttlS: 3_600)
        _ = try await bench.call(
            Methods.forceVersion, ForceVersionRequest(force: force, mutation: .fresh("incident 12")))
        if state == .ended {
            _ = try await bench.call(
                Methods.releaseForce, ReleaseForceRequest(name: force.name, mutation: .fresh()))
        }
        return try await bench.store.require(Force.self, force.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Force>] {
        [VerbCall(Methods.releaseForce) { ReleaseForceRequest(name: $0.name) }]
    }
}
