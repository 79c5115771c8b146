import Foundation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentTestKit
import Testing

/// Provider configs, decisions and their explanation, behind the service.
@Suite("Routing service")
struct RoutingServiceTests {
    typealias Providers = ProviderServiceMethods
    typealias Routing = RoutingServiceMethods

    static func name(_ provider: String) -> String { "environments/prod/providers/\(provider)" }

    @discardableResult
    static func put(
        _ bench: ServiceBench, _ config: ProviderConfig, etag: String = ""
    ) async throws -> PutProviderConfigResponse {
        try await bench.call(
            Providers.putProviderConfig,
            PutProviderConfigRequest(providerConfig: config, mutation: .fresh(etag: etag)))
    }

    static func select(
        _ bench: ServiceBench, _ key: String, requested: String = "", excluded: [String] = []
    ) async throws -> RouteDecision {
        let request = SelectRequest(
            environment: "prod", key: key, requestedProvider: requested, excludedProviders: excluded)
        return try #require(try await bench.call(Routing.select, request).decision)
    }

    static func seeded() async throws -> ServiceBench {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        return bench
    }

    @Test("a new store has staging and prod, openai by default and custom on request; seeding again changes nothing")
    func seed() async throws {
        let bench = try await Self.seeded()
        try await bench.context.seed()
        let environments = try await bench.call(Providers.listEnvironments, ListEnvironmentsRequest())
        #expect(environments.environments.map(\.name) == ["environments/prod", "environments/staging"])
        let configs = try await bench.call(
            Providers.listProviderConfigs, ListProviderConfigsRequest(parent: "environments/prod")
        ).providerConfigs
        #expect(configs.map(\.provider) == ["custom", "openai"])
        #expect(configs.map(\.weight) == [0, 100] && configs.map(\.isDefault) == [false, true])
        #expect(configs.allSatisfy { $0.timeoutMs == 30_000 && $0.maxRetries == 2 && $0.enabled == true })
        let staging = ListProviderConfigsRequest(parent: "environments/staging")
        #expect(try await bench.call(Providers.listProviderConfigs, staging).providerConfigs.isEmpty)
        let decision = try await Self.select(bench, "K-1")
        #expect(decision.selectedProvider == "openai" && decision.fallbacks == ["custom"])
        #expect(decision.routeStrategy == .weighted && decision.reason == .static)
    }

    @Test("strategies: requested, weighted, fallback, default, none")
    func strategies() async throws {
        let bench = try await Self.seeded()
        let requested = try await Self.select(bench, "k", requested: "custom")
        #expect(requested.selectedProvider == "custom" && requested.routeStrategy == .requested)
        #expect(requested.reason == .targetingMatch && requested.fallbacks == ["openai"])
        let unable = try await Self.select(bench, "k", requested: "nobody")
        #expect(unable.selectedProvider == "openai" && unable.routeStrategy == .weighted)
        let fallback = try await Self.select(bench, "k", excluded: ["openai"])
        #expect(fallback.selectedProvider == "custom" && fallback.routeStrategy == .fallback)
        await expectRefusal(.noCandidate) {
            _ = try await Self.select(bench, "k", excluded: ["openai", "custom"])
        }
        try await Self.put(bench, ProviderConfig(name: Self.name("openai"), isDefault: true))
        let standard = try await Self.select(bench, "k")
        #expect(standard.selectedProvider == "openai" && standard.routeStrategy == .default)
        try await Self.put(bench, ProviderConfig(name: Self.name("openai"), enabled: false, isDefault: true))
        await expectRefusal(.noCandidate) { _ = try await Self.select(bench, "k") }
        await expectRefusal(.notFound) {
            _ = try await bench.call(Routing.select, SelectRequest(environment: "nowhere", key: "k"))
        }
    }

