import RegentMessages
import RegentModel
import RegentRouting
import RegentServiceTestKit
import Testing

@Suite("Routing snapshot")
struct RoutingSnapshotTests {
    static let environment = Environment(name: "environments/prod")

    static func config(_ provider: String, enabled: Bool = true, environment: String = "prod")
        -> ProviderConfig
    {
        ProviderConfig(
            name: "environments/\(environment)/providers/\(provider)", provider: provider,
            environment: environment, enabled: enabled, weight: 1)
    }

    @Test("What is stored twice is damage, not a trap")
    func twice() throws {
        let good = try RoutingSnapshot(
            revision: 1, environments: [Self.environment, Environment(name: "environments/staging")],
            configs: [Self.config("a"), Self.config("b"), Self.config("a", environment: "staging")])
        #expect(try good.table("prod").candidates(RouteQuery(hash: AssignmentHash(value: 1))).count == 2)
        let damaged: [([Environment], [ProviderConfig])] = [
            ([Self.environment, Self.environment], []),
            ([Self.environment], [Self.config("a"), Self.config("a")]),
            ([Self.environment], [Self.config("a"), Self.config("a", enabled: false)]),
            ([Self.environment], [ProviderConfig(environment: "prod"), ProviderConfig(environment: "prod")]),
        ]
        for (environments, configs) in damaged {
            expectRefusal(.storeCorrupt) {
                _ = try RoutingSnapshot(revision: 1, environments: environments, configs: configs)
            }
        }
    }

    @Test("An empty store has no environment")
    func empty() {
        #expect(RoutingSnapshot.empty.revision == 0)
        expectRefusal(.notFound) { _ = try RoutingSnapshot.empty.table("prod") }
    }
}
