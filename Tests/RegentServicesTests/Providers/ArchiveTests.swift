import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import Testing

/// Environments and provider configs that are taken out of use, and back.
@Suite("Archived environments and provider configs", .timeLimit(.minutes(10)))
struct ArchiveTests {
    typealias Providers = ProviderServiceMethods

    /// A bench with an environment of two enabled providers, a being the default.
    static func bench() async throws -> ServiceBench {
        let bench = try await ServiceBench.open()
        _ = try await bench.call(
            Providers.createEnvironment,
            CreateEnvironmentRequest(environment: Environment(name: "environments/e"), mutation: .fresh()))
        for (provider, isDefault) in [("a", true), ("b", false)] {
            try await put(bench, ProviderConfig(name: name(provider), isDefault: isDefault, weight: 1))
        }
        return bench
    }

    static func name(_ provider: String) -> String { "environments/e/providers/\(provider)" }

    @discardableResult
    static func put(_ bench: ServiceBench, _ config: ProviderConfig) async throws -> ProviderConfig {
        let request = PutProviderConfigRequest(providerConfig: config, mutation: .fresh())
        return try #require(try await bench.call(Providers.putProviderConfig, request).providerConfig)
    }

    @discardableResult
    static func archive(_ bench: ServiceBench, _ provider: String) async throws -> ProviderConfig {
        let request = ArchiveProviderConfigRequest(name: name(provider), mutation: .fresh("not used"))
        return try #require(try await bench.call(Providers.archiveProviderConfig, request).providerConfig)
    }

    static func archiveEnvironment(_ bench: ServiceBench) async throws -> Environment {
        let request = ArchiveEnvironmentRequest(name: "environments/e", mutation: .fresh("not used"))
        return try #require(try await bench.call(Providers.archiveEnvironment, request).environment)
    }

    static func list(_ bench: ServiceBench, showArchived: Bool = false) async throws -> [String] {
        let request = ListProviderConfigsRequest(parent: "environments/e", showArchived: showArchived)
        return try await bench.call(Providers.listProviderConfigs, request).providerConfigs.map(\.provider)
    }

    @Test("An archived config leaves lists and routing, and is explained")
    func config() async throws {
        let bench = try await Self.bench()
        let archived = try await Self.archive(bench, "a")
        #expect(archived.state == .archived && archived.archiveTime != nil && !archived.isDefault)
        #expect(try await Self.list(bench) == ["b"])
        #expect(try await Self.list(bench, showArchived: true) == ["a", "b"])
        for key in 0..<20 {
            let request = SelectRequest(environment: "e", key: "\(key)", requestedProvider: "a")
            let decision = try #require(try await bench.call(RoutingServiceMethods.select, request).decision)
            #expect(decision.selectedProvider == "b" && decision.fallbacks == [])
        }
        let explained = try await bench.call(
            RoutingServiceMethods.explain, ExplainRequest(environment: "e", key: "k"))
        let exclusion = explained.candidates.first { $0.provider == "a" }?.exclusion
        #expect(exclusion == .archived)
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: Self.name("a")))
        #expect(history.entries.map(\.event) == ["providerConfig.created", "providerConfig.archived"])
        let read = try await bench.call(
            Providers.getProviderConfig, GetProviderConfigRequest(name: Self.name("a")))
        #expect(read.providerConfig == archived)
    }

    @Test("A restored config is disabled, with all else as it was; put enabled, it serves again")
    func restored() async throws {
        let bench = try await Self.bench()
        try await Self.put(bench, ProviderConfig(name: Self.name("b"), weight: 7, model: "m-2"))
        try await Self.archive(bench, "b")
        await expectRefusal(.illegalTransition) {
            try await Self.put(bench, ProviderConfig(name: Self.name("b"), weight: 1))
        }
        let request = RestoreProviderConfigRequest(name: Self.name("b"), mutation: .fresh())
        var config = try #require(try await bench.call(Providers.restoreProviderConfig, request).providerConfig)
        #expect((config.state, config.weight, config.model) == (.disabled, 7, "m-2"))
        config.enabled = true
        #expect(try await Self.put(bench, config).state == .enabled)
    }

    @Test("What is output only is not taken from a request")
    func outputOnly() async throws {
        let bench = try await Self.bench()
        let time = Timestamp(microseconds: 5)
        let config = try await Self.put(bench, ProviderConfig(name: Self.name("c"), archiveTime: time))
        #expect(config.state == .enabled && config.archiveTime == nil)
        let environment = try await bench.call(
            Providers.createEnvironment,
            CreateEnvironmentRequest(
                environment: Environment(name: "environments/f", archiveTime: time), mutation: .fresh()))
        #expect(environment.environment?.state == .active)
    }

    @Test("An environment is archived only while none of its configs is enabled")
    func environment() async throws {
        let bench = try await Self.bench()
        let refused = await failure { _ = try await Self.archiveEnvironment(bench) }
        #expect(refused?.reason == ErrorReason.environmentInUse.name)
        #expect(refused?.metadata["enabled"] == "\(Self.name("a")), \(Self.name("b"))")
        try await Self.archive(bench, "a")
        try await Self.put(bench, ProviderConfig(name: Self.name("b"), enabled: false))
        let archived = try await Self.archiveEnvironment(bench)
        #expect(archived.state == .archived)
        let listed = try await bench.call(Providers.listEnvironments, ListEnvironmentsRequest())
        #expect(listed.environments == [])
        let all = try await bench.call(Providers.listEnvironments, ListEnvironmentsRequest(showArchived: true))
        #expect(all.environments == [archived])
        await expectRefusal(.noCandidate) {
            _ = try await bench.call(RoutingServiceMethods.select, SelectRequest(environment: "e", key: "k"))
        }
    }

    @Test("In an archived environment nothing is put or restored until it is restored itself")
    func withinArchived() async throws {
        let bench = try await Self.bench()
        for provider in ["a", "b"] { try await Self.archive(bench, provider) }
        _ = try await Self.archiveEnvironment(bench)
        let before = try await bench.content()
        await expectRefusal(.illegalTransition) {
            try await Self.put(bench, ProviderConfig(name: Self.name("c"), weight: 1))
        }
        let restore = RestoreProviderConfigRequest(name: Self.name("a"), mutation: .fresh())
        await expectRefusal(.illegalTransition) { _ = try await bench.call(Providers.restoreProviderConfig, restore) }
        await expectRefusal(.alreadyExists) {
            _ = try await bench.call(
                Providers.createEnvironment,
                CreateEnvironmentRequest(environment: Environment(name: "environments/E"), mutation: .fresh()))
        }
        #expect(try await bench.content() == before)
        _ = try await bench.call(
            Providers.restoreEnvironment, RestoreEnvironmentRequest(name: "environments/e", mutation: .fresh()))
        let config = try await bench.call(Providers.restoreProviderConfig, restore).providerConfig
        #expect(config?.state == .disabled)
    }
}