    @Test("a new default takes the place of the old one, in one transaction; an old etag is refused")
    func defaultMoves() async throws {
        let bench = try await Self.seeded()
        let etag =
            try await bench.call(
                Providers.getProviderConfig, GetProviderConfigRequest(name: Self.name("custom"))
            ).providerConfig?.etag ?? ""
        let put = try await Self.put(
            bench, ProviderConfig(name: Self.name("custom"), isDefault: true, weight: 5), etag: etag)
        #expect(put.providerConfig?.isDefault == true && put.receipt?.revision == put.providerConfig?.revision)
        let openai = try await bench.call(
            Providers.getProviderConfig, GetProviderConfigRequest(name: Self.name("openai"))
        ).providerConfig
        #expect(openai?.isDefault == false && openai?.revision == (put.receipt?.revision ?? 0) + 1)
        await expectRefusal(.etagMismatch) {
            try await Self.put(bench, ProviderConfig(name: Self.name("custom")), etag: etag)
        }
        await expectRefusal(.notFound) {
            try await Self.put(bench, ProviderConfig(name: "environments/none/providers/x"))
        }
    }

    @Test("a decision says why a requested provider was not taken, alone and in a batch")
    func requestedExclusion() async throws {
        let bench = try await Self.seeded()
        let configs = [
            ProviderConfig(name: Self.name("b"), weight: 50),
            ProviderConfig(name: Self.name("off"), enabled: false, weight: 5),
            ProviderConfig(name: Self.name("old"), weight: 5),
        ]
        for config in configs { try await Self.put(bench, config) }
        _ = try await bench.call(
            Providers.archiveProviderConfig,
            ArchiveProviderConfigRequest(name: Self.name("old"), mutation: .fresh("done with it")))
        let rows: [(requested: String, excluded: [String], exclusion: RouteExclusion)] = [
            ("", [], .unspecified), ("b", [], .unspecified), ("custom", [], .unspecified), ("nope", [], .unknown),
            ("off", [], .disabled), ("old", [], .archived), ("b", ["b"], .tried), ("nope", ["b"], .unknown),
        ]
        for (requested, excluded, exclusion) in rows {
            let one = try await Self.select(bench, "k", requested: requested, excluded: excluded)
            #expect(one.requestedExclusion == exclusion, "\(requested) without \(excluded)")
            let batch = try await bench.call(
                Routing.selectBatch,
                SelectBatchRequest(
                    environment: "prod", keys: ["k", "l"], requestedProvider: requested, excludedProviders: excluded))
            #expect(batch.decisions.allSatisfy { $0.requestedExclusion == exclusion })
        }
    }

    @Test("a batch says what single calls say, with and without exclusions")
    func batch() async throws {
        let bench = try await Self.seeded()
        for (provider, weight) in [("a", 60), ("b", 30), ("c", 10)] as [(String, UInt32)] {
            try await Self.put(bench, ProviderConfig(name: Self.name(provider), weight: weight))
        }
        let keys = (0..<500).map { "K-\($0)" }
        for excluded in [[], ["openai", "a"]] {
            let batch = try await bench.call(
                Routing.selectBatch,
                SelectBatchRequest(environment: "prod", keys: keys, excludedProviders: excluded))
            // What tries a provider again draws on the retry budget.
            for (key, choice) in zip(keys, batch.choices).prefix(excluded.isEmpty ? keys.count : 90) {
                var single = try await Self.select(bench, key, excluded: excluded)
                (single.fallbacks, single.keyDigest) = ([], 0)
                #expect(batch.decisions[Int(choice)] == single, "\(key)")
            }
            #expect(batch.choices.count == keys.count)
        }
        await expectRefusal(.badRequest) {
            _ = try await bench.call(Routing.selectBatch, SelectBatchRequest(environment: "prod", keys: ["a", ""]))
        }
    }

    /// Keys of the test below: 10,000, or as `make test-routing` says.
    static let keyCount = ProcessInfo.processInfo.environment["REGENT_KEYS"].flatMap(Int.init) ?? 10_000

