import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Synchronization
import Testing

/// Sessions and the retry budget, behind the service.
@Suite("Sessions and retries of routing")
struct SessionServiceTests {
    typealias Routing = RoutingServiceMethods
    typealias Base = RoutingServiceTests

    /// A bench whose prod has openai with all of the weight, and b and c with none.
    static func opened() async throws -> ServiceBench {
        let bench = try await Base.seeded()
        for provider in ["b", "c"] { try await Base.put(bench, ProviderConfig(name: Base.name(provider))) }
        return bench
    }

    static func select(
        _ bench: ServiceBench, _ session: String = "s", ttl: UInt32 = 0, environment: String = "prod",
        model: String = "", requested: String = "", excluded: [String] = [], as caller: Caller? = nil
    ) async throws -> RouteDecision {
        let request = SelectRequest(
            environment: environment, model: model, requestedProvider: requested, excludedProviders: excluded,
            session: session, sessionTtlS: ttl)
        return try #require(try await bench.call(Routing.select, request, as: caller).decision)
    }

    /// Gives one provider of prod all of the weight.
    static func move(_ bench: ServiceBench, to provider: String) async throws {
        for other in ["openai", "b", "c"] {
            try await Base.put(
                bench, ProviderConfig(name: Base.name(other), weight: other == provider ? 100 : 0))
        }
    }

    @Test("a session stays with its first provider whatever weights do, and is pinned anew when that is disabled")
    func stays() async throws {
        let bench = try await Self.opened()
        let first = try await Self.select(bench)
        #expect(first.selectedProvider == "openai" && first.affinity == .pinned)
        try await Self.move(bench, to: "b")
        let kept = try await Self.select(bench)
        #expect(kept.selectedProvider == "openai" && kept.affinity == .kept)
        #expect(kept.fallbacks == ["b", "c", "custom"])
        let plain = try await Self.select(bench, "")
        #expect(plain.selectedProvider == "b" && plain.affinity == .unspecified)
        try await Base.put(bench, ProviderConfig(name: Base.name("openai"), enabled: false, weight: 100))
        let moved = try await Self.select(bench)
        #expect(moved.selectedProvider == "b" && moved.affinity == .repinned)
        try await Self.move(bench, to: "openai")
        let stays = try await Self.select(bench)
        #expect(stays.selectedProvider == "b" && stays.affinity == .kept)
    }

    @Test("a tried provider is left for good; a requested one serves and leaves the session as it is")
    func triedAndRequested() async throws {
        let bench = try await Self.opened()
        _ = try await Self.select(bench)
        let requested = try await Self.select(bench, requested: "c")
        #expect(requested.selectedProvider == "c" && requested.affinity == .unspecified)
        let kept = try await Self.select(bench)
        #expect(kept.selectedProvider == "openai" && kept.affinity == .kept)
        let retried = try await Self.select(bench, excluded: ["openai"])
        #expect(retried.selectedProvider == "b" && retried.affinity == .repinned)
        let after = try await Self.select(bench)
        #expect(after.selectedProvider == "b" && after.affinity == .kept)
        let none = try await Self.select(bench, "other", requested: "c")
        #expect(none.affinity == .unspecified)
        let pinned = try await Self.select(bench, "other")
        #expect(pinned.affinity == .pinned && pinned.selectedProvider == "openai")
    }

    @Test("the same name is another session for another principal, environment or model")
    func scope() async throws {
        let bench = try await Self.opened()
        let other = try await bench.party("other")
        try await Base.put(
            bench, ProviderConfig(name: "environments/staging/providers/x", weight: 1))
        _ = try await Self.select(bench)
        try await Self.move(bench, to: "b")
        let decisions = [
            try await Self.select(bench, as: other), try await Self.select(bench, model: "m"),
            try await Self.select(bench, environment: "staging"), try await Self.select(bench, "S"),
        ]
        #expect(decisions.allSatisfy { $0.affinity == .pinned })
        #expect(decisions.map(\.selectedProvider) == ["b", "b", "x", "b"])
        let own = try await Self.select(bench)
        #expect(own.affinity == .kept && own.selectedProvider == "openai")
        #expect(bench.context.sessions.count == 5)
    }

    @Test("a restart keeps what was stored, and forgets what was not yet")
    func restart() async throws {
        let bench = try await Self.opened()
        _ = try await Self.select(bench, "stored")
        try await bench.context.sessions.write(nowMicros: bench.context.now())
        _ = try await Self.select(bench, "late")
        try await Self.move(bench, to: "b")
        let after = try await bench.restarted()
        let (stored, late) = (try await Self.select(after, "stored"), try await Self.select(after, "late"))
        #expect(stored.selectedProvider == "openai" && stored.affinity == .kept)
        #expect(late.selectedProvider == "b" && late.affinity == .pinned)
    }

