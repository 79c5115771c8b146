import Foundation
import RegentClient

/// `select_local`, `select_local_model`: from a key to its provider among eight in the process of the caller, a key at
/// a time, by a `LocalRoute`; nanoseconds a decision. With a model there is a rollout too, which splits its keys.
/// `select_local_named`: the same by `LocalRouter.decide`, which is given environment and model each time.
///
/// The snapshot comes from a server in this process by the wire protocol; it is the same as that of a daemon with these
/// documents, which the tests show.
struct LocalSelectCase: BenchCase {
    let hasModel: Bool
    let isNamed: Bool
    private var router: LocalRouter?
    private var following: Task<Void, any Error>?
    private var client: RegentClient?
    private let server = FakeServer()
    private let keys = (0..<SelectionTable.keyCount).map { "user-\($0 * 7_919)" }

    init(hasModel: Bool = false, isNamed: Bool = false) {
        (self.hasModel, self.isNamed) = (hasModel, isNamed)
    }

    private var snapshot: EnvironmentSnapshot {
        let configs = zip(SelectionTable.targetIDs, SelectionTable.weights).map { id, weight in
            ProviderConfig(
                name: "environments/prod/providers/\(id)", provider: id, environment: "prod", enabled: true,
                weight: weight)
        }
        let split = RolloutSplit(
            stableVersion: "models/triage/versions/1.0.0", canaryVersion: "models/triage/versions/2.0.0",
            canaryPermille: 50, salt: "salt")
        let model = ModelSnapshot(model: "triage", split: split, placeRevision: 1)
        return EnvironmentSnapshot(
            environment: "prod", providerConfigs: configs, models: hasModel ? [model] : [], anyModel: true)
    }

    mutating func prepare(_ place: BenchPlace) async throws {
        server.setSnapshot(snapshot, revision: 1)
        let client = try await RegentClient.connect(to: server.address)
        let router = try LocalRouter(client, environments: ["prod"])
        following = Task { try await router.run() }
        try await router.ready()
        (self.client, self.router) = (client, router)
    }

    func run() throws -> Measurement {
        guard let router else { throw BenchError("not prepared") }
        let model = hasModel ? "triage" : ""
        var checksum: UInt64 = 0
        var failure: (any Error)?
        var route = try router.route(environment: "prod", model: model)
        let seconds = Stopwatch.median {
            do {
                if isNamed {
                    for key in keys {
                        checksum &+= try router.decide(environment: "prod", model: model, key: key).keyDigest
                    }
                } else {
                    for key in keys { checksum &+= try route.decide(key: key).keyDigest }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return Measurement(
            value: seconds * 1e9 / Double(keys.count), also: ["checksum": Double(checksum >> 12)])
    }

    mutating func finish() async throws {
        following?.cancel()
        await client?.close()
    }
}