    @Test("select and explain agree over a hundred policy changes, when they were in force and after the last")
    func explain() async throws {
        let bench = try await Self.seeded()
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        var decided: [[(key: String, decision: RouteDecision)]] = []
        for change in 0..<100 {
            let provider = "p\(Int.random(in: 0..<6, using: &generator))"
            try await Self.put(
                bench,
                ProviderConfig(
                    name: Self.name(provider), enabled: Int.random(in: 0..<5, using: &generator) > 0,
                    weight: .random(in: 0...100, using: &generator)))
            var inForce: [(String, RouteDecision)] = []
            for number in 0..<Self.keyCount / 100 {
                let key = "K-\(change)-\(number)"
                inForce.append((key, try await Self.select(bench, key)))
            }
            decided.append(inForce)
        }
        for (key, decision) in decided.joined() {
            let explained = try await bench.call(
                Routing.explain,
                ExplainRequest(environment: "prod", key: key, revision: decision.policyRevision))
            guard explained.decision == decision, Self.isRanked(explained) else {
                Issue.record("seed \(seed), \(key): \(decision) is explained as \(explained)")
                return
            }
        }
        #expect(decided.joined().count == Self.keyCount)
        await expectRefusal(.revisionUnknown) {
            _ = try await bench.call(
                Routing.explain, ExplainRequest(environment: "prod", key: "k", revision: 100_000))
        }
    }

    /// Whether the candidates stand in order of their scores, the chosen one first.
    static func isRanked(_ explained: ExplainResponse) -> Bool {
        let scores = explained.candidates.compactMap(\.score)
        return scores == scores.sorted()
            && explained.candidates.first?.provider == explained.decision?.selectedProvider
    }

    @Test("a decision follows the write it comes after, at every one of them")
    func readYourWrites() async throws {
        let bench = try await Self.seeded()
        for weight in 1...50 {
            let put = try await Self.put(bench, ProviderConfig(name: Self.name("b"), weight: UInt32(weight)))
            #expect(try await Self.select(bench, "k").policyRevision == put.receipt?.revision)
        }
    }

    @Test("requests without a key are within 5 of their exact shares, and each is explained by its digest")
    func unkeyed() async throws {
        let bench = try await Self.seeded()
        try await Self.put(bench, ProviderConfig(name: Self.name("openai"), weight: 70))
        try await Self.put(bench, ProviderConfig(name: Self.name("b"), weight: 30))
        var decisions: [RouteDecision] = []
        for _ in 0..<3_000 { decisions.append(try await Self.select(bench, "")) }
        let served = decisions.count { $0.selectedProvider == "openai" }
        #expect((2_095...2_105).contains(served))
        #expect(Set(decisions.map(\.keyDigest)).count == decisions.count)
        for decision in decisions.prefix(100) {
            #expect(decision.routeStrategy == .weighted && decision.reason == .split)
            #expect(Set(decision.fallbacks + [decision.selectedProvider]) == ["openai", "b", "custom"])
            let explained = try await bench.call(
                Routing.explain,
                ExplainRequest(environment: "prod", keyDigest: decision.keyDigest, unkeyed: true))
            #expect(explained.decision == decision)
            #expect(explained.candidates.first?.provider == decision.selectedProvider)
        }
        await expectRefusal(.badRequest) {
            _ = try await bench.call(
                Routing.explain, ExplainRequest(environment: "prod", key: "k", unkeyed: true))
        }
    }

    @Test("a request without a key falls back to what it has not tried")
    func unkeyedFallback() async throws {
        let bench = try await Self.seeded()
        for (provider, weight) in [("openai", 70), ("b", 20), ("c", 10)] as [(String, UInt32)] {
            try await Self.put(bench, ProviderConfig(name: Self.name(provider), weight: weight))
        }
        var counts: [String: Int] = [:]
        for _ in 0..<90 {
            let decision = try await Self.select(bench, "", excluded: ["openai"])
            #expect(decision.routeStrategy == .fallback && !decision.fallbacks.contains("openai"))
            counts[decision.selectedProvider, default: 0] += 1
        }
        #expect((55...65).contains(counts["b"] ?? 0) && (25...35).contains(counts["c"] ?? 0))
    }
}
