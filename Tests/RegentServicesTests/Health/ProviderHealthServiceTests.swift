import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// The health of providers behind the service: outcomes go in, standings come out, and a restart forgets nothing.
@Suite("Provider health service", .timeLimit(.minutes(10)))
struct ProviderHealthServiceTests {
    typealias Health = ProviderHealthServiceMethods

    /// A clock that the test moves.
    final class MovedClock: Sendable {
        private let micros = Mutex<Int64>(1_700_000_000_000_000)

        var now: Int64 { micros.withLock { $0 } }

        func pass(seconds: Int64) { micros.withLock { $0 += seconds * 1_000_000 } }

        func go(to time: Int64) { micros.withLock { $0 = max($0, time) } }
    }

    /// What a watch has sent of the first provider.
    final class Seen: Sendable {
        private let noted = Mutex<[ProviderHealthState]>([])

        var states: [ProviderHealthState] { noted.withLock { $0 } }

        func note(_ response: WatchProviderHealthResponse) {
            noted.withLock { $0.append(response.providers.first?.state ?? .unspecified) }
        }
    }

    /// Four providers of equal weight in prod.
    struct Stage {
        let first: ServiceBench
        var bench: ServiceBench
        let clock: MovedClock

        static func open(_ policy: HealthPolicy? = nil) async throws -> Stage {
            let clock = MovedClock()
            let first = try await ServiceBench.open()
            let bench = try await ServiceBench.over(first.store, first.database, now: { clock.now })
            let environment = Environment(name: "environments/prod", health: policy)
            _ = try await bench.call(
                ProviderServiceMethods.createEnvironment,
                CreateEnvironmentRequest(environment: environment, mutation: .fresh()))
            for provider in ["a", "b", "c", "d"] {
                let config = ProviderConfig(name: "environments/prod/providers/\(provider)", weight: 100)
                _ = try await bench.call(
                    ProviderServiceMethods.putProviderConfig,
                    PutProviderConfigRequest(providerConfig: config, mutation: .fresh()))
            }
            return Stage(first: first, bench: bench, clock: clock)
        }

        mutating func restart() async throws {
            bench = try await ServiceBench.over(first.store, first.database, now: { [clock] in clock.now })
        }

        /// Reports outcomes of a provider, as of now.
        func report(
            _ status: RouteOutcomeStatus, of provider: String = "a", times: Int = 1, code: String = "",
            retryAfterMs: UInt32 = 0, by caller: Caller? = nil, reporter: String
        ) async throws {
            let row = RouteOutcome(
                requestId: "r", createTime: Timestamp(microseconds: clock.now), environment: "prod",
                selectedProvider: provider, routeStrategy: .weighted, status: status, errorCode: code,
                retryAfterMs: retryAfterMs)
            try await OutcomeServiceTests.report(
                bench, [[RouteOutcome](repeating: row, count: times)], reporter: reporter, as: caller)
        }

        func health(_ provider: String = "a") async throws -> ProviderHealth {
            let response = try await bench.call(
                Health.listProviderHealth, ListProviderHealthRequest(environment: "prod"))
            return response.providers.first { $0.name == "environments/prod/providers/\(provider)" }
                ?? ProviderHealth()
        }

        func takeProbe(of provider: String = "a", by principal: String) -> Bool {
            bench.context.health.takeProbe(
                "prod", provider: provider, principal: principal, nowMicros: clock.now)
        }

        /// Goes to the readmission of provider a, with the timer.
        func waitForReadmission() async throws {
            let time = try await health().readmissionTime?.microseconds ?? 0
            clock.go(to: time)
            _ = bench.context.health.tick()
        }
    }

    @Test("failures that are acknowledged have ejected their provider, and no other")
    func ejection() async throws {
        let stage = try await Stage.open()
        let health = stage.bench.context.health
        #expect(health.standings(of: "prod") == .healthy)
        try await stage.report(.error, times: 4, code: "503", reporter: "one")
        #expect(health.standings(of: "prod") == .healthy)
        try await stage.report(.timeout, reporter: "two")
        let standings = health.standings(of: "prod")
        #expect(standings.standing(of: "a").state == .ejected)
        #expect(standings.impaired.count == 1)
        #expect(standings.version > 0)
        #expect(health.standings(of: "staging") == .healthy)
        let report = try await stage.health()
        #expect(report.state == .ejected)
        #expect(report.cause == .consecutiveFailures)
        #expect(report.ejectionCount == 1)
        #expect(report.failures?.rate == 1)
        #expect(try await stage.health("b").state == .healthy)
        let news = health.tick()
        #expect(news.map(\.text) == ["provider ejected"])
        #expect(news.first?.details["provider"] == "environments/prod/providers/a")
        let nothing = health.tick()
        #expect(nothing.isEmpty)
    }

