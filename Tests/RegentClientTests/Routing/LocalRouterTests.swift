import Metrics
import MetricsTestKit
import RegentClient
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// A router over a fake server: what it holds, how old that is, and what it does without a daemon.
@Suite("The local router", .timeLimit(.minutes(10)))
struct LocalRouterTests {
    /// A clock that a test moves.
    final class HandClock: Sendable {
        private let elapsed = Mutex(Duration.zero)
        private let start = ContinuousClock.now

        func advance(_ duration: Duration) { elapsed.withLock { $0 += duration } }

        var clock: RouterClock {
            RouterClock(
                now: { self.start + self.elapsed.withLock { $0 } },
                wallMicros: { Int64(self.elapsed.withLock { $0 } / .microseconds(1)) + 1_000_000 })
        }
    }

    static func snapshot(_ weights: [String: UInt32] = ["a": 50, "b": 50], anyModel: Bool = true) -> EnvironmentSnapshot
    {
        EnvironmentSnapshot(
            environment: "prod", environmentRevision: 1,
            providerConfigs: weights.sorted { $0.key < $1.key }.map { id, weight in
                ProviderConfig(
                    name: "environments/prod/providers/\(id)", revision: 3, provider: id, environment: "prod",
                    enabled: true, weight: weight, timeoutMs: 1_500, maxRetries: 3, model: "model-\(id)")
            },
            models: [
                ModelSnapshot(
                    model: "m", revision: 5,
                    split: RolloutSplit(
                        stableVersion: "models/m/versions/1.0.0", canaryVersion: "models/m/versions/2.0.0",
                        canaryPermille: 100, salt: "s"), placeRevision: 6)
            ], anyModel: anyModel, namesRevision: 5)
    }

    /// Runs a body with a router that follows a server, and its clock.
    static func withRouter(
        _ server: FakeServer, models: [String] = [], isolation: isolated (any Actor)? = #isolation,
        _ body: (LocalRouter, HandClock) async throws -> Void
    ) async throws {
        let clock = HandClock()
        try await withClient(server, quickOptions()) { client in
            let router = try LocalRouter(client, environments: ["prod"], models: models, clock: clock.clock)
            try await router.scoped { router in try await body(router, clock) }
        }
    }

