import RegentDatabase
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import Testing

/// Outcomes go in, and routing follows: ejection, the probe, the slow start.
@Suite("Routing by health")
struct RoutingHealthTests {
    typealias Routing = RoutingServiceMethods
    typealias Base = RoutingServiceTests

    /// A bench whose prod has openai and b with half of the weight each.
    static func opened(_ clock: SessionServiceTests.Clock) async throws -> ServiceBench {
        let bench = try await clock.bench()
        for provider in ["openai", "b"] {
            try await Base.put(bench, ProviderConfig(name: Base.name(provider), weight: 50))
        }
        return bench
    }

    /// Reports outcomes of a provider, of now.
    static func report(
        _ bench: ServiceBench, _ provider: String, _ status: RouteOutcomeStatus, count: Int = 1, reporter: String
    ) async throws {
        let rows = (0..<count).map { number in
            RouteOutcome(
                requestId: "\(reporter)-\(number)", createTime: Timestamp(microseconds: bench.context.now()),
                environment: "prod", selectedProvider: provider, routeStrategy: .weighted, latencyMs: 1,
                status: status)
        }
        try await OutcomeServiceTests.report(bench, [rows], reporter: reporter)
    }

    static let keys = (0..<60).map { "K-\($0)" }

    @Test("a provider that fails serves nobody, and who has tried the others is told when to come")
    func ejected() async throws {
        let clock = SessionServiceTests.Clock()
        let bench = try await Self.opened(clock)
        try await Self.report(bench, "openai", .error, count: 5, reporter: "r")
        for key in Self.keys {
            let decision = try await Base.select(bench, key)
            #expect(decision.selectedProvider == "b" && !decision.fallbacks.contains("openai"))
        }
        let batch = try await bench.call(
            Routing.selectBatch, SelectBatchRequest(environment: "prod", keys: Self.keys))
        #expect(batch.decisions.map(\.selectedProvider) == ["b"])
        let requested = try await Base.select(bench, "k", requested: "openai")
        #expect(requested.selectedProvider == "b" && requested.requestedExclusion == .unhealthy)
        let refused = await failure { _ = try await Base.select(bench, "k", excluded: ["b", "custom"]) }
        #expect(refused?.reason == ErrorReason.providersUnhealthy.name && refused?.isRetryable == true)
        let wait = refused?.retryAfter ?? .zero
        #expect(wait > .seconds(1))
        let explained = try await bench.call(Routing.explain, ExplainRequest(environment: "prod", key: "k"))
        let candidate = explained.candidates.first { $0.provider == "openai" }
        #expect(candidate?.exclusion == .unhealthy && candidate?.health == .ejected && candidate?.score == nil)
        let earlier = try await bench.call(
            Routing.explain, ExplainRequest(environment: "prod", key: "k", revision: explained.revision))
        #expect(earlier.candidates.allSatisfy { $0.exclusion != .unhealthy } && !earlier.healthKnown)
        await bench.database.close()
    }

    @Test("the session of an ejected provider is pinned anew")
    func sessionMoves() async throws {
        let clock = SessionServiceTests.Clock()
        let bench = try await Self.opened(clock)
        let request = SelectRequest(environment: "prod", session: "s")
        let first = try #require(try await bench.call(Routing.select, request).decision)
        let other = first.selectedProvider == "b" ? "openai" : "b"
        try await Self.report(bench, first.selectedProvider, .error, count: 5, reporter: "r")
        let moved = try await bench.call(Routing.select, request).decision
        #expect(moved?.selectedProvider == other && moved?.affinity == .repinned)
        await bench.database.close()
    }

    @Test("after its cooldown a provider gets one probe of many requests; its success begins a slow start")
    func probe() async throws {
        let clock = SessionServiceTests.Clock()
        let bench = try await Self.opened(clock)
        var own: [String] = []
        for key in Self.keys {
            let decision = try await Base.select(bench, key)
            if decision.selectedProvider == "openai" { own.append(key) }
        }
        try await Self.report(bench, "openai", .error, count: 5, reporter: "r")
        clock.advance(seconds: 120)
        _ = bench.context.health.tick()
        let batch = try await bench.call(Routing.selectBatch, SelectBatchRequest(environment: "prod", keys: own))
        #expect(batch.decisions.map(\.selectedProvider) == ["b"], "a batch never probes")
        var probes: [RouteDecision] = []
        for key in Self.keys {
            let decision = try await Base.select(bench, key)
            if decision.probe { probes.append(decision) } else { #expect(decision.selectedProvider == "b") }
        }
        #expect(probes.map(\.selectedProvider) == ["openai"])
        let waiting = try await bench.call(Routing.explain, ExplainRequest(environment: "prod", key: own[0]))
        #expect(waiting.decision?.selectedProvider == "b" && waiting.decision?.probe == false)
        try await Self.report(bench, "openai", .ok, reporter: "r-2")
        let slow = try await bench.call(Routing.explain, ExplainRequest(environment: "prod", key: own[0]))
        let candidate = slow.candidates.first { $0.provider == "openai" }
        #expect(candidate?.health == .slowStart && candidate?.effectiveWeight == 5)
        clock.advance(seconds: 60)
        _ = bench.context.health.tick()
        for key in own {
            let decision = try await Base.select(bench, key)
            #expect(decision.selectedProvider == "openai" && !decision.probe)
        }
        await bench.database.close()
    }
}
