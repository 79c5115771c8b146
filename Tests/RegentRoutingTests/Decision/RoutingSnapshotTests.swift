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

    @Test("A document stored twice is reported as damage, without a trap")
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

    @Test("Changes of configs and environments give the same as compiling everything again")
    func changed() throws {
        let other = Environment(name: "environments/staging", revision: 3)
        var moved = Self.config("a", enabled: false)
        moved.revision = 5
        let before = try RoutingSnapshot(
            revision: 4, environments: [Self.environment, other], configs: [Self.config("a"), Self.config("b")])
        var renewed = Self.environment
        renewed.revision = 6
        let after = try before.changed(environments: [renewed], configs: [moved, Self.config("c")])
        let anew = try RoutingSnapshot(
            revision: 4, environments: [renewed, other], configs: [moved, Self.config("b"), Self.config("c")])
        #expect(after == anew && after != before)
        #expect(try after.table("prod").revision == anew.table("prod").revision)
        expectRefusal(.storeCorrupt) {
            _ = try before.changed(environments: [], configs: [ProviderConfig(provider: "p", environment: "none")])
        }
    }

    @Test("An empty store has no environment")
    func empty() throws {
        let empty = try RoutingSnapshot(revision: 0, environments: [], configs: [])
        expectRefusal(.notFound) { _ = try empty.table("prod") }
    }
}
