import RegentClient
import RegentMessages
import RegentTestKit
import Testing

/// What a decision in the process of the caller costs.
@Suite("Allocations of local decisions", .serialized, .enabled(if: Allocations.canBeCounted))
struct LocalRouterAllocationTests {
    private static let decisions = 1_000
    private static let rounds = 5

    /// A router over a server in this process, with a rollout.
    private static func withRouter(_ body: (LocalRouter) async throws -> Void) async throws {
        let server = FakeServer()
        let configs = (0..<8).map { place in
            ProviderConfig(
                name: "environments/prod/providers/provider-\(place)", revision: 3, provider: "provider-\(place)",
                environment: "prod", enabled: true, weight: UInt32(place + 1))
        }
        let split = RolloutSplit(
            stableVersion: "models/triage/versions/1.0.0", canaryVersion: "models/triage/versions/2.0.0",
            canaryPermille: 100, salt: "s")
        let snapshot = EnvironmentSnapshot(
            environment: "prod", providerConfigs: configs,
            models: [ModelSnapshot(model: "triage", split: split, placeRevision: 2)], anyModel: true)
        server.setSnapshot(snapshot, revision: 7)
        let client = try await RegentClient.connect(to: server.address)
        try await client.withLocalRouter(environments: ["prod"]) { router in
            try await router.ready(timeout: hangLimit)
            try await body(router)
        }
        await client.close()
    }

    @Test("a decision for a key, for the bytes of a key, and for a turn", arguments: ["", "triage"])
    func decide(model: String) async throws {
        let gate = AllocationGate(thing: "a local decision", most: 0)
        let keys = (0..<Self.decisions).map { "a-key-that-is-longer-than-fifteen-bytes-\($0)" }
        let bytes = keys.map { Array($0.utf8) }
        try await Self.withRouter { router in
            // The first decision of a model prepares all others.
            _ = try router.decide(environment: "prod", model: model, key: "k")
            let byKey = try await Allocations.least(of: Self.rounds) {
                for key in keys { _ = try router.decide(environment: "prod", model: model, key: key) }
            }
            #expect(gate.fault(byKey, for: Self.decisions) == nil)
            let byBytes = try await Allocations.least(of: Self.rounds) {
                for key in bytes { _ = try router.decide(environment: "prod", model: model, key: key.span) }
            }
            #expect(gate.fault(byBytes, for: Self.decisions) == nil)
            let byTurn = try await Allocations.least(of: Self.rounds) {
                for _ in keys { _ = try router.decide(environment: "prod", model: model) }
            }
            #expect(gate.fault(byTurn, for: Self.decisions) == nil)
            var route = try router.route(environment: "prod", model: model)
            let byRoute = try await Allocations.least(of: Self.rounds) {
                for key in keys { _ = try route.decide(key: key) }
            }
            #expect(gate.fault(byRoute, for: Self.decisions) == nil)
        }
    }
}
