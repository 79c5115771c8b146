import Foundation
import RegentClient
import RegentTestKit

/// A program that routes its requests in its own process and reports how each ended.
///
/// Its providers are played: how they answer follows from the seed and the number of the request.
final class RoutedService {
    /// What became of some requests. Every one of them was answered: the first that is not ends the demonstration.
    struct Tally {
        /// Requests.
        var requests = 0
        /// Requests by the version that answered.
        var byVersion: [String: Int] = [:]
        /// Requests by the provider that answered.
        var byProvider: [String: Int] = [:]
        /// Attempts by version: those that failed, too.
        var attempts: [String: Int] = [:]
        /// Attempts that failed; another provider answered.
        var failures = 0
        /// Attempts that were the probe of a provider.
        var probes = 0

        mutating func add(_ other: Tally) {
            requests += other.requests
            byVersion.merge(other.byVersion, uniquingKeysWith: +)
            byProvider.merge(other.byProvider, uniquingKeysWith: +)
            attempts.merge(other.attempts, uniquingKeysWith: +)
            failures += other.failures
            probes += other.probes
        }
    }

    static let environment = "prod"
    static let model = "triage"

    private let client: RegentClient
    private let router: LocalRouter
    private let seed: UInt64
    /// Share of the answers with a valid schema, by version.
    private let validRates: [String: Double]
    /// The provider that fails; nil = none.
    var broken: String?
    /// All requests so far.
    private(set) var total = Tally()
    private var number = 0

    init(_ client: RegentClient, _ router: LocalRouter, seed: UInt64, validRates: [String: Double]) {
        (self.client, self.router, self.seed, self.validRates) = (client, router, seed, validRates)
    }

    /// Answers so many requests, each of a key of its own; returns when their outcomes are durable.
    @discardableResult
    func serve(_ count: Int) async throws -> Tally {
        var tally = Tally()
        for _ in 0..<count {
            number += 1
            do { try await answer(&tally) } catch {
                throw DemoError("request \(number) of the service failed: \(error)")
            }
        }
        try await client.flushOutcomes()
        total.add(tally)
        return tally
    }

    /// Asks the provider that the router decides for, and another one where that fails.
    private func answer(_ tally: inout Tally) async throws {
        tally.requests += 1
        let request = SelectRequest(environment: Self.environment, key: key(number), model: Self.model)
        let decision = try router.decide(environment: request.environment, model: request.model, key: request.key)
        if decision.isProbe { tally.probes += 1 }
        let first = played(decision.outcome(requestID: "request-\(number)", createTime: Self.now, status: .ok))
        try report(first, &tally)
        // The daemon learns of a probe, and of a failure, at once.
        if decision.isProbe || first.status != .ok { try await client.flushOutcomes() }
        guard first.status != .ok else { return }
        var retry = request
        retry.excludedProviders = [decision.provider]
        let second = played(Self.outcome(of: try router.decide(retry), after: first))
        try report(second, &tally)
        guard second.status == .ok else { throw DemoError("\(second.selectedProvider) failed, too") }
    }

    private static func outcome(of decision: RouteDecision, after first: RouteOutcome) -> RouteOutcome {
        RouteOutcome(
            requestId: first.requestId, createTime: now, environment: environment, keyDigest: decision.keyDigest,
            arm: decision.arm, policyRevision: decision.policyRevision, attempt: 1,
            selectedProvider: decision.selectedProvider, routeStrategy: decision.routeStrategy,
            fallbackProvider: decision.selectedProvider, fallbackUsed: true, modelVersion: decision.modelVersion,
            status: .ok)
    }

    private func report(_ outcome: RouteOutcome, _ tally: inout Tally) throws {
        try client.report(outcome)
        tally.attempts[outcome.modelVersion, default: 0] += 1
        guard outcome.status == .ok else {
            tally.failures += 1
            return
        }
        tally.byVersion[outcome.modelVersion, default: 0] += 1
        tally.byProvider[outcome.selectedProvider, default: 0] += 1
    }

    /// The outcome with what the provider answers.
    private func played(_ outcome: RouteOutcome) -> RouteOutcome {
        var (outcome, draw) = (outcome, SplitMix64(seed: seed &+ UInt64(number)))
        outcome.latencyMs = 200 + 400 * draw.unit()
        guard outcome.selectedProvider != broken else {
            (outcome.status, outcome.errorCode) = (.error, "503")
            return outcome
        }
        outcome.schemaValid = draw.unit() < validRates[outcome.modelVersion] ?? 0 ? .true : .false
        outcome.safetyCompliant = .true
        return outcome
    }

    private func key(_ number: Int) -> String { "user-\(number)" }

    private static var now: Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    // MARK: The daemon

    /// A rollout, as it is.
    func rollout(_ id: String) async throws -> RolloutRun {
        guard let run = try await client.getRollout(GetRolloutRequest(name: "rollouts/\(id)")).rollout else {
            throw DemoError("the rollout \(id) does not exist")
        }
        return run
    }

    /// The health of a provider.
    func health(of provider: String) async throws -> ProviderHealth {
        let answer = try await client.listProviderHealth(ListProviderHealthRequest(environment: Self.environment))
        let name = "environments/\(Self.environment)/providers/\(provider)"
        guard let health = answer.providers.first(where: { $0.name == name }) else {
            throw DemoError("\(name) does not exist")
        }
        return health
    }

    /// Returns once the router decides by a revision of the ledger.
    func follow(to revision: UInt64) async throws {
        let end = ContinuousClock.now + .seconds(5)
        while router.revision < revision {
            guard .now < end else {
                throw DemoError("the router is at revision \(router.revision) after 5 s, not at \(revision)")
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// That the router decides as the daemon does, for so many keys.
    func compare(_ count: Int) async throws {
        for number in 0..<count {
            let request = SelectRequest(environment: Self.environment, key: key(number), model: Self.model)
            let (here, there) = (try router.decide(request), try await client.select(request).decision)
            guard here == there else {
                throw DemoError("\(request.key): the router says \(here), the daemon \(String(describing: there))")
            }
        }
    }

    /// That every outcome is durable.
    func checkReports() throws {
        let (statistics, attempts) = (client.outcomeStatistics, total.attempts.values.reduce(0, +))
        guard statistics.durable == attempts, statistics.refused == 0, statistics.dropped == 0 else {
            throw DemoError("of \(attempts) outcomes, these are durable: \(statistics)")
        }
    }
}