    @Test("a batch that comes again is judged once")
    func repeated() async throws {
        let stage = try await Stage.open()
        let row = RouteOutcome(
            requestId: "r", createTime: Timestamp(microseconds: stage.clock.now), environment: "prod",
            selectedProvider: "a", routeStrategy: .weighted, status: .error)
        let batch = [row, row, row]
        try await OutcomeServiceTests.report(stage.bench, [batch], reporter: "one")
        try await OutcomeServiceTests.report(stage.bench, [batch], reporter: "one", resume: true)
        #expect(try await stage.health().consecutiveFailures == 3)
    }

    @Test("time readmits: one of many gets the probe, its success starts the provider slowly, and time completes it")
    func readmission() async throws {
        let stage = try await Stage.open()
        try await stage.report(.error, times: 5, reporter: "one")
        let early = stage.takeProbe(by: "principals/p")
        #expect(!early)
        try await stage.waitForReadmission()
        let health = stage.bench.context.health
        #expect(health.standings(of: "prod").standing(of: "a").state == .halfOpen)
        let given = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 { group.addTask { stage.takeProbe(by: "principals/p\(number)") } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(given == 1)
    }

    @Test("the holder's outcome answers the probe")
    func answer() async throws {
        let stage = try await Stage.open()
        let holder = try await stage.bench.party("holder")
        let other = try await stage.bench.party("other")
        try await stage.report(.error, times: 5, by: holder, reporter: "one")
        try await stage.waitForReadmission()
        let isGiven = stage.takeProbe(by: holder.name)
        #expect(isGiven)
        try await stage.report(.ok, by: other, reporter: "two")
        #expect(try await stage.health().state == .halfOpen)
        try await stage.report(.ok, by: holder, reporter: "three")
        #expect(try await stage.health().state == .slowStart)
        #expect(try await stage.health().weightPermille == 100)
        let health = stage.bench.context.health
        let version = health.standings(of: "prod").version
        stage.clock.pass(seconds: 15)
        _ = health.tick()
        #expect(health.standings(of: "prod").standing(of: "a").weightPermille == 550)
        let later = try await health.version(of: "prod", after: version)
        #expect(later > version)
        stage.clock.pass(seconds: 15)
        _ = health.tick()
        #expect(health.standings(of: "prod").impaired.isEmpty)
        #expect(health.standings(of: "prod").version > later)
    }

    @Test("a restart forgets no cooldown, no lease and no count")
    func restart() async throws {
        var stage = try await Stage.open()
        try await stage.report(.error, times: 5, reporter: "one")
        let before = try await stage.health()
        try await stage.restart()
        let after = try await stage.health()
        #expect(after.state == .ejected)
        #expect(after.readmissionTime == before.readmissionTime)
        #expect(after.ejectionCount == 1)
        #expect(stage.bench.context.health.standings(of: "prod").standing(of: "a").state == .ejected)

        try await stage.waitForReadmission()
        let isGiven = stage.takeProbe(by: "principals/p")
        #expect(isGiven)
        // The lease follows in a write of its own; what is written after it comes after it.
        _ = try await stage.bench.party("anybody")
        try await stage.restart()
        let isGivenTwice = stage.takeProbe(by: "principals/q")
        #expect(!isGivenTwice)
        #expect(try await stage.health().probeExpireTime != nil)
    }

    @Test("throttling lasts as long as the provider asks for")
    func throttled() async throws {
        let stage = try await Stage.open()
        try await stage.report(.throttled, retryAfterMs: 12_000, reporter: "one")
        let report = try await stage.health()
        #expect(report.cause == .throttled)
        #expect(report.readmissionTime?.microseconds == stage.clock.now + 12_000_000)
    }

    @Test("a reset needs a reason, readmits at once, is in the ledger, and lasts over a restart")
    func reset() async throws {
        var stage = try await Stage.open()
        try await stage.report(.error, times: 5, reporter: "one")
        let name = "environments/prod/providers/a"
        await expectRefusal(.reasonRequired) {
            _ = try await stage.bench.call(
                Health.resetProviderHealth, ResetProviderHealthRequest(name: name, mutation: .fresh()))
        }
        #expect(try await stage.health().state == .ejected)
        let response = try await stage.bench.call(
            Health.resetProviderHealth, ResetProviderHealthRequest(name: name, mutation: .fresh("key renewed")))
        #expect(response.providerConfig?.name == name)
        #expect(response.receipt?.revision ?? 0 > 0)
        let report = try await stage.health()
        #expect(report.state == .healthy)
        #expect(report.ejectionCount == 0)
        _ = stage.bench.context.health.tick()
        #expect(stage.bench.context.health.standings(of: "prod").impaired.isEmpty)
        try await stage.restart()
        #expect(try await stage.health().state == .healthy)
        try await stage.report(.error, times: 5, reporter: "two")
        #expect(try await stage.health().state == .ejected)
    }

    @Test("a probe that is taken beside a reset does not bring back over a restart what the reset forgot")
    func resetBesideProbe() async throws {
        var stage = try await Stage.open()
        try await stage.report(.error, times: 5, reporter: "one")
        try await stage.waitForReadmission()
        let context = stage.bench.context
        let method = Health.resetProviderHealth.descriptor
        let call = MutationCall(Command.daemon(method, now: stage.clock.now))
        let isGiven = try await context.store.write(call, mutation: Mutation(reason: "key renewed")) { store in
            let config = try store.require(ProviderConfig.self, "environments/prod/providers/a")
            _ = try store.put(try config.healthReset(store.command))
            try store.removeProviderHealth(environment: "prod", provider: "a")
            // The reset is not in force before its COMMIT: the lease is to be stored after it.
            return context.health.takeProbe(
                "prod", provider: "a", principal: "principals/p", nowMicros: store.command.now)
        }
        #expect(isGiven)
        // Written after the lease.
        _ = try await stage.bench.party("anybody")
        try await stage.restart()
        #expect(try await stage.health().state == .healthy)
    }

    @Test("a policy of the environment holds from its change on")
    func policy() async throws {
        let stage = try await Stage.open(HealthPolicy(consecutiveFailures: 2))
        try await stage.report(.error, times: 2, reporter: "one")
        #expect(try await stage.health().state == .ejected)
        let changed = Environment(name: "environments/prod", health: HealthPolicy(disabled: true))
        _ = try await stage.bench.call(
            ProviderServiceMethods.updateEnvironment,
            UpdateEnvironmentRequest(environment: changed, mutation: .fresh()))
        _ = stage.bench.context.health.tick()
        #expect(try await stage.health().state == .healthy)
        #expect(stage.bench.context.health.standings(of: "prod").impaired.isEmpty)
        let tooMuch = Environment(name: "environments/prod", health: HealthPolicy(failureRateLimit: 1.5))
        #expect(tooMuch.violations().map(\.field) == ["health.failure_rate_limit"])
    }

    @Test("a watch sends what is, then each change")
    func watch() async throws {
        let stage = try await Stage.open()
        let seen = Seen()
        let watch = Task {
            try await stage.bench.stream(
                Health.watchProviderHealth, [WatchProviderHealthRequest(environment: "prod")]
            ) { response in
                seen.note(response)
            }
        }
        #expect(await eventually { seen.states.first == .healthy })
        try await stage.report(.error, times: 5, reporter: "one")
        #expect(await eventually { seen.states.last == .ejected })
        try await stage.waitForReadmission()
        #expect(await eventually { seen.states.last == .halfOpen })
        watch.cancel()
        _ = await watch.result
    }

    @Test("health is read in the environments that a caller may read, and of those that exist")
    func scopes() async throws {
        let stage = try await Stage.open()
        let reader = try ScopedReadingTests.caller([("provider.read", "environments/prod")])
        let stranger = try ScopedReadingTests.caller([("provider.read", "environments/staging")])
        let request = ListProviderHealthRequest(environment: "prod")
        let providers = try await stage.bench.call(Health.listProviderHealth, request, as: reader).providers
        #expect(providers.count == 4)
        await expectRefusal(.permissionDenied) {
            _ = try await stage.bench.call(Health.listProviderHealth, request, as: stranger)
        }
        await expectRefusal(.permissionDenied) {
            _ = try await stage.bench.call(
                Health.resetProviderHealth,
                ResetProviderHealthRequest(name: "environments/prod/providers/a", mutation: .fresh("mine")), as: reader)
        }
        await expectRefusal(.notFound) {
            _ = try await stage.bench.call(
                Health.listProviderHealth, ListProviderHealthRequest(environment: "nowhere"))
        }
    }
}
