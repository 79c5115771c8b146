import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension Override: LifecycleFixture {
    private typealias Methods = OverrideServiceMethods

    /// The override of a version's state.
    package static func made(in state: OverrideState, _ bench: ServiceBench) async throws -> Override {
        let version = try await bench.register(ServiceBench.version("models/m/versions/1.0.0"))
        let override = Override(name: "overrides/o", kind: .force, subject: version.name)
        let requested = try await bench.call(
            Methods.requestOverride, RequestOverrideRequest(override: override, mutation: .fresh("outage")))
        let etag = requested.override?.etag ?? ""
        switch state {
        case .granted:
            _ = try await bench.call(
                Methods.grantOverride, GrantOverrideRequest(name: override.name, mutation: .fresh(etag: etag)))
        case .denied:
            _ = try await bench.call(
                Methods.denyOverride, DenyOverrideRequest(name: override.name, comment: "no", mutation: .fresh()))
        case .expired:
            let end = bench.context.now() + Override.lifetime
            _ = try await Schedule(bench.context, nouns: [RequestedOverrideExpiry.self], now: { end }).tick(limit: 10)
        case .requested, .unspecified, .unrecognized: break
        }
        return try await bench.store.require(Override.self, override.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Override>] {
        [
            VerbCall(Methods.grantOverride) { GrantOverrideRequest(name: $0.name) },
            VerbCall(Methods.denyOverride) { DenyOverrideRequest(name: $0.name, comment: "no") },
        ]
    }
}