    @Test("It decides by the snapshot: providers, versions, and what the config says")
    func decisions() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(), revision: 7)
        try await Self.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            var counts: [String: Int] = [:]
            var arms: [Arm: Int] = [:]
            for number in 0..<2_000 {
                let decision = try router.decide(environment: "prod", model: "m", key: "user-\(number)")
                counts[decision.provider, default: 0] += 1
                arms[decision.arm, default: 0] += 1
                #expect(decision.timeout == .milliseconds(1_500) && decision.maxRetries == 3)
                #expect(decision.providerModel == "model-\(decision.provider)" && decision.policyRevision == 6)
                let whole = try router.decide(
                    SelectRequest(environment: "prod", key: "user-\(number)", model: "m"))
                var plain = whole
                plain.fallbacks = []
                #expect(plain == decision.routeDecision && whole.fallbacks.count == 1)
            }
            #expect(counts.keys.sorted() == ["a", "b"] && counts.values.allSatisfy { $0 > 800 })
            #expect((100...300).contains(arms[.canary] ?? 0) && (100...300).contains(arms[.baseline] ?? 0))
            let again = try router.decide(environment: "prod", model: "m", key: "user-1")
            let bytes = Array("user-1".utf8)
            let byBytes = try router.decide(environment: "prod", model: "m", key: bytes.span)
            #expect(byBytes.routeDecision == again.routeDecision)
            let outcome = again.outcome(requestID: "r", createTime: Timestamp(microseconds: 5), status: .ok)
            #expect(outcome.selectedProvider == again.provider && outcome.keyDigest == again.keyDigest)
            #expect(outcome.modelVersion == again.modelVersion && outcome.environment == "prod")
        }
    }

    @Test("A route decides as its router, by the latest snapshot")
    func route() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(["a": 50]), revision: 7)
        try await Self.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            var route = try router.route(environment: "prod", model: "m")
            let first = try route.decide(key: "user-1")
            #expect(first.provider == "a")
            server.setSnapshot(Self.snapshot(["b": 50, "c": 50]), revision: 8)
            let hasChanged = await eventually { (try? router.decide(environment: "prod").provider) != "a" }
            #expect(hasChanged)
            for number in 0..<100 {
                let decision = try route.decide(key: "user-\(number)")
                let named = try router.decide(environment: "prod", model: "m", key: "user-\(number)")
                #expect(decision.routeDecision == named.routeDecision && decision.provider != "a")
            }
            let turn = try route.decide(key: "")
            #expect(["b", "c"].contains(turn.provider))
            let long = String(repeating: "k", count: 1_025)
            let tooLong = await failure { _ = try route.decide(key: long) }
            #expect(tooLong?.code == .invalidArgument)
            let other = await failure { _ = try router.route(environment: "staging") }
            #expect(other?.code == .invalidArgument)
        }
    }

    @Test("Requests without a key take turns by weight")
    func turns() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(["a": 30, "b": 10]), revision: 7)
        try await Self.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            var counts: [String: Int] = [:]
            for _ in 0..<4_000 { counts[try router.decide(environment: "prod").provider, default: 0] += 1 }
            #expect((2_990...3_010).contains(counts["a"] ?? 0))
        }
    }

    @Test("Before the first snapshot it says so; what it was not made for is refused by name")
    func refusals() async throws {
        let server = FakeServer()
        server.answerStream(RoutingSnapshotServiceMethods.watchSnapshot) { _, _ in
            throw RPCError(code: .unavailable, message: "not yet")
        }
        try await Self.withRouter(server, models: ["m"]) { router, _ in
            let early = await failure { _ = try router.decide(environment: "prod", model: "m", key: "k") }
            #expect(early?.reason == "SNAPSHOT_UNAVAILABLE")
            let other = await failure { _ = try router.decide(environment: "staging", key: "k") }
            #expect(other?.code == .invalidArgument)
            server.setSnapshot(Self.snapshot(anyModel: false), revision: 7)
            try await router.ready(timeout: hangLimit)
            _ = try router.decide(environment: "prod", model: "m", key: "k")
            for model in ["", "n"] {
                let lacking = await failure { _ = try router.decide(environment: "prod", model: model, key: "k") }
                #expect(lacking?.reason == "SNAPSHOT_LACKS_MODEL")
            }
            let long = String(repeating: "k", count: 1_025)
            let tooLong = await failure { _ = try router.decide(environment: "prod", model: "m", key: long) }
            #expect(tooLong?.code == .invalidArgument)
            let session = SelectRequest(environment: "prod", key: "k", model: "m", session: "s")
            let local = await failure { _ = try router.decide(session) }
            #expect(local?.metadata["field"] == "session")
            #expect(server.calls(of: RoutingSnapshotServiceMethods.watchSnapshot).last?.request.models == ["m"])
        }
        let none = await failure {
            try await withClient(FakeServer()) { client in _ = try LocalRouter(client, environments: []) }
        }
        #expect(none?.code == .invalidArgument)
    }

    @Test("A session is decided by the daemon, everything else here")
    func sessions() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(), revision: 7)
        server.answer(RoutingServiceMethods.select) { request in
            SelectResponse(decision: RouteDecision(requestId: request.requestId, selectedProvider: "pinned"))
        }
        try await Self.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            let pinned = try await router.select(
                SelectRequest(requestId: "r", environment: "prod", key: "k", session: "s"))
            #expect(pinned.selectedProvider == "pinned")
            let plain = try await router.select(SelectRequest(environment: "prod", key: "k"))
            #expect(["a", "b"].contains(plain.selectedProvider))
            #expect(server.calls(of: RoutingServiceMethods.select).count == 1)
        }
    }

    @Test("While the daemon is away it decides by the last snapshot and says how old that is")
    func away() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(["a": 1]), revision: 7)
        try await Self.withRouter(server) { router, clock in
            try await router.ready(timeout: hangLimit)
            #expect(router.isConnected && router.revision == 7 && router.staleness == .zero)
            server.isReachable = false
            await server.disconnectAll()
            let isLost = try await eventually { try router.status(of: "prod").failure != nil }
            #expect(isLost)
            for _ in 0..<3 {
                let before = router.staleness
                clock.advance(.seconds(60))
                #expect(router.staleness == before + .seconds(60) && !router.isConnected)
                let decision = try router.decide(environment: "prod", key: "k")
                #expect(decision.provider == "a")
            }
            server.setSnapshot(Self.snapshot(["b": 1]), revision: 9)
            server.isReachable = true
            let isBack = await eventually { router.revision == 9 }
            #expect(isBack)
            let decision = try router.decide(environment: "prod", key: "k")
            #expect(decision.provider == "b" && router.staleness == .zero)
            let held = server.calls(of: RoutingSnapshotServiceMethods.watchSnapshot).last?.request.heldRevision
            #expect(held == 7)
        }
    }

    @Test("A stream without heartbeats counts as broken")
    func silent() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(), revision: 7)
        try await Self.withRouter(server) { router, clock in
            try await router.ready(timeout: hangLimit)
            clock.advance(.seconds(14))
            #expect(router.isConnected && router.staleness == .seconds(14))
            clock.advance(.seconds(2))
            #expect(!router.isConnected && router.staleness == .seconds(16))
        }
    }

    @Test("An older snapshot never replaces the one that is held")
    func older() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(["a": 1]), revision: 7)
        try await Self.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            server.setSnapshot(Self.snapshot(["b": 1]), revision: 6)
            await server.disconnectAll()
            server.setSnapshot(Self.snapshot(["c": 1]), revision: 5)
            // The stream that brought them was opened after the first.
            let hasCome = await eventually {
                server.calls(of: RoutingSnapshotServiceMethods.watchSnapshot).count >= 2
            }
            #expect(hasCome)
            #expect(router.revision == 7)
            let held = try router.decide(environment: "prod", key: "k")
            #expect(held.provider == "a")
            server.setSnapshot(Self.snapshot(["d": 1]), revision: 8)
            let isTaken = await eventually { router.revision == 8 }
            #expect(isTaken)
            let taken = try router.decide(environment: "prod", key: "k")
            #expect(taken.provider == "d")
        }
    }

    @Test("What no daemon sends is refused, the held snapshot stays in use, and both are counted")
    func malformed() async throws {
        let metrics = TestMetrics()
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(["a": 1]), revision: 7)
        try await withMetricsFactory(metrics) {
            try await Self.withRouter(server) { router, _ in
                try await router.ready(timeout: hangLimit)
                var bad = Self.snapshot(["b": 1])
                bad.providerConfigs += bad.providerConfigs
                server.setSnapshot(bad, revision: 8)
                let isRefused = try await eventually {
                    try router.status(of: "prod").failure?.reason == "PROTOCOL_VIOLATION"
                }
                #expect(isRefused)
                let held = try router.decide(environment: "prod", key: "k")
                #expect(held.provider == "a" && router.revision == 7)
            }
        }
        let environment = ("regent.environment", "prod")
        #expect(try metrics.expectCounter("regent.router.snapshots", [environment]).totalValue == 1)
        #expect(try metrics.expectCounter("regent.router.snapshots.refused", [environment]).totalValue >= 1)
        #expect(try metrics.expectCounter("regent.router.disconnects", [environment]).totalValue >= 1)
    }

    @Test(
        "Once the daemon refuses the caller, nothing more is decided for it",
        arguments: [
            StatusCode.permissionDenied, .unauthenticated,
        ])
    func withdrawn(code: StatusCode) async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(), revision: 7)
        try await Self.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            server.answerStream(RoutingSnapshotServiceMethods.watchSnapshot) { _, _ in
                throw RPCError(code: code, message: "no longer")
            }
            await server.disconnectAll()
            let isWithdrawn = try await eventually { try !router.status(of: "prod").hasSnapshot }
            #expect(isWithdrawn)
            let refused = await failure { _ = try router.decide(environment: "prod", key: "k") }
            #expect(refused?.code == code)
        }
    }

    @Test("A granted probe is one request, which says so; without a grant the provider serves nothing")
    func probes() async throws {
        let server = FakeServer()
        var snapshot = Self.snapshot()
        snapshot.standings = [StandingSnapshot(provider: "b", state: .halfOpen)]
        snapshot.standingsVersion = 4
        server.setSnapshot(snapshot, revision: 7)
        try await Self.withRouter(server) { router, clock in
            try await router.ready(timeout: hangLimit)
            for number in 0..<200 {
                let decision = try router.decide(environment: "prod", key: "k-\(number)")
                #expect(decision.provider == "a" && !decision.isProbe)
            }
            server.setSnapshot(snapshot, revision: 8, probes: [ProbeGrant(provider: "b", leaseMs: 5_000)])
            let isGranted = await eventually { router.revision == 8 }
            #expect(isGranted)
            var probes = 0
            for number in 0..<200 {
                let decision = try router.decide(environment: "prod", key: "k-\(number)")
                #expect(decision.isProbe == (decision.provider == "b"))
                if decision.isProbe { probes += 1 }
            }
            #expect(probes == 1)
            server.setSnapshot(snapshot, revision: 9, probes: [ProbeGrant(provider: "b", leaseMs: 5_000)])
            let isAgain = await eventually { router.revision == 9 }
            #expect(isAgain)
            clock.advance(.seconds(6))
            for number in 0..<200 {
                let late = try router.decide(environment: "prod", key: "k-\(number)")
                #expect(!late.isProbe)
            }
        }
    }

    @Test("Retries draw on a budget of the router, which first attempts pay for")
    func retries() async throws {
        let server = FakeServer()
        server.setSnapshot(Self.snapshot(), revision: 7)
        try await Self.withRouter(server) { router, _ in
            try await router.ready(timeout: hangLimit)
            let retry = SelectRequest(environment: "prod", key: "k", excludedProviders: ["a"])
            var granted = 0
            var refused: RPCError?
            for _ in 0..<1_000 where refused == nil {
                refused = await failure { _ = try router.decide(retry) }
                if refused == nil { granted += 1 }
            }
            #expect(refused?.reason == "RETRY_BUDGET_EXHAUSTED" && granted == 100)
            for number in 0..<10 { _ = try router.decide(environment: "prod", key: "k-\(number)") }
            _ = try router.decide(retry)
        }
    }
}