    @Test("a session is forgotten when its time passes without a request")
    func timeToLive() async throws {
        let clock = Clock()
        let bench = try await clock.bench()
        for provider in ["b", "c"] { try await Base.put(bench, ProviderConfig(name: Base.name(provider))) }
        _ = try await Self.select(bench, ttl: 10)
        _ = try await Self.select(bench, "standard")
        try await Self.move(bench, to: "b")
        clock.advance(seconds: 9)
        let kept = try await Self.select(bench, ttl: 10)
        clock.advance(seconds: 9)
        let used = try await Self.select(bench, ttl: 10)
        clock.advance(seconds: 11)
        let gone = try await Self.select(bench, ttl: 10)
        #expect(kept.affinity == .kept && used.affinity == .kept && gone.affinity == .pinned)
        #expect(gone.selectedProvider == "b")
        clock.advance(seconds: 3_500)
        let standard = try await Self.select(bench, "standard")
        #expect(standard.affinity == .kept && standard.selectedProvider == "openai")
        await bench.database.close()
    }

    /// A clock that tests advance.
    final class Clock: Sendable {
        private let micros = Mutex<Int64>(1_000_000)

        /// A microsecond later each time.
        var now: @Sendable () -> Int64 {
            { [self] in
                micros.withLock {
                    $0 += 1
                    return $0
                }
            }
        }

        /// A bench with this clock, over a new store in memory with the documents of a new store; its database is to be
        /// closed.
        func bench() async throws -> ServiceBench {
            let database = try SQLiteDatabase(.init(path: ":memory:", format: StorageSchema.format))
            let store = try await Store.open(
                database, ownerUID: 7, now: 1, random: { [UInt8](repeating: 1, count: $0) })
            let bench = try await ServiceBench.over(store, database, now: now)
            try await bench.context.seed()
            return bench
        }

        func advance(seconds: Int64) { micros.withLock { $0 += seconds * 1_000_000 } }
    }

    @Test("an explanation says where a session stays, since when, and who would serve without it; it is no use")
    func explain() async throws {
        let bench = try await Self.opened()
        let before = try await Self.explain(bench)
        #expect(before.session == nil && before.decision?.affinity == .pinned && before.healthKnown)
        _ = try await Self.select(bench)
        try await Base.put(bench, ProviderConfig(name: Base.name("openai"), weight: 1))
        try await Base.put(bench, ProviderConfig(name: Base.name("b"), weight: 4_000_000_000))
        let explained = try await Self.explain(bench)
        #expect(explained.decision?.selectedProvider == "openai" && explained.decision?.affinity == .kept)
        #expect(explained.candidates.map(\.provider).prefix(2) == ["openai", "b"])
        #expect(explained.candidates.dropFirst().first?.exclusion == .affinity)
        let session = try #require(explained.session)
        #expect(session.provider == "openai" && session.weightedProvider == "b" && session.pinTime != nil)
        #expect((session.scoreDifference ?? 0) > 0)
        let count = bench.context.sessions.count
        #expect(count == 1)
        let earlier = try await bench.call(
            Routing.explain, ExplainRequest(environment: "prod", key: "k", revision: explained.revision))
        #expect(!earlier.healthKnown && earlier.candidates.allSatisfy { $0.health == .unspecified })
        await expectRefusal(.badRequest) {
            _ = try await bench.call(
                Routing.explain,
                ExplainRequest(environment: "prod", key: "k", revision: explained.revision, session: "s"))
        }
    }

    static func explain(_ bench: ServiceBench) async throws -> ExplainResponse {
        try await bench.call(Routing.explain, ExplainRequest(environment: "prod", key: "k", session: "s"))
    }

    // MARK: Retries

    @Test("retries are refused when the budget of the environment is used up, and first attempts pay for more")
    func retryBudget() async throws {
        let bench = try await Self.opened()
        for _ in 0..<100 { _ = try await Self.select(bench, "", excluded: ["b"]) }
        let refused = await failure { _ = try await Self.select(bench, "", excluded: ["b"]) }
        #expect(refused?.reason == ErrorReason.retryBudgetExhausted.name)
        let wait = refused?.retryAfter ?? .zero
        #expect(wait > .zero && wait <= .milliseconds(100))
        let batch = await failure {
            _ = try await bench.call(
                Routing.selectBatch,
                SelectBatchRequest(environment: "prod", keys: ["k"], excludedProviders: ["b"]))
        }
        #expect(batch?.reason == ErrorReason.retryBudgetExhausted.name)
        // Another principal has its part, another environment its own.
        let other = try await bench.party("other")
        _ = try await Self.select(bench, "", excluded: ["b"], as: other)
        try await Base.put(bench, ProviderConfig(name: "environments/staging/providers/x", weight: 1))
        _ = try await Self.select(bench, "", environment: "staging", excluded: ["b"])
        for _ in 0..<20 { _ = try await Self.select(bench, "") }
        var allowed = 0
        for _ in 0..<10 {
            let again = await failure { _ = try await Self.select(bench, "", excluded: ["b"]) }
            if again == nil { allowed += 1 }
        }
        // Twenty first attempts pay for four, half of them for each of the two.
        #expect(allowed == 2)
    }
}
