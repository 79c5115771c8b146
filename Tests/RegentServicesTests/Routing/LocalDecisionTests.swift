import Foundation
import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentServiceTestKit
import RegentServices
import RegentTestKit
import Testing

/// The answers of a program that decides by the streamed snapshot, against those of the daemon, over changes of the
/// store. REGENT_LOCAL_KEYS sets the number of keys; with a million or more there are a hundred changes.
@Suite("Local decisions", .timeLimit(.minutes(60)))
struct LocalDecisionTests {
    typealias Routing = RoutingServiceMethods

    /// Keys of one call.
    private static let batchSize = 4_096

    static let keyCount =
        ProcessInfo.processInfo.environment["REGENT_LOCAL_KEYS"].flatMap { Int($0) } ?? 20_000
    static let changeCount = keyCount >= 1_000_000 ? 100 : 20

    /// Changes the store in a way that alters decisions.
    static func change(_ bench: ServiceBench, _ number: Int, _ random: inout SplitMix64) async throws {
        switch number % 4 {
        case 0, 1:
            let id = "p\(Int.random(in: 0..<8, using: &random))"
            try await RoutingServiceTests.put(
                bench,
                ProviderConfig(
                    name: RoutingServiceTests.name(id), enabled: Int.random(in: 0..<5, using: &random) > 0,
                    weight: [0, 1, 50, 200].randomElement(using: &random) ?? 1, model: "model \(number)",
                    priority: [0, 0, 1].randomElement(using: &random) ?? 0))
        case 2:
            let name = "models/m/environments/prod/rolloutPolicy"
            var policy = try #require(
                try await bench.call(
                    RolloutServiceMethods.getRolloutPolicy, GetRolloutPolicyRequest(name: name)
                ).rolloutPolicy)
            policy.canaryPermille = .random(in: 0...500, using: &random)
            policy.salt = "salt \(number)"
            try await bench.put(policy, etag: policy.etag)
        default:
            let lease = Force(
                name: "forces/f-\(number)", version: "models/m/versions/2.0.0", environment: "environments/prod",
                ttlS: 3_600)
            _ = try await bench.call(
                ForceServiceMethods.forceVersion, ForceVersionRequest(force: lease, mutation: .fresh("incident")))
            if Bool.random(using: &random) {
                _ = try await bench.call(
                    ForceServiceMethods.releaseForce, ReleaseForceRequest(name: lease.name, mutation: .fresh()))
            }
        }
    }

    /// Ends every lease, so that the next one can be made.
    static func release(_ bench: ServiceBench) async throws {
        for force in try await bench.call(ForceServiceMethods.listForces, ListForcesRequest()).forces
        where force.state == .active {
            _ = try await bench.call(
                ForceServiceMethods.releaseForce, ReleaseForceRequest(name: force.name, mutation: .fresh()))
        }
    }

    /// What a program gets now.
    static func prepared(_ bench: ServiceBench) async throws -> PreparedEnvironment {
        let response = try await WatchSnapshotTests.first(bench, WatchSnapshotRequest(environment: "prod"))
        return try PreparedEnvironment(try #require(response.snapshot), revision: response.revision)
    }

    @Test("every key gets the daemon's answer, over changes of providers, rollouts and leases")
    func equal() async throws {
        let seed = announcedSeed("LocalDecisionTests.equal")
        var random = SplitMix64(seed: seed)
        let bench = try await RoutingServiceTests.seeded()
        try await bench.rollout(canaryPermille: 50)
        for place in 0..<4 {
            try await RoutingServiceTests.put(
                bench, ProviderConfig(name: RoutingServiceTests.name("p\(place)"), weight: UInt32(place * 30)))
        }
        for number in 0..<Self.changeCount {
            if number % 4 == 3 { try await Self.release(bench) }
            try await Self.change(bench, number, &random)
            let prepared = try await Self.prepared(bench)
            for model in ["m", ""] {
                let differing = try await Self.differences(bench, prepared, model: model, change: number)
                #expect(differing == [], "seed \(seed), change \(number), model \(model)")
            }
        }
    }

    /// The first keys whose answers differ.
    static func differences(
        _ bench: ServiceBench, _ prepared: PreparedEnvironment, model: String, change: Int
    ) async throws -> [String] {
        let routes = try prepared.routes(model)
        var differing: [String] = []
        for first in stride(from: 0, to: keyCount, by: batchSize) {
            let keys = (first..<min(first + batchSize, keyCount)).map { "key-\(change)-\($0)" }
            let request = SelectBatchRequest(environment: "prod", keys: keys, model: model)
            let batch = try await bench.call(Routing.selectBatch, request)
            for (key, choice) in zip(keys, batch.choices) {
                let found = routes.decide(key: key)?.decision.decision
                if found != batch.decisions[Int(choice)] { differing.append(key) }
            }
            // The whole answers, with digest and fallbacks, of some of them.
            for key in keys.prefix(8) {
                let request = SelectRequest(requestId: "r", environment: "prod", key: key, model: model)
                let answer = try await bench.call(Routing.select, request)
                let turn = AssignmentHash(turn: 1)
                let whole = try prepared.decide(request, nowMicros: 1, turn: { turn }, takesProbe: { _ in false })
                if SelectResponse(decision: whole.decision).encoded() != answer.encoded() { differing.append(key) }
            }
            guard differing.isEmpty else { return Array(differing.prefix(4)) }
        }
        return []
    }
}
